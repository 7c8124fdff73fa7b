from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.rule import Fault, Rule
from faheng.review.texts import Prose, proses
from faheng.values.patterns import lazy_pattern

# What a template puts where the writer's words belong. A masked personal name
# (“张××”) is not one: the mark must stand before what a form asks for.
# Stars behind digits hide part of a number.
_ASKED = (
    r"(?=\s*(?:局|区|县|市|省|街道|镇|乡|单位|部门|项目|年|月|日|万元|元"
    r"|人(?![民员事大社])|次|件|场|个|份|%|％))"
)
_RESIDUE = lazy_pattern(
    rf"(?<![A-Za-z])[Xx×Ｘ]{{2,}}{_ASKED}"
    rf"|(?<![\d*＊])[*＊]{{2,}}{_ASKED}"
    r"|^[Xx×Ｘ*＊]{2,}$"
    r"|20[Xx×Ｘ]{2}(?=\s*年?)"
    r"|(?:^|(?<=[（(【\[：:，、。；;\s]))(?:待填写?|待补充)(?=$|[）)】\]，、。；;\s])"
    r"|此处填写|（填写[^）]{0,12}）"
    r"|[{｛][一-鿿]{2,8}[}｝]"
)
_PLACEHOLDER_IN_NAME = lazy_pattern(r"[≥≤<>=]\s*\*{2,}")


class WS104(Rule[Prose]):
    """留有模板中的占位符或填写说明。

    ## 检查什么
    文中是否留有“XX局”“20XX年”“**”“待填”“{单位}”等模板里供替换的字样。

    ## 为什么
    占位符没有替换，说明此处没有填写；公开后很显眼。

    ## 错误示例
    XX局2024年部门预算编制说明。

    ## 正确示例
    示范区司法局2024年部门预算编制说明。

    ## 不适用
    (1) 文件中没有成段的文字；(2) 人名中的“××”是隐去，不在此列。
    """

    name = "template-residue"
    dimension = "完整性"
    severity = "error"
    basis = "practice"
    message = "{field}中留有模板的占位字样“{residue}”。"
    hint = "请换成实际内容；如无内容，请按要求写“无”。"
    not_applicable = "文件中没有可查的文字"

    def select(self, case: Case) -> Iterator[tuple[str, Prose]]:
        for prose in proses(case.package):
            yield prose.path, prose

    def judge(self, subject: Prose) -> Fault | None:
        found = _RESIDUE.search(subject.text)
        if found is None:
            return None
        end = min(found.end() + 6, len(subject.text))
        quote = subject.text[max(found.start() - 6, 0) : end].strip()
        # Some provinces' systems print the indicator's pattern in its name.
        in_name = _PLACEHOLDER_IN_NAME.search(subject.text) is not None
        return Fault(
            {"field": subject.field, "residue": found[0]},
            severity="info" if in_name else None,
            quote=quote,
        )
