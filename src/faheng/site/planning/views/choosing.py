"""What a person picks in an address or a form: years, sections, rows by their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, QueryDict

from faheng.site.bureaus.models import Section
from faheng.site.bureaus.permissions import Person
from faheng.site.planning.access import own_sections_of
from faheng.site.planning.models import BudgetYear

Row = TypeVar("Row", bound=Model)


def number_in(text: str | None) -> int | None:
    """A number as typed in an address; ``None`` for nonsense."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 18:
        return None
    return int(text)


def picked(rows: Sequence[Row] | QuerySet[Row], asked: str | None) -> Row | None:
    """The row of that number among those one may pick, else the first."""
    wanted = number_in(asked)
    found = list(rows)
    for row in found:
        if row.pk == wanted:
            return row
    return found[0] if found else None


def must_pick(rows: Iterable[Row], asked: str | None) -> Row:
    """The row of that number, or 404: a form names what its page offered."""
    wanted = number_in(asked)
    for row in rows:
        if row.pk == wanted:
            return row
    raise Http404


def open_years_of(sections: Sequence[Section]) -> QuerySet[BudgetYear]:
    """The years in which these sections may declare, the latest first."""
    bureaus = {section.bureau_id for section in sections}
    return (
        BudgetYear.objects.filter(bureau__in=bureaus, is_closed=False)
        .select_related("bureau")
        .order_by("-year", "pk")
    )


class Desk:
    """Where a person is about to declare: the year and the section they picked.

    404 for who declares nowhere; ``year`` is ``None`` while no year is open. ``exactly``:
    what a form names has to be there still, instead of the first there is.
    """

    def __init__(
        self, person: Person, asked: QueryDict, *, exactly: bool = False
    ) -> None:
        sections = own_sections_of(person)
        self.years = list(open_years_of(sections))
        self.year = _one_of(self.years, asked.get("year"), exactly)
        bureau = self.year.bureau_id if self.year else None
        self.sections = [each for each in sections if each.bureau_id == bureau]
        self.section = _one_of(self.sections, asked.get("section"), exactly)

    def year_and_section(self) -> tuple[BudgetYear, Section]:
        if self.year is None or self.section is None:
            raise Http404
        return self.year, self.section


def _one_of(rows: list[Row], asked: str | None, exactly: bool) -> Row | None:
    if exactly and asked is not None:
        return must_pick(rows, asked)
    return picked(rows, asked)
