"""Narrated changes held to the tables' two years and to one another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from faheng.review.case import Case
from faheng.review.prose.measures import Measure, measure_of_subject
from faheng.review.prose.statements import Change, Figure
from faheng.review.rules.wb.functions import Line, class_of, lines, named_lines, same
from faheng.review.rules.wb.held_changes import Held, Stated, Twins, Whole
from faheng.review.rules.wb.narrative import Told, budget_of, narrative
from faheng.review.rules.wb.tables import Cell, Tables, tables_of

_ZERO = Decimal(0)
_PRIOR = ("上年", "去年", "上一年", "同期", "前一年")

# What makes up the whole, without remainder; each is tried if all of it is narrated.
PARTS: dict[Measure, tuple[tuple[Measure, ...], ...]] = {
    "fiscal_expenditure": (
        ("general_expenditure", "fund_expenditure", "capital_expenditure"),
    ),
    "fiscal_income": (("general_income", "fund_income", "capital_income"),),
    "three_public": (
        ("abroad", "vehicle_total", "reception"),
        ("abroad", "vehicle_purchase", "vehicle_running", "reception"),
    ),
    "vehicle_total": (("vehicle_purchase", "vehicle_running"),),
    "general_expenditure": (("basic", "project"),),
    "total_expenditure": (("basic", "project"),),
    "total_both": (("basic", "project"),),
}
# Where last year's amount may have to be taken from general public expenditure.
_ALSO: dict[Measure, tuple[Measure, ...]] = {
    "total_income": ("general_expenditure",),
    "total_expenditure": ("general_expenditure",),
    "general_income": ("general_expenditure",),
}


def stated_changes(case: Case) -> list[Stated]:
    """Changes against last year whose subject is certain."""
    found = []
    for told in narrative(case):
        for change in told.prose.changes:
            figure = _figure(told, change)
            if figure is None and not change.subject:
                continue
            if not _is_against_last_year(told, change):
                continue
            measure = (
                told.measure(figure)
                if figure is not None
                else measure_of_subject(change.subject)
            )
            if figure is None and measure is not None:
                figure = _figure_of(told, measure)
            found.append(Stated(told, change, figure, measure))
    return found


def held_changes(case: Case, stated: list[Stated]) -> Iterator[Held]:
    """Changes whose amounts of both years stand in one table."""
    budget = budget_of(case)
    tables = tables_of(budget)
    by_function = lines(tables)
    for each in stated:
        year = each.told.year
        if each.change.in_reason or year is None:
            continue
        if not each.change.base and each.change.direction != "flat":
            continue
        suffix = f"@{year - 1}"
        pairs = tuple(
            pair
            for pair in _pairs(each, tables, by_function, suffix)
            if _is_comparable(each.change.base, pair[1])
        )
        if pairs:
            yield Held(each, pairs)
        elif each.measure in _ALSO:
            pairs = tuple(_inferred_pairs(each, tables, suffix))
            if pairs:
                yield Held(each, pairs, inferred=True)


def _is_comparable(base: str, before: Cell) -> bool:
    """Not 上年执行数 against a column of 预算数, nor the other way round."""
    key = before.path.rpartition("/")[2]
    heads = "".join(
        column.printed for column in before.table.columns if column.key == key
    )
    planned, spent = ("预算",), ("执行", "决算", "完成")

    def speaks_only_of(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
        return any(word in base for word in words) and any(
            word in heads for word in others
        )

    return not speaks_only_of(planned, spent) and not speaks_only_of(spent, planned)


def wholes(stated: list[Stated]) -> Iterator[Whole]:
    """Wholes of which every part's change is stated in the same section."""
    for whole in stated:
        if whole.measure not in PARTS or whole.signed is None:
            continue
        if whole.change.in_reason:
            continue
        for parts in PARTS[whole.measure]:
            found = [_part(whole, part, stated) for part in parts]
            if all(each is not None for each in found):
                yield Whole(whole, tuple(each for each in found if each is not None))
                break


def twins(stated: list[Stated]) -> Iterator[Twins]:
    """Fiscal income and expenditure of the same amount."""
    for one, other in (
        ("fiscal_income", "fiscal_expenditure"),
        ("general_income", "general_expenditure"),
        ("total_income", "total_expenditure"),
    ):
        incomes = [each for each in stated if each.measure == one]
        expenditures = [each for each in stated if each.measure == other]
        for income, expenditure in product(incomes[:1], expenditures[:1]):
            if _same_amount(income, expenditure):
                yield Twins(income, expenditure)


