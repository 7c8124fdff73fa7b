"""The official form as a page shows it: which cells, in what shape, with what beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from faheng.forms.writing.runs import run_length
from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import may
from faheng.site.bureaus.roles import Right
from faheng.site.planning.cells import CELLS, Rule
from faheng.site.planning.columns import columns_of, has_medium_term
from faheng.site.planning.items import Item, item_of
from faheng.site.planning.models import (
    Declaration,
    FundingLine,
    Indicator,
    PaymentLine,
    ReturnedItem,
)
from faheng.site.planning.packages import understood
from faheng.site.planning.policies import can_edit
from faheng.site.planning.reviewing import CellFinding, FormReview
from faheng.site.planning.sheet_parts import Card, SheetCell, SheetRow, Slot, slot_of
from faheng.site.planning.states import FINAL, State
from faheng.site.planning.sums import Sum, sums_of
from faheng.site.planning.taxonomies import levels_of, taxonomy_of
from faheng.site.planning.typed import Unit, shown_text, unit_of
from faheng.site.planning.understanding import understanding_of


@dataclass
class Sheet:
    """Everything on the form, with the questions the page asks of it."""

    declaration: Declaration
    review: FormReview
    can_edit: Callable[[str], bool]
    returned: Mapping[str, ReturnedItem]
    may_ask: bool = False
    """Whether this person may ask that a finding be let stand."""
    unit: Unit = field(init=False)

    def __post_init__(self) -> None:
        self.unit = unit_of(self.declaration)
        self._open: dict[str, bool] = {}
        self._found: dict[str, list[CellFinding]] = {}
        for found in self.review.findings:
            self._found.setdefault(found.cell, []).append(found)

    def is_open(self, item: str) -> bool:
        if item not in self._open:
            self._open[item] = self.can_edit(item)
        return self._open[item]

    @cached_property
    def is_anything_open(self) -> bool:
        items = ("project", "goals", "funding", "payment-plan", "indicators")
        rows = (f"indicator:{each.pk}" for each in self.declaration.indicators.all())
        return any(map(self.is_open, (*items, *rows)))

    @cached_property
    def project(self) -> dict[str, SheetCell]:
        own = self.declaration
        owners = {"name": own.project, "code": own.project}
        return {
            name: self._cell(f"project.{name}", rule, owners.get(name, own))
            for (part, name), rule in CELLS.items()
            if part == "project"
        }

    @cached_property
    def goals(self) -> dict[str, SheetCell]:
        return self._of_declaration("goals")

    @cached_property
    def funding(self) -> dict[str, SheetCell]:
        return self._of_declaration("funding")

    @cached_property
    def sources(self) -> list[SheetRow]:
        return [
            self._row(f"source:{line.pk}", line, ("annual", "medium_term"))
            for line in self.declaration.funding_lines.all()
        ]

    @cached_property
    def free_sources(self) -> list[tuple[str, str]]:
        """The sources the form has no row for yet."""
        taken = {line.source for line in self.declaration.funding_lines.all()}
        return [
            (value, str(label))
            for value, label in FundingLine.Source.choices
            if value not in taken
        ]

    @cached_property
    def payments(self) -> list[SheetRow]:
        return [
            self._row(f"payment:{line.pk}", line, ("by", "percent"))
            for line in self.declaration.payment_lines.all()
        ]

    @cached_property
    def has_medium_term(self) -> bool:
        return has_medium_term(self.declaration)

    @cached_property
    def columns(self) -> list[tuple[str, Rule]]:
        return columns_of(self.declaration)

    @cached_property
    def indicators(self) -> list[SheetRow]:
        rows = list(self.declaration.indicators.all())
        levels = [(row.level1, row.level2) for row in rows]
        names = tuple(name for name, _rule in self.columns)
        return [
            self._row(
                f"indicator:{row.pk}",
                row,
                names,
                level1_rows=run_length(levels, at, 1) if row.level1 else 1,
                level2_rows=run_length(levels, at, 2) if row.level2 else 1,
            )
            for at, row in enumerate(rows)
        ]

    @cached_property
    def sums(self) -> Mapping[str, Sum]:
        return sums_of(self.declaration, self.unit)

    @cached_property
    def slots(self) -> dict[str, Slot]:
        """Each place findings are shown in, by name; those without any included."""
        names = [
            *("form", "project", "about", "goals", "money", "indicators"),
            *(f"indicator:{row.pk}" for row in self.declaration.indicators.all()),
        ]
        held: dict[str, list[Card]] = {name: [] for name in names}
        for found in self.review.findings:
            cell = self.cells.get(found.cell)
            held[slot_of(found.cell, held)].append(
                Card(self.declaration.pk, found, cell, self.may_ask)
            )
        return {name: Slot(name, tuple(cards)) for name, cards in held.items()}

    @property
    def lines(self) -> list[tuple[SheetRow, Slot]]:
        """Each indicator with the place of its findings."""
        return [(row, self.slots[row.address]) for row in self.indicators]

    @property
    def width(self) -> int:
        """The columns of the indicators, with the one for tools if there is one."""
        return len(self.columns) + self.indicators_are_open

    @property
    def indicators_are_open(self) -> bool:
        return self.is_open(Item.INDICATORS)

    @property
    def funding_is_open(self) -> bool:
        return self.is_open(Item.FUNDING)

    @property
    def payment_is_open(self) -> bool:
        return self.is_open(Item.PAYMENT_PLAN)

    @property
    def payment_returned(self) -> ReturnedItem | None:
        return self.returned.get(Item.PAYMENT_PLAN)

    @cached_property
    def cells(self) -> dict[str, SheetCell]:
        """All cells by address."""
        parts = (self.project, self.goals, self.funding)
        rows = (*self.sources, *self.payments, *self.indicators)
        every = [cell for part in parts for cell in part.values()]
        every += [cell for row in rows for cell in row.cells.values()]
        return {cell.address: cell for cell in every}

    def _of_declaration(self, part: str) -> dict[str, SheetCell]:
        return {
            name: self._cell(f"{part}.{name}", rule, self.declaration)
            for (own, name), rule in CELLS.items()
            if own == part
        }

    def _row(
        self,
        address: str,
        row: Indicator | FundingLine | PaymentLine,
        names: Iterable[str],
        level1_rows: int = 1,
        level2_rows: int = 1,
    ) -> SheetRow:
        part = address.partition(":")[0]
        return SheetRow(
            row,
            address,
            {
                name: self._cell(f"{address}.{name}", CELLS[part, name], row)
                for name in names
            },
            self.is_open(item_of(address)),
            self.returned.get(address),
            level1_rows,
            level2_rows,
        )

    def _cell(self, address: str, rule: Rule, row: object) -> SheetCell:
        name = address.partition(".")[2]
        text = shown_text(rule.kind, getattr(row, name), unit=self.unit)
        meant = None
        if rule.kind == "target" and isinstance(row, Indicator):
            meant = understanding_of(understood(row, text, self.declaration.year))
        return SheetCell(
            address,
            rule,
            text,
            self.is_open(item_of(address)),
            tuple(self._found.get(address, ())),
            self._choices(name, row) if isinstance(row, Indicator) else (),
            meant,
        )

    def _choices(self, name: str, row: Indicator) -> tuple[str, ...]:
        """The levels to choose from; what stands there already is one of them."""
        levels = levels_of(taxonomy_of(self.declaration))
        if name == "level1":
            offered = tuple(levels)
        elif name == "level2":
            offered = levels.get(row.level1) or tuple(
                each for below in levels.values() for each in below
            )
        else:
            return ()
        own = getattr(row, name)
        return offered if not own or own in offered else (own, *offered)


def sheet_of(declaration: Declaration, review: FormReview, *, by: User) -> Sheet:
    """A form with its cells open as far as this person may change them now."""
    may_edit = may(
        by,
        Right.EDIT_DECLARATIONS,
        declaration.bureau,
        declaration.project.section,
    )
    returned = declaration.returned_items.filter(is_open=True).select_related(
        "step__by"
    )
    return Sheet(
        declaration,
        review,
        lambda item: may_edit and can_edit(declaration, item),
        {each.item: each for each in returned},
        may(by, Right.ASK_WAIVER, declaration.bureau, declaration.project.section)
        and not declaration.budget_year.is_closed
        and State(declaration.state) not in FINAL,
    )


def read_only_context(
    declaration: Declaration, review: FormReview | None = None
) -> dict[str, Sheet]:
    """For ``planning/editing/form_read_only.html``: the form as it stands, all closed.

    With a review, its findings are marked in their cells.
    """
    blank = FormReview(findings=(), outcomes=())
    return {"sheet": Sheet(declaration, review or blank, lambda item: False, {})}
