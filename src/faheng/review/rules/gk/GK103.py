from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.rulebook import load_parameter

_FEWEST_TABLES = 5
_FEWEST_PASSAGES = 5


class RequiredPart(NamedTuple):
    """A part the disclosure rules ask for, and whether the file has it."""

    name: str
    present: bool


class GK103(Rule[RequiredPart]):
    """公开内容缺少应有的部分。

    ## 检查什么
    成套公开的部门预算、决算，是否有部门职责、“三公”经费、机关运行经费、政府采购、名词解释等应当说明的部分。

    ## 为什么
    公开的内容有统一要求，缺少的部分会被财政部门要求补充公开。

    ## 错误示例
    部门预算有表格和编制说明，但没有政府采购情况说明。

    ## 正确示例
    没有政府采购的，写明“本部门无政府采购预算”。

    ## 不适用
    (1) 文件不是成套的部门预决算（表不足五张，或没有文字说明）；(2) 文件没有写明年度。
    """

    name = "required-part-missing"
    dimension = "完整性"
    severity = "warning"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）"
    message = "没有看到“{name}”。"
    hint = "请核实是否漏列；没有该项内容的，也请写明没有。"
    not_applicable = "不是成套公开的部门预决算"

    def select(self, case: Case) -> Iterator[tuple[str, RequiredPart]]:
        budget = case.package.budget
        if (
            budget is None
            or len(budget.tables) < _FEWEST_TABLES
            or len(budget.narrative) < _FEWEST_PASSAGES
        ):  # (1)
            return
        if case.as_of is None:  # (2)
            raise NotApplicableError("文件没有写明年度，无法确定应公开的内容")
        parts = load_parameter("disclosure/required-parts").on(case.as_of).value
        said = "\n".join(
            [
                *(f"{passage.section}\n{passage.text}" for passage in budget.narrative),
                *(table.title for table in budget.tables),
                *(rest.text for rest in case.package.unread),
            ]
        )
        for part in parts[budget.stage].values():
            present = any(word in said for word in part["any_of"])
            yield "/budget", RequiredPart(part["name"], present)

    def judge(self, subject: RequiredPart) -> Fault | None:
        if subject.present:
            return None
        return Fault({"name": subject.name}, column=subject.name)
