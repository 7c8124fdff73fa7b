"""How a year stands: declarations and money by the desk they lie on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import BigIntegerField, Case, Count, F, QuerySet, Sum, When

from faheng.site.planning.models import Declaration
from faheng.site.planning.queries.lists import seen_as_it_stands
from faheng.site.planning.states import State


@dataclass(frozen=True)
class Money:
    """Declarations counted, with what they ask for and what they were given."""

    count: int = 0
    declared: Decimal = Decimal("0.00")
    control: Decimal = Decimal("0.00")
    errors: int = 0


@dataclass(frozen=True)
class Desk:
    """What lies in one state."""

    state: State
    money: Money


def shown_amount(inside: set[int]) -> Case:
    """The declared money; of a draft in another's hands, the control number it keeps to."""
    return Case(
        When(seen_as_it_stands(inside), then=F("annual")),
        default=F("control_amount"),
        output_field=BigIntegerField(),
    )


def by_state(declarations: QuerySet[Declaration], inside: set[int]) -> list[Desk]:
    """What lies where, in the order of the circle; empty desks left out."""
    rows = {
        row["state"]: Money(
            row["count"],
            _yuan(row["declared"]),
            row["control"] or Decimal("0.00"),
            row["faults"] or 0,
        )
        for row in declarations.order_by()
        .values("state")
        .annotate(
            count=Count("pk"),
            declared=Sum(shown_amount(inside)),
            control=Sum("control_amount"),
            faults=Sum(
                Case(When(seen_as_it_stands(inside), then=F("errors")), default=0)
            ),
        )
    }
    return [Desk(state, rows[state]) for state in State if state in rows]


def added_up(desks: list[Desk]) -> Money:
    """All desks together."""
    return Money(
        sum(desk.money.count for desk in desks),
        sum((desk.money.declared for desk in desks), Decimal("0.00")),
        sum((desk.money.control for desk in desks), Decimal("0.00")),
        sum(desk.money.errors for desk in desks),
    )


def _yuan(fen: int | None) -> Decimal:
    return Decimal(fen or 0) / 100
