from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rule import Fault, Rule
from faheng.values.patterns import lazy_pattern

# A title, a document number, an article, or a law called by its name.
_DEFINITE = lazy_pattern(
    r"《[^》]+》|[〔\[（(【]\s*\d{4}\s*[〕\]）)】]\s*第?\s*\d+\s*号|第[一二三四五六七八九十百\d]+条|\w{2,}(?:法|条例|办法|规定|细则|规划|纲要|方案|意见|协议|合同|纪要|批复)(?!\w*文件)"
)
_VAGUE = lazy_pattern(
    r"文件|精神|要求|部署|安排|政策|工作需要|实际需要|有关规定|相关规定"
)


class WS103(Rule[tuple[str, str]]):
    """立项依据没有写明文件名称或文号。

    ## 检查什么
    立项依据是否写出了文件的名称、文号或条款，而不是笼统地写“上级文件”“有关要求”。

    ## 为什么
    依据写不具体，审核时无法核对，也说明不了项目为什么必须做、做到什么标准。

    ## 错误示例
    立项依据：上级党委、政府文件。

    ## 正确示例
    立项依据：《关于开展“一村一法律顾问”工作的实施方案》（×司办〔2021〕18号）。

    ## 不适用
    文件中没有填写立项依据。
    """

    name = "basis-without-number"
    dimension = "相关性"
    severity = "warning"
    basis = "practice"
    message = "立项依据只写“{basis}”，没有文件名称或文号。"
    hint = "请写明依据文件的全称和文号，例如《……》（……〔2024〕5号）。"
    not_applicable = "没有填写立项依据"

    def select(self, case: Case) -> Iterator[tuple[str, tuple[str, str]]]:
        for index, declaration in enumerate(case.package.declarations):
            if declaration.project.basis:
                path = f"/declarations/{index}/project/basis"
                yield path, (declaration.project.name or "", declaration.project.basis)

    def judge(self, subject: tuple[str, str]) -> Fault | None:
        _, basis = subject
        if _DEFINITE.search(basis) or not _VAGUE.search(basis):
            return None
        said = basis.strip().rstrip("。")
        return Fault({"basis": said if len(said) <= 30 else f"{said[:30]}……"})
