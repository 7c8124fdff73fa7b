"""Percentages of the narrative with the printed figures they are computed from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faheng.review.prose.interval import Interval
from faheng.review.prose.labels import same_name
from faheng.review.prose.measures import measure_of, measure_of_subject
from faheng.review.prose.statements import (
    Amount,
    Change,
    Figure,
    Share,
)
from faheng.review.rules.wb.completions import budgets_of
from faheng.review.rules.wb.functions import class_of
from faheng.review.rules.wb.narrative import MANIFOLD, Told
from faheng.review.rules.wb.rate import Rate, Working
from faheng.review.rules.wb.tables import Tables

_HUNDRED = Decimal(100)
_POINT_ZERO = Interval.around(Decimal(0), Decimal(0))
_BY_CLASS = frozenset(
    (
        "general_expenditure",
        "year_expenditure",
        "total_expenditure",
        "fiscal_expenditure",
    )
)
_ONE = Interval.around(Decimal(1), Decimal(0))


def shares(told: Told, all_told: tuple[Told, ...]) -> Iterator[Rate]:
    """``A 40万元，占80%``: part and whole."""
    prose = told.prose
    for share in prose.shares:
        part = prose.figures[share.figure]
        if part.in_reason:
            continue
        wholes = _wholes(told, share.figure, share.whole, all_told)
        workings = tuple(
            working
            for whole in wholes
            if (working := _ratio(part.amount, whole.amount, whole.label)) is not None
        )
        if workings:
            yield Rate(
                told,
                part.label,
                f"占{share.percent.text}",
                share.percent,
                workings,
                part.span.start,
                share.span.end,
                makes_hundred=_adds_to_hundred(told, part.parent),
            )


def growths(told: Told, all_told: tuple[Told, ...]) -> Iterator[Rate]:
    """``A 90万元，比上年减少10万元，下降10%``: amount now and change."""
    prose = told.prose
    for change in prose.changes:
        if change.amount is None or change.percent is None or change.in_reason:
            continue
        if change.direction == "flat" or not change.amount.is_money:
            continue
        figures = _changed(told, change, all_told)
        workings = tuple(
            working
            for figure in figures
            if figure.amount.is_money
            and (working := _growth(figure, change)) is not None
        )
        if workings and change.amount.number > 0:
            rises = change.direction == "up"
            yield Rate(
                told,
                figures[0].label,
                f"{'增长' if rises else '下降'}{change.percent.text}",
                change.percent,
                workings,
                change.span.start,
                change.span.end,
                kind="growth" if rises else "fall",
                base=change.base,
            )


def completions(told: Told, tables: Tables) -> Iterator[Rate]:
    """``年初预算为A，支出决算为B，完成预算的98%``; nothing if the budget is blank."""
    prose = told.prose
    for completion in prose.completions:
        if completion.figure is None:
            continue
        final = prose.figures[completion.figure]
        budgets = budgets_of(told, completion.figure)
        workings = [
            working
            for budget in budgets
            if (working := _ratio(final.amount, budget.amount, "预算数")) is not None
        ]
        if not budgets:
            workings = _planned(told, final, tables) or _of_nothing(final)
        if workings:
            yield Rate(
                told,
                final.label,
                f"完成预算的{completion.percent.text}",
                completion.percent,
                tuple(workings),
                completion.span.start,
                completion.span.end,
                kind="completion",
            )


def _planned(told: Told, final: Figure, tables: Tables) -> list[Working]:
    """The budget of a 三公 item from its table, where the text does not tell it."""
    measure = told.measure(final)
    if measure is None or told.stage != "accounts":
        return []
    found = []
    for cell in tables.planned(measure):
        if cell.yuan <= 0:
            return []
        reach = cell.step / 2
        ratio = final.amount.stands_for.ratio(Interval.around(cell.yuan, reach))
        if ratio is not None:
            middle = final.amount.value / cell.yuan * _HUNDRED
            rate = ratio.times(_HUNDRED)
            found.append(Working(rate, middle, "预算数", rate, final.amount, cell.yuan))
    return found


def _of_nothing(final: Figure) -> list[Working]:
    """Nothing was spent: 0 %, or 100 % of no budget, whatever the budget."""
    if final.amount.number != 0:
        return []
    return [
        Working(nothing, nothing.low, "决算数为零", nothing)
        for nothing in (_POINT_ZERO, Interval.around(_HUNDRED, Decimal(0)))
    ]


def _ratio(part: Amount, whole: Amount, words: str) -> Working | None:
    if not part.is_money or not whole.is_money or whole.value <= 0:
        return None
    ratio = part.stands_for.ratio(whole.stands_for)
    exact = _narrow(part).ratio(_narrow(whole))
    if ratio is None or exact is None:
        return None
    middle = part.value / whole.value * _HUNDRED
    return Working(
        ratio.times(_HUNDRED), middle, words, exact.times(_HUNDRED), part, whole.value
    )


def _growth(figure: Figure, change: Change) -> Working | None:
    """Now over before; the change may be rounded, or the difference of rounded ones."""
    if change.amount is None:
        return None
    now = figure.amount
    rises = change.direction == "up"
    delta = change.amount.value if rises else -change.amount.value
    before = now.value - delta
    if before <= 0:
        return None
    step = max(now.step, change.amount.step)
    fine = min(step, _HUNDRED)
    wide = now.stands_for.ratio(Interval.around(before, step))
    exact = _narrow(now).ratio(Interval.around(before, fine))
    if wide is None or exact is None:
        return None
    return Working(
        _as_rate(wide, rises),
        abs(delta) / before * _HUNDRED,
        figure.label,
        _as_rate(exact, rises),
        now,
        before,
    )


def _as_rate(ratio: Interval, rises: bool) -> Interval:
    growth = (ratio - _ONE).times(_HUNDRED)
    return growth if rises else Interval(-growth.high, -growth.low)


def _narrow(amount: Amount) -> Interval:
    """The amount, zeros at its end taken as dropped: to the hundredth of 万元."""
    return Interval.around(amount.value, min(amount.step, _HUNDRED) / 2)


def _changed(told: Told, change: Change, all_told: tuple[Told, ...]) -> list[Figure]:
    """The figure a change is told of; if that is open, every figure it may be."""
    prose = told.prose
    if change.figure is None:
        return _named_by(told, change.subject, all_told)
    own = prose.figures[change.figure]
    found = [own, *(prose.figures[index] for index in prose.ancestors(change.figure))]
    if not change.sure:
        found += [
            figure
            for figure in prose.figures
            if figure.span.end <= change.span.start and figure not in found
        ]
    elif change.subject:
        found = [
            figure
            for figure in prose.figures
            if same_name(figure.label, change.subject) or figure is own
        ]
    return found


def _named_by(told: Told, subject: str, all_told: tuple[Told, ...]) -> list[Figure]:
    """``收支较上年增加`` is told of the totals in the passage, or in its section."""
    measure = measure_of_subject(subject)
    if measure is None:
        return []
    wanted = {measure}
    if measure == "total_both":
        wanted |= {"total_income", "total_expenditure"}
    section = (other for other in all_told if other.section == told.section)
    for place in ((told,), tuple(section)):
        found = [
            figure
            for other in place
            for figure in other.prose.figures
            if other.measure(figure) in wanted and other.is_stated_now(figure)
        ]
        if found:
            return found
    return []


def loose_shares(all_told: tuple[Told, ...]) -> Iterator[Rate]:
    """Shares of classes listed without their whole: ``（1）公共安全支出…，占85.5%``.

    The whole is the total to which all of them but one fit at least.
    """
    by_section: dict[str, list[tuple[Told, Share]]] = {}
    for told in all_told:
        for share in told.prose.shares:
            part = told.prose.figures[share.figure]
            if part.parent is None and not share.whole and class_of(part) is not None:
                by_section.setdefault(told.section, []).append((told, share))
    wholes = [
        figure
        for told in all_told
        for figure in told.prose.figures
        if told.measure(figure) in _BY_CLASS and told.is_stated_now(figure)
    ]
    for listed in by_section.values():
        ways = [[_share_of(*each, whole) for each in listed] for whole in wholes]
        best = max(ways, key=_fitting, default=[])
        if _fitting(best) >= max(2, len(listed) - 1):
            yield from (rate for rate in best if rate is not None)


def _fitting(rates: list[Rate | None]) -> int:
    return sum(rate is not None and rate.is_sound for rate in rates)


def _share_of(told: Told, share: Share, whole: Figure) -> Rate | None:
    part = told.prose.figures[share.figure]
    working = _ratio(part.amount, whole.amount, whole.label)
    if working is None:
        return None
    return Rate(
        told,
        part.label,
        f"占{share.percent.text}",
        share.percent,
        (working,),
        part.span.start,
        share.span.end,
    )


def _wholes(
    told: Told, index: int, named: str, all_told: tuple[Told, ...]
) -> list[Figure]:
    prose = told.prose
    if not named:
        return [prose.figures[each] for each in prose.ancestors(index)]
    here = [
        figure
        for figure in prose.figures
        if same_name(figure.label, named) and told.is_stated_now(figure)
    ]
    measure = measure_of(named)
    if here or measure is None or measure in MANIFOLD:
        # 项目支出 of another passage may be that of all funds together
        return here
    return [
        figure
        for other in all_told
        for figure in other.prose.figures
        if same_name(figure.label, named) and other.is_stated_now(figure)
    ]


def _adds_to_hundred(told: Told, parent: int | None) -> bool:
    printed = [
        share.percent
        for share in told.prose.shares
        if told.prose.figures[share.figure].parent == parent
    ]
    return sum((percent.number for percent in printed), Decimal(0)) == _HUNDRED