def _same_amount(one: Stated, other: Stated) -> bool:
    if one.figure is None or other.figure is None:
        return False
    if one.signed is None or other.signed is None:
        return False
    return one.figure.amount.value == other.figure.amount.value


def _figure(told: Told, change: Change) -> Figure | None:
    if change.figure is None or not change.sure:
        return None
    figure = told.prose.figures[change.figure]
    return figure if told.is_stated_now(figure) and figure.amount.is_money else None


def _figure_of(told: Told, measure: Measure) -> Figure | None:
    """The amount the passage gives for what is said to have changed."""
    for figure in told.prose.figures:
        if told.measure(figure) == measure and told.is_stated_now(figure):
            return figure
    return None


def _is_against_last_year(told: Told, change: Change) -> bool:
    if change.in_reason and not change.base:
        return True
    if change.base_year is not None:
        return told.year is None or change.base_year == told.year - 1
    return change.base.startswith(_PRIOR) or not change.base


def _part(whole: Stated, wanted: Measure, stated: list[Stated]) -> Stated | None:
    """The change of a part: given as the reason, or told of a part of the figure."""
    for each in stated:
        if each.measure != wanted or each.signed is None:
            continue
        near = each.told.index == whole.told.index
        if wanted in ("basic", "project"):
            if not near:
                continue
            # 主要是基本支出增加…，项目支出增加…; 其中：基本支出增加…
            in_one_breath = (
                each.change.sentence == whole.change.sentence
                and each.change.span.start > whole.change.span.start
                and not each.change.base
            )
            if in_one_breath or _is_part(each, whole):
                return each
        elif near or each.told.section == whole.told.section or _is_public(wanted):
            return each
    return None


def _is_part(part: Stated, whole: Stated) -> bool:
    if part.figure is None or part.figure.parent is None or whole.figure is None:
        return False
    return part.told.prose.figures[part.figure.parent] is whole.figure


def _is_public(measure: Measure) -> bool:
    return measure in ("abroad", "reception", "vehicle_total") or measure.startswith(
        "vehicle"
    )


def _pairs(
    stated: Stated, tables: Tables, by_function: tuple[Line, ...], suffix: str
) -> Iterator[tuple[Cell, Cell]]:
    figure = stated.figure
    if stated.measure is not None:
        yield from _of_measure(stated.measure, tables, suffix)
        return
    if figure is None:
        return
    for line in _lines_of(figure, by_function):
        for key in ("total", "amount"):
            if key in line.row.cells and key + suffix in line.row.cells:
                path = f"/budget/tables/{line.number}/rows/{line.place}/cells/{key}"
                now, before_ = line.row.cells[key], line.row.cells[key + suffix]
                yield (
                    Cell(now or _ZERO, line.table, path, now is None),
                    Cell(before_ or _ZERO, line.table, path + suffix, before_ is None),
                )


def _of_measure(
    measure: Measure, tables: Tables, suffix: str
) -> Iterator[tuple[Cell, Cell]]:
    before = {
        cell.path.removesuffix(suffix): cell
        for cell in tables.of_measure(measure, suffix)
    }
    for cell in tables.of_measure(measure):
        last = before.get(cell.path)
        if last is not None and not (last.is_blank and cell.is_blank):
            yield cell, last


def _inferred_pairs(
    stated: Stated, tables: Tables, suffix: str
) -> Iterator[tuple[Cell, Cell]]:
    """The two years of another measure that is the same amount this year."""
    if stated.measure is None:
        return
    own = {cell.yuan for cell in tables.of_measure(stated.measure)}
    for measure in _ALSO[stated.measure]:
        for now, before in _of_measure(measure, tables, suffix):
            if own == {now.yuan}:
                yield now, before


def _lines_of(figure: Figure, by_function: tuple[Line, ...]) -> list[Line]:
    if figure.item is not None:
        return named_lines(by_function, figure.item)
    if (name := class_of(figure)) is not None:
        return [line for line in by_function if line.chain == (same(name),)]
    return []
