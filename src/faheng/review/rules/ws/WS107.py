from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.finding import Fix
from faheng.review.rule import Fault, Rule
from faheng.review.texts import proses
from faheng.values.patterns import lazy_pattern

# Issuing body's abbreviation, year in any brackets, number. A court's case number has
# no body before its year.
_NUMBER = lazy_pattern(
    r"(?P<body>[一-鿿]{2,12})\s*(?P<open>[〔\[［（(【﹝])\s*(?P<year>(?:19|20)\d{2})\s*"
    r"(?P<close>[〕\]］）)】﹞])\s*(?P<rest>第?\s*\d+\s*号)"
)
# Words of the sentence that run into the body's abbreviation.
_LEAD_IN = lazy_pattern(
    r".*(?:根据|依据|按照|按|以及|及|和|与|的|由|见|参照|执行|文件|文|号)(?=[一-鿿]{2})"
)


class Number(NamedTuple):
    """A document number as printed, and in the standard brackets."""

    printed: str
    standard: str


class WS107(Rule[Number]):
    """发文字号的年份没有用六角括号。

    ## 检查什么
    文号中的年份是否用六角括号“〔〕”括起。

    ## 为什么
    公文格式国家标准规定发文字号的年份用六角括号。同一份材料里括号混用，也不便于检索核对。

    ## 错误示例
    ×财行[2021]86号、×财行（2021）86号。

    ## 正确示例
    ×财行〔2021〕86号。

    ## 不适用
    文中没有发文字号。
    """

    name = "document-number-style"
    dimension = "完整性"
    severity = "info"
    basis = "《党政机关公文格式》（GB/T 9704—2012）7.2.5 发文字号"
    message = "文号“{printed}”的年份宜用六角括号。"
    hint = "可写作“{standard}”。"
    not_applicable = "文中没有发文字号"

    def select(self, case: Case) -> Iterator[tuple[str, Number]]:
        for prose in proses(case.package):
            for found in _NUMBER.finditer(prose.text):
                lead_in = _LEAD_IN.match(found["body"])
                start = lead_in.end() if lead_in else 0
                rest = re.sub(r"\s+", "", found["rest"])
                standard = f"{found['body'][start:]}〔{found['year']}〕{rest}"
                yield prose.path, Number(found[0][start:], standard)

    def judge(self, subject: Number) -> Fault | None:
        if "〔" in subject.printed and "〕" in subject.printed:
            return None
        return Fault(
            {"printed": subject.printed, "standard": subject.standard},
            quote=subject.printed,
            fix=Fix(before=subject.printed, after=subject.standard),
        )
