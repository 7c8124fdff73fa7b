"""Money: what was approved, and what it has become since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from faheng.site.planning.models import Declaration, FundingAdjustment
from faheng.site.planning.models.change import Decision
from faheng.site.planning.states import State

NOTHING = Decimal("0.00")


def full_year_budget(declaration: Declaration) -> Decimal:
    """全年预算数: what was approved, and everything granted since."""
    return full_year_budgets([declaration])[declaration.pk]


def full_year_budgets(declarations: Iterable[Declaration]) -> dict[int, Decimal]:
    """The same of many, by declaration, in one query."""
    totals = {each.pk: each.annual or NOTHING for each in declarations}
    granted = FundingAdjustment.objects.filter(
        Q(declaration__in=totals) | Q(source__in=totals), decision=Decision.GRANTED
    )
    for pk, source, kind, amount in granted.values_list(
        "declaration_id", "source_id", "kind", "amount"
    ):
        if pk in totals:
            loses = kind == FundingAdjustment.Kind.REDUCTION
            totals[pk] += -amount if loses else amount
        if source in totals:
            totals[source] -= amount
    return totals


@dataclass(frozen=True)
class Totals:
    """Some declarations, added up."""

    count: int
    annual: Decimal
    errors: int
    warnings: int


def totals_by_state(declarations: QuerySet[Declaration]) -> dict[State, Totals]:
    """What lies on each desk, in the order of the circle; desks with nothing left out."""
    found = {
        State(row["state"]): Totals(
            row["count"],
            row["sum_annual"] or NOTHING,
            row["sum_errors"],
            row["sum_warnings"],
        )
        for row in declarations.order_by()
        .values("state")
        .annotate(
            count=Count("pk"),
            sum_annual=Sum("annual"),
            sum_errors=Sum("errors"),
            sum_warnings=Sum("warnings"),
        )
    }
    return {state: found[state] for state in State if state in found}
