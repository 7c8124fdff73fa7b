"""Taking over rows of an export of the platform: all of them, or those without a mistake."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from faheng.site.bureaus.models import User
from faheng.site.exceptions import InvalidInputError, ManyError
from faheng.site.planning.actions.cells import note_edit
from faheng.site.planning.actions.counting import count_findings
from faheng.site.planning.actions.importing import locked_file
from faheng.site.planning.actions.locking import locked_many
from faheng.site.planning.actions.rows import MOST_INDICATORS
from faheng.site.planning.models import Declaration, ImportedFile, Indicator
from faheng.site.planning.unified_platform.matching import (
    PlannedRow,
    declarations_of,
    planned_rows,
)


@dataclass(frozen=True)
class Taken:
    """How many rows changed something, and how many were left out for a mistake."""

    changed: int
    added: int
    left_out: int


@transaction.atomic
def take_rows(
    *,
    by: User,
    imported: ImportedFile,
    accepted_only: bool,
    into: Declaration | None = None,
) -> Taken:
    """Write what the rows say into their forms; a row taken before is left alone.

    With a mistake in any row none is taken, unless ``accepted_only``.
    """
    held = locked_file(by, imported)
    # Held before they are read: nobody changes them between the reading and the writing.
    locked_many(each.pk for each in declarations_of(held))
    forms = declarations_of(held)
    rows = planned_rows(held, forms, _own(forms, into))
    wrong = [each for each in rows if each.mistakes and not each.is_taken]
    if wrong and not accepted_only:
        raise ManyError(_sentences(wrong))
    open_rows = [
        (place, each)
        for place, each in enumerate(rows)
        if not each.mistakes and not each.is_taken
    ]
    changing = [each for _place, each in open_rows if each.changes]
    _check_room(changing)
    for each in changing:
        _write(by, each)
    _count(changing)
    held.taken = sorted({*held.taken, *(place for place, _row in open_rows)})
    held.save(update_fields=["taken"])
    added = sum(each.is_new for each in changing)
    return Taken(len(changing) - added, added, len(wrong))


def _own(forms: Sequence[Declaration], into: Declaration | None) -> Declaration | None:
    if into is None:
        return None
    for each in forms:
        if each.pk == into.pk:
            return each
    raise InvalidInputError(_("请选择本科室本年度的项目。"))


def _sentences(wrong: Sequence[PlannedRow]) -> list[str]:
    return [
        _("第%(number)d行：%(mistake)s") % {"number": each.number, "mistake": mistake}
        for each in wrong
        for mistake in each.mistakes
    ]


def _check_room(changing: Sequence[PlannedRow]) -> None:
    """Raise if a form would get more rows than one can have."""
    new = Counter(each.declaration.pk for each in changing if each.is_new)  # type: ignore[union-attr]
    for form in {each.declaration for each in changing if each.is_new}:
        assert form is not None
        if form.indicators.count() + new[form.pk] > MOST_INDICATORS:
            raise InvalidInputError(
                _("“%(project)s”的指标会超过%(most)d项，请分成几个项目。")
                % {"project": form.project.name, "most": MOST_INDICATORS}
            )


def _write(by: User, planned: PlannedRow) -> None:
    declaration, row = planned.declaration, planned.indicator
    assert declaration is not None
    if row is None:
        last = declaration.indicators.order_by("-position").first()
        row = Indicator(
            declaration=declaration, position=1 if last is None else last.position + 1
        )
    for field, (_before, after) in planned.changes.items():
        setattr(row, field, after)
    row.save()
    for field, (before, after) in planned.changes.items():
        note_edit(by, declaration, f"indicator:{row.pk}.{field}", before, after)


def _count(changing: Iterable[PlannedRow]) -> None:
    forms = {
        each.declaration.pk: each.declaration for each in changing if each.declaration
    }
    for fresh in Declaration.objects.filter(pk__in=forms):
        count_findings(fresh)
