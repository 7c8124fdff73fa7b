"""Every cell of a form as text, written as the pages write it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model

from faheng.site.planning.cells import limits_of
from faheng.site.planning.models import Declaration
from faheng.site.planning.typed import shown_text, unit_of


@dataclass(frozen=True)
class CellText:
    cell: str
    label: str
    text: str


def cells_of(declaration: Declaration) -> Iterator[CellText]:
    """The cells in the order of the form, blank ones too."""
    for part in ("project", "goals", "funding"):
        yield from _of(declaration, part, part, declaration)
    for part, rows in (
        ("source", declaration.funding_lines.all()),
        ("payment", declaration.payment_lines.all()),
        ("indicator", declaration.indicators.all()),
    ):
        for row in rows:
            yield from _of(declaration, part, f"{part}:{row.pk}", row)


def _of(
    declaration: Declaration, part: str, address: str, row: Model
) -> Iterator[CellText]:
    unit = unit_of(declaration)
    for field, rule in limits_of(part):
        on_project = part == "project" and field in ("name", "code")
        value = getattr(declaration.project if on_project else row, field)
        text = shown_text(rule.kind, value, unit=unit)
        yield CellText(f"{address}.{field}", str(rule.label), text)


def texts_of(declaration: Declaration) -> dict[str, str]:
    """What every cell says that says something, read from the database now."""
    fresh = Declaration.objects.select_related("project", "bureau").get(
        pk=declaration.pk
    )
    return {each.cell: each.text for each in cells_of(fresh) if each.text}
