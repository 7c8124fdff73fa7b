"""What a section declared before, for whoever declares it once more."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from faheng.site.bureaus.models import Section
from faheng.site.planning.models import BudgetYear, Declaration

SPAN = 3
"""As many years back as are offered."""


def earlier_declarations(
    section: Section, budget_year: BudgetYear, *, every: bool = False
) -> QuerySet[Declaration]:
    """The section's forms of the last years whose project is not declared in this one yet,
    the latest year first; of each project only the last form, unless ``every``."""
    declared = Declaration.objects.filter(
        project=OuterRef("project"), budget_year=budget_year
    )
    found = (
        Declaration.objects.filter(
            project__section=section,
            year__lt=budget_year.year,
            year__gte=budget_year.year - SPAN,
        )
        .exclude(Exists(declared))
        .select_related("project")
        .order_by("-year", "pk")
    )
    if every:
        return found
    later = Declaration.objects.filter(
        project=OuterRef("project"),
        year__gt=OuterRef("year"),
        year__lt=budget_year.year,
    )
    return found.exclude(Exists(later))
