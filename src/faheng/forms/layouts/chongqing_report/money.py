"""Money the prose of a report names: what was budgeted, what was spent."""

from __future__ import annotations

import re
from decimal import Decimal

from faheng.documents.document import Line
from faheng.forms.draft import Draft
from faheng.forms.layouts.chongqing_report.sections import PrintedSection
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.rows import text_of
from faheng.model.package import EvaluationFunding, Execution

_AMOUNT = r"[^\d，。；]{0,12}?(?P<amount>\d[\d,]*(?:\.\d+)?万?元)"
_INITIAL = re.compile(rf"年初预算(?:数|安排|资金)?{_AMOUNT}")
_FULL_YEAR = re.compile(
    r"(?:投入资金|全年预算|年度预算|调整后?预算|项目资金|预算资金|资金总额|安排资金"
    rf"|预算安排|预算金额|预算总额|总投入){_AMOUNT}"
)
_EXECUTED = re.compile(rf"(?:实际支出|全年执行|执行金额|累计支出|实际使用){_AMOUNT}")
_RATE = re.compile(r"执行率[^\d，。；]{0,6}?(?P<amount>\d+(?:\.\d+)?)[%％]")


def read_money(
    draft: Draft, sections: list[PrintedSection]
) -> tuple[EvaluationFunding, Execution]:
    """The first amounts named, the chapter on money before the others."""
    about_money = [part for part in sections if "资金" in part.title]
    others = [part for part in sections if "资金" not in part.title]
    lines = [line for part in about_money + others for line in part.lines]
    money = MoneyReader()

    def yuan(pattern: re.Pattern[str], path: str) -> Decimal | None:
        found = _first(pattern, lines)
        if found is None:
            return None
        draft.place(f"/evaluations/0/{path}", found[0], found[1][0])
        return money.yuan(found[1]["amount"], None, draft)

    rate = _first(_RATE, lines)
    if rate is not None:
        draft.place("/evaluations/0/execution/rate", rate[0], rate[1][0])
    return (
        EvaluationFunding(
            initial_budget=yuan(_INITIAL, "funding/initial_budget"),
            full_year_budget=yuan(_FULL_YEAR, "funding/full_year_budget"),
        ),
        Execution(
            executed=yuan(_EXECUTED, "execution/executed"),
            rate=Decimal(rate[1]["amount"]) if rate else None,
        ),
    )


def _first(
    pattern: re.Pattern[str], lines: list[Line]
) -> tuple[Line, re.Match[str]] | None:
    for line in lines:
        if found := pattern.search(text_of(line)):
            return line, found
    return None
