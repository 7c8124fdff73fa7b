"""Figures the prose of a report names: budget, spending, score and grade."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from faheng.documents.document import Line
from faheng.forms.draft import Draft
from faheng.forms.evaluations.sections import PrintedSection
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
    r"|全年执行|实际执行|执行金额|执行数|实际使用|支出决算|决算支出|支出合计"
    rf"|支出总计|实际列支|实际拨付使用){_AMOUNT}"
)
_RATE = re.compile(r"执行率[^\d，。；]{0,6}?(?P<amount>\d+(?:\.\d+)?)[%％]")
_SCORE = re.compile(
    r"(?:(?:综合|评价|自评|自评价|总|最终|绩效|评定|考核|评审|实际|平均)得分|自评总分|自评分数?|综合评分|评价总分)"
    r"[^\d，。；]{0,6}?(?P<amount>\d{1,3}(?:\.\d+)?)分"
)
# 总分100分 is what can be reached; what was, is another number.
_TOTAL = re.compile(
    r"总分[^\d，。；]{0,6}?(?P<amount>(?!100(?:\.0+)?分)\d{1,3}(?:\.\d+)?)分"
)
_GRADE = re.compile(
    r"(?:评价等级|绩效等级|评价结果|评价结论|等级|等次|评级|自评结果|自评结论|级别|评定|综合评价|评价|被?评)"
    r"(?:为|是|：|:|“|\"|‘|属于|达到)+(?P<amount>优秀|优|良好|良|中|差)"
    r"(?=$|[”\"’。，；、）)等级档次])"
)

_MONEY_PATTERNS = (_INITIAL, _ADJUSTED, _FULL_YEAR, _EXECUTED, _RATE)
_NEAR = Decimal("0.5")


class Figures(NamedTuple):
    """What the prose says in figures."""

    funding: EvaluationFunding
    execution: Execution
    score: Decimal | None
    grade: str | None


def read_figures(draft: Draft, sections: list[PrintedSection], path: str) -> Figures:
    """The first figures named, the chapter that tells most of money before the others.

    ``path`` is where the evaluation stands in the package.
    """
    parts = sorted(map(_Part, sections), key=lambda part: -part.rank)
    money = MoneyReader()

    def yuan(pattern: re.Pattern[str]) -> _Found | None:
        return _first(pattern, parts, lambda text: money.yuan(text, None, draft))

    adjusted = yuan(_ADJUSTED)
    found = {
        "funding/initial_budget": yuan(_INITIAL),
        "funding/full_year_budget": adjusted or yuan(_FULL_YEAR),
        "execution/executed": yuan(_EXECUTED),
        "execution/rate": _first(_RATE, parts, Decimal),
        "score": _first(_SCORE, parts, Decimal) or _first(_TOTAL, parts, Decimal),
    }
    if _contradict(*list(found.values())[1:4]):
        # Amounts of different chapters need not be of the same money.
        found["execution/executed"] = None
    for place, figure in found.items():
        if figure is not None:
            _place(draft, f"{path}/{place}", figure)
    initial, full, executed, rate, score = (
        figure.number if figure else None for figure in found.values()
    )
    grade = _first(_GRADE, parts, lambda _: Decimal(0))
    if grade is not None:
        _place(draft, f"{path}/grade", grade)
    return Figures(
        funding=EvaluationFunding(initial_budget=initial, full_year_budget=full),
        execution=Execution(executed=executed, rate=rate),
        score=score,
        grade=grade.match["amount"] if grade else None,
    )


def tells_figures(lines: Iterable[str]) -> bool:
    """Whether any of these lines names a score, or what was spent of a budget."""
    return any(
        _SCORE.search(line) or (_EXECUTED.search(line) and _RATE.search(line))
        for line in lines
    )


class _Part:
    """A chapter as its paragraphs say it, and how much it tells of money."""

    def __init__(self, section: PrintedSection) -> None:
        self.said = list(_said(section.lines))
        text = "".join(said.own for said in self.said)
        told = sum(pattern.search(text) is not None for pattern in _MONEY_PATTERNS)
        self.rank = told + (len(_MONEY_PATTERNS) if "资金" in section.title else 0)


class _Found(NamedTuple):
    """A figure, the line that names it and the chapter it stands in."""

    number: Decimal
    line: Line
    match: re.Match[str]
    part: _Part


def _contradict(
    budget: _Found | None, executed: _Found | None, rate: _Found | None
) -> bool:
    """Whether budget and spending of two chapters come to another rate than printed."""
    if budget is None or executed is None or budget.part is executed.part:
        return False
    if not budget.number or executed.number > budget.number:
        return True
    if rate is None:
        return False
    return abs(executed.number / budget.number * 100 - rate.number) > _NEAR


class _Said(NamedTuple):
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


def _place(draft: Draft, path: str, found: _Found) -> None:
    said = found.match[0]
    draft.place(path, found.line, said if said in found.line.text else None)


def _first(
    pattern: re.Pattern[str],
    parts: Sequence[_Part],
    number: Callable[[str], Decimal | None],
) -> _Found | None:
    for part in parts:
        for said in part.said:
            found = pattern.search(said.own + said.rest)
            if found and found.start() < len(said.own):
                amount = number(found["amount"])
                if amount is not None:
                    return _Found(amount, said.line, found, part)
    return None
