from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.prose.parser import read_prose
from faheng.review.prose.plain import plain_text
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.rules.wb.narrative import budget_of

_SECTION = "年度预算安排"
# What stands in place of an amount: another paper, or that there is none.
_ELSEWHERE = ("详见", "见附", "见表", "参见", "见项目")
_NOTHING = ("无", "不安排", "未安排", "没有安排", "不涉及")


class Arrangement(NamedTuple):
    """What is said under 年度预算安排, all paragraphs together."""

    text: str


class WB111(Rule[Arrangement]):
    """“年度预算安排”一节没有写金额。

    ## 检查什么
    项目经费情况说明的“年度预算安排”一节里有没有金额。

    ## 为什么
    这一节就是说明当年安排多少钱的，只写工作内容，公众看不到项目花多少钱。

    ## 错误示例
    “六、年度预算安排　结合工作推进情况，根据合同条款按时拨付资金。”

    ## 正确示例
    “六、年度预算安排　2025年安排财政资金50万元，按合同分两次拨付。”

    ## 不适用
    (1) 没有这一节；(2) 写明详见其他材料，或写明当年没有安排。
    """

    name = "amount-missing"
    dimension = "文表一致"
    severity = "warning"
    basis = "practice"
    message = "“年度预算安排”一节没有写明金额。"
    hint = "请补充当年安排的金额（万元）。"
    not_applicable = "没有“年度预算安排”一节"

    def select(self, case: Case) -> Iterator[tuple[str, Arrangement]]:
        passages = budget_of(case).narrative
        at = 0
        found = False
        while at < len(passages):
            section = plain_text(passages[at].section).text
            end = at + 1
            if not section.endswith(_SECTION):
                at = end
                continue
            while end < len(passages) and passages[end].section == passages[at].section:
                end += 1
            text = "\n".join(passage.text for passage in passages[at:end])
            if not _says_why_not(text):  # (2)
                found = True
                yield f"/budget/narrative/{at}", Arrangement(text)
            at = end
        if not found:
            raise NotApplicableError(self.not_applicable)  # (1)

    def judge(self, subject: Arrangement) -> Fault | None:
        if read_prose(subject.text).amounts:
            return None
        stated = " ".join(subject.text.split())
        return Fault({"stated": stated}, quote=stated or _SECTION)


def _says_why_not(text: str) -> bool:
    words = plain_text(text).text.strip("。")
    return words.startswith(_NOTHING) or any(word in words for word in _ELSEWHERE)
