"""Wholes of the narrative with the parts told of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.review.prose.measures import Measure
from faheng.review.prose.statements import Figure, Role
from faheng.review.rules.wb.functions import class_of
from faheng.review.rules.wb.narrative import Told
from faheng.review.rules.wb.tables import Tables

_HALF = Decimal("0.5")
_CENT = Decimal(100)
_BUYING: tuple[Measure, ...] = ("goods", "works", "services")
_FUNDS = frozenset(("general_income", "fund_income", "capital_income"))
_WHOLE_INCOME = frozenset(("total_income", "year_income"))
_OF_TWO_KINDS = frozenset(
    ("general_expenditure", "fiscal_expenditure", "fund_expenditure")
)
_BASIC = frozenset(("basic", "general_basic"))


class Composition(NamedTuple):
    """A whole and its parts; ``complete`` if nothing else can belong to the whole."""

    told: Told
    whole: Figure
    parts: tuple[Figure, ...]
    complete: bool
    counted: bool = False
    zeros_dropped: bool = False

    @property
    def total(self) -> Decimal:
        return sum((part.amount.value for part in self.parts), Decimal(0))

    @property
    def finest(self) -> Decimal:
        """The last printed digit, zeros at the end taken as dropped."""
        if self.counted:
            return Decimal(0)
        if self.zeros_dropped:
            return _CENT
        everything = (self.whole, *self.parts)
        return min(figure.amount.step for figure in everything)

    @property
    def slack(self) -> Decimal:
        return self.finest * (len(self.parts) + 1) * _HALF

    @property
    def wide_slack(self) -> Decimal:
        """The same, every figure taken at the precision it is printed in."""
        everything = (self.whole, *self.parts)
        steps = (
            figure.amount.step if figure.amount.number else self.finest
            for figure in everything
        )
        return sum(steps, Decimal(0)) * _HALF

    @property
    def gap(self) -> Decimal:
        """What the parts exceed the whole by."""
        return self.total - self.whole.amount.value


def compositions(told: Told, tables: Tables) -> Iterator[Composition]:
    """What one passage says of wholes and parts, where the kinds are known."""
    yield from _buying(told)
    figures = told.prose.figures
    for index, whole in enumerate(figures):
        if whole.in_reason:
            continue
        parts = [
            figure
            for figure in figures
            if figure.parent == index
            and not figure.in_reason
            and figure.amount.unit == whole.amount.unit
            and figure.role in (whole.role, None)
        ]
        if len(parts) > 1:
            yield from _known(told, whole, parts, tables)


def prints_cents(all_told: tuple[Told, ...]) -> bool:
    """Whether the narrative prints hundredths of 万元, so that ``34`` is ``34.00``."""
    return any(
        amount.unit == "万元" and amount.decimals == 2
        for told in all_told
        for amount in told.prose.amounts
    )


def budget_composition(all_told: tuple[Told, ...]) -> Iterator[Composition]:
    """In accounts, the initial budgets of all items under the whole's.

    That all items are listed is shown by their outcomes, which add to the whole's.
    """
    wholes: dict[Role, tuple[Told, Figure]] = {}
    items: dict[Role, list[Figure]] = {"budget": [], "final": []}
    for told in all_told:
        for figure in told.prose.figures:
            if figure.role is None or figure.in_reason or not figure.amount.is_money:
                continue
            if figure.item is not None and len(figure.item.names) == 3:
                items[figure.role].append(figure)
            elif told.measure(figure) == "general_expenditure":
                wholes.setdefault(figure.role, (told, figure))
    if len(wholes) < 2 or len(items["budget"]) != len(items["final"]):
        return
    outcome = Composition(*wholes["final"], tuple(items["final"]), True)
    if len(items["final"]) > 1 and abs(outcome.gap) <= outcome.slack:
        yield Composition(*wholes["budget"], tuple(items["budget"]), True)


def reserved(all_told: tuple[Told, ...]) -> Iterator[Composition]:
    """What is reserved for 小微企业 with what it is a part of, 中小企业.

    In a budget the latter is a part of all procurement; contracts may fall short of it.
    """
    bought: tuple[Told, Figure] | None = None
    for told in all_told:
        medium: Figure | None = None
        if bought is not None and bought[0].section != told.section:
            bought = None
        for figure in told.prose.figures:
            if not figure.amount.is_money:
                continue
            if told.stage == "budget" and told.measure(figure) == "procurement":
                bought = told, figure
            if "预留" not in figure.label:
                continue
            if "中小企业" in figure.label:
                medium = figure
                if bought is not None:
                    yield Composition(*bought, (medium,), complete=False)
            elif medium is not None and any(
                name in figure.label for name in ("小微企业", "小型和微型企业")
            ):
                yield Composition(told, medium, (figure,), complete=False)
                medium = None


def public_compositions(all_told: tuple[Told, ...]) -> Iterator[Composition]:
    """三公 and vehicles, whose parts may stand in paragraphs of their own."""
    for role in ("budget", "final", None):
        first: dict[Measure, tuple[Told, Figure]] = {}
        for told in all_told:
            for figure in told.prose.figures:
                measure = told.measure(figure)
                if (
                    measure is not None
                    and figure.role == role
                    and told.is_stated_now(figure)
                    and figure.amount.is_money
                ):
                    first.setdefault(measure, (told, figure))
        split = _found(first, ("vehicle_purchase", "vehicle_running"))
        whole = first.get("vehicle_total")
        if whole and split:
            yield Composition(*whole, split, complete=True)
        outer = first.get("three_public")
        others = _found(first, ("abroad", "reception"))
        vehicles = (whole[1],) if whole else split
        if outer and others and vehicles:
            yield Composition(*outer, (*others, *vehicles), complete=True)


def _found(
    first: dict[Measure, tuple[Told, Figure]], wanted: tuple[Measure, ...]
) -> tuple[Figure, ...]:
    if any(measure not in first for measure in wanted):
        return ()
    return tuple(first[measure][1] for measure in wanted)


def _buying(told: Told) -> Iterator[Composition]:
    """货物, 工程 and 服务 after each total of procurement, up to the next."""
    whole: Figure | None = None
    parts: dict[Measure, Figure] = {}
    for figure in told.prose.figures:
        measure = told.named(figure)
        if "政府采购" in figure.label and measure not in _BUYING:
            if whole is not None and len(parts) > 1:
                yield _bought(told, whole, parts)
            whole, parts = figure, {}
        elif measure in _BUYING and not figure.in_reason and measure not in parts:
            parts[measure] = figure
    if whole is not None and len(parts) > 1:
        yield _bought(told, whole, parts)


def _bought(told: Told, whole: Figure, parts: dict[Measure, Figure]) -> Composition:
    return Composition(told, whole, tuple(parts.values()), len(parts) == len(_BUYING))


def _known(
    told: Told, whole: Figure, parts: list[Figure], tables: Tables
) -> Iterator[Composition]:
    if whole.amount.unit == "辆":
        complete = any("其他" in part.label for part in parts)
        if "车" in whole.label:
            yield Composition(told, whole, tuple(parts), complete, counted=True)
        return
    measure = told.measure(whole)
    kinds = {told.measure(part) for part in parts}
    if measure in _WHOLE_INCOME:
        yield from _incomes(told, whole, parts, tables)
    elif all(class_of(part) is not None for part in parts):
        shared = {share.figure for share in told.prose.shares}
        figures = told.prose.figures
        complete = all(figures.index(part) in shared for part in parts)
        yield Composition(told, whole, tuple(parts), complete)
    elif kinds == {"basic", "project"}:
        complete = measure in _OF_TWO_KINDS
        yield Composition(told, whole, tuple(parts), complete)
    elif kinds == {"personnel", "public"} and measure in _BASIC:
        yield Composition(told, whole, tuple(parts), True)


def _incomes(
    told: Told, whole: Figure, parts: list[Figure], tables: Tables
) -> Iterator[Composition]:
    measures = {told.measure(part) for part in parts}
    if "fiscal_income" in measures:
        # the funds are inside the fiscal grant
        parts = [part for part in parts if told.measure(part) not in _FUNDS]
    sources = ("收入", "拨款", "资金", "结转", "结余")
    if len(parts) < 2 or not all(
        part.label.endswith(sources) or told.measure(part) for part in parts
    ):
        return
    listed = any(part.label.endswith("其他收入") for part in parts)
    carried = any("结转" in part.label or "结余" in part.label for part in parts)
    complete = listed and (carried or not _has_carryover(tables))
    yield Composition(told, whole, tuple(parts), complete)


def _has_carryover(tables: Tables) -> bool:
    """Whether any table has money carried over or taken from reserves."""

    def is_carried(name: str, row: object) -> bool:
        return any(word in name for word in ("结转", "结余", "弥补"))

    cells = tables.cells(("income-expenditure", "appropriation"), is_carried, None)
    columns = tables.cells(
        ("income",), lambda name, row: True, ("carryover_in", "reserve_used")
    )
    return any(cell.yuan for cell in (*cells, *columns))
