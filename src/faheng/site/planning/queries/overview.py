"""How far bureaus have come in a year: one's own by desk, others one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, QuerySet, Sum

from faheng.site.bureaus.models import Bureau, User
from faheng.site.planning.access import declarations_for
from faheng.site.planning.models import Declaration
from faheng.site.planning.queries.lists import inside_bureaus, looks_from_outside
from faheng.site.planning.queries.standing import (
    Desk,
    Money,
    by_state,
    shown_amount,
)
from faheng.site.planning.states import State


def year_stands(person: User, year: int) -> list[Desk]:
    """Where the declarations of a year lie, for whoever sees their own bureau's."""
    inside = inside_bureaus(person)
    mine = declarations_for(person).filter(year=year, bureau__in=inside)
    return by_state(mine, inside)


@dataclass(frozen=True)
class BureauStands:
    """How far a bureau, with those below it, has come in a year."""

    bureau: Bureau
    sent: Money
    waiting: Money
    approved: Money
    has_below: bool


def overview(person: User, bureaus: list[Bureau], year: int) -> list[BureauStands]:
    """The bureaus, each with what it and those below it have sent."""
    if not looks_from_outside(person):
        return []
    pks = [bureau.pk for bureau in bureaus]
    below = dict(
        Bureau.objects.filter(parent__in=pks, kind=Bureau.Kind.JUSTICE)
        .order_by()
        .values_list("parent")
        .annotate(number=Count("pk"))
    )
    seen = declarations_for(person).filter(year=year)
    money: dict[tuple[int, str], Money] = {}
    for of, found in (
        ("bureau", seen.filter(bureau__in=pks)),
        ("bureau__parent", seen.filter(bureau__parent__in=pks)),
    ):
        for key, each in _sums(found, of).items():
            money[key] = _both(money.get(key, Money()), each)
    return [_stands(bureau, money, bureau.pk in below) for bureau in bureaus]


def together(each: Iterable[Money]) -> Money:
    """Counted and added up."""
    total = Money()
    for money in each:
        total = _both(total, money)
    return total


def _stands(
    bureau: Bureau, money: dict[tuple[int, str], Money], has_below: bool
) -> BureauStands:
    own = {state: money.get((bureau.pk, state.value), Money()) for state in State}
    total = together(own.values())
    waiting = _both(own[State.TREASURY_REVIEW], own[State.AWAITING_CONTROL])
    return BureauStands(bureau, total, waiting, own[State.APPROVED], has_below)


def _sums(declarations: QuerySet[Declaration], of: str) -> dict[tuple[int, str], Money]:
    rows = (
        declarations.order_by()
        .values("state", whose=F(of))
        .annotate(count=Count("pk"), declared=Sum(shown_amount(set())))
    )
    return {
        (row["whose"], row["state"]): Money(
            row["count"], Decimal(row["declared"] or 0) / 100
        )
        for row in rows
    }


def _both(one: Money, other: Money) -> Money:
    return Money(one.count + other.count, one.declared + other.declared)
