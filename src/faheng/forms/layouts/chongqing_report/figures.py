"""Figures the prose of a report names: budget, spending, score and grade."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from faheng.documents.document import Line
from faheng.forms.draft import Draft
from faheng.forms.layouts.chongqing_report.sections import PrintedSection
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.rows import text_of
from faheng.model.package import EvaluationFunding, Execution

_AMOUNT = r"[^\d，。；]{0,12}?(?P<amount>\d[\d,]*(?:\.\d+)?万?元)"
_INITIAL = re.compile(rf"年初预算(?:数|安排|资金)?{_AMOUNT}")
# What the year's money came to in the end goes before what was first approved.
_ADJUSTED = re.compile(rf"(?:全年预算|调整后?(?:的)?(?:全年)?预算){_AMOUNT}")
_FULL_YEAR = re.compile(
    r"(?:投入资金|年度预算|项目资金|预算资金|资金总额|安排资金"
    r"|预算安排|预算金额|预算总额|项目预算|(?:批复|下达|安排)预算|(?<!年初)预算数"
    rf"|总投入){_AMOUNT}"
)
_EXECUTED = re.compile(
    r"(?:实际支出|全年支出|当年支出|本年支出|累计支出|共支出|实现支出"
    rf"|全年执行|实际执行|执行金额|执行数|实际使用){_AMOUNT}"
)
_RATE = re.compile(r"执行率[^\d，。；]{0,6}?(?P<amount>\d+(?:\.\d+)?)[%％]")
_SCORE = re.compile(
    r"(?:综合得分|评价得分|自评得分|总得分|总分|综合评分)[^\d，。；]{0,6}?(?P<amount>\d{1,3}(?:\.\d+)?)分"
)
_GRADE = re.compile(
    r"(?:评价等级|绩效等级|评价结果|评价结论|等级)[为是：:“\"]{1,3}(?P<amount>优秀|优|良好|良|中|差)(?=$|[”\"。，；、])"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the prose says in figures."""

    funding: EvaluationFunding
    execution: Execution
    score: Decimal | None
    grade: str | None


def read_figures(draft: Draft, sections: list[PrintedSection]) -> Figures:
    """The first figures named, the chapter on money before the others."""
    about_money = [part for part in sections if "资金" in part.title]
    others = [part for part in sections if "资金" not in part.title]
    lines = [said for part in about_money + others for said in _said(part.lines)]
    money = MoneyReader()

    def yuan(pattern: re.Pattern[str], path: str) -> Decimal | None:
        found = _first(pattern, lines)
        if found is None:
            return None
        _place(draft, path, *found)
        return money.yuan(found[1]["amount"], None, draft)

    def plain(pattern: re.Pattern[str], path: str) -> str | None:
        found = _first(pattern, lines)
        if found is None:
            return None
        _place(draft, path, *found)
        return found[1]["amount"]

    rate, score = plain(_RATE, "execution/rate"), plain(_SCORE, "score")
    adjusted = yuan(_ADJUSTED, "funding/full_year_budget")
    return Figures(
        funding=EvaluationFunding(
            initial_budget=yuan(_INITIAL, "funding/initial_budget"),
            full_year_budget=adjusted
            if adjusted is not None
            else yuan(_FULL_YEAR, "funding/full_year_budget"),
        ),
        execution=Execution(
            executed=yuan(_EXECUTED, "execution/executed"),
            rate=Decimal(rate) if rate else None,
        ),
        score=Decimal(score) if score else None,
        grade=plain(_GRADE, "grade"),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says without blanks, and what the line broken off after it adds."""

    line: Line
    own: str
    rest: str


def _said(lines: Sequence[Line]) -> Iterator[_Said]:
    texts = ["".join(text_of(line).split()) for line in lines]
    for index, line in enumerate(lines):
        broken = not texts[index].endswith(("。", "；", "：", "！"))
        rest = texts[index + 1] if broken and index + 1 < len(lines) else ""
        yield _Said(line, texts[index], rest)


def _place(draft: Draft, path: str, line: Line, found: re.Match[str]) -> None:
    quote = found[0] if found[0] in line.text else None
    draft.place(f"/evaluations/0/{path}", line, quote)


def _first(
    pattern: re.Pattern[str], lines: Iterable[_Said]
) -> tuple[Line, re.Match[str]] | None:
    for said in lines:
        found = pattern.search(said.own + said.rest)
        if found and found.start() < len(said.own):
            return said.line, found
    return None
