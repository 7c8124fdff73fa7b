"""Taking over rows of an export of the platform: all of them, or those without a mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.exceptions import InvalidInputError, ManyError
from faheng.site.planning.actions.counting import count_findings
from faheng.site.planning.actions.edits import record_edits
from faheng.site.planning.actions.importing import locked_file
from faheng.site.planning.actions.locking import locked_many
from faheng.site.planning.fitting import MOST_INDICATORS
from faheng.site.planning.items import Item
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
    open_rows = {
        place: each
        for place, each in enumerate(rows)
        if not each.mistakes and not each.is_taken
    }
    changing = [each for each in open_rows.values() if each.changes]
    _check_room(changing)
    for form, of_the_form in _by_form(changing):
        _write(by, held, form, of_the_form)
    now = {place: _form_of(each).pk for place, each in open_rows.items()}
    held.taken = sorted((dict(held.taken) | now).items())
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


def _by_form(
    changing: Iterable[PlannedRow],
) -> Iterator[tuple[Declaration, list[PlannedRow]]]:
    forms: dict[int, tuple[Declaration, list[PlannedRow]]] = {}
    for each in changing:
        form = _form_of(each)
        forms.setdefault(form.pk, (form, []))[1].append(each)
    yield from forms.values()


def _form_of(planned: PlannedRow) -> Declaration:
    """The form of a row without a mistake: it has one."""
    assert planned.declaration is not None
    return planned.declaration


def _check_room(changing: Iterable[PlannedRow]) -> None:
    """Raise if a form would get more rows than one can have."""
    for form, rows in _by_form(changing):
        added = sum(each.is_new for each in rows)
        if added and len(form.indicators.all()) + added > MOST_INDICATORS:
            raise InvalidInputError(
                _("“%(project)s”的指标会超过%(most)d项，请分成几个项目。")
                % {"project": form.project.name, "most": MOST_INDICATORS}
            )


def _write(
    by: User, imported: ImportedFile, form: Declaration, rows: Sequence[PlannedRow]
) -> None:
    """All rows of one form at once: whoever else writes does not wait for each of them."""
    written = _add(form, [each for each in rows if each.is_new])
    fields: set[str] = set()
    for each in rows:
        if each.indicator is not None:
            for field, (_before, after) in each.changes.items():
                setattr(each.indicator, field, after)
                fields.add(field)
            written.append((each.indicator.pk, each))
    if fields:
        kept = [each.indicator for each in rows if each.indicator is not None]
        Indicator.objects.bulk_update(kept, sorted(fields))
    record_edits(
        by=by,
        declaration=form,
        edits=(
            (f"indicator:{pk}.{field}", before, after)
            for pk, each in written
            for field, (before, after) in each.changes.items()
        ),
    )
    # Read anew: its rows are no longer those that were planned with.
    fresh = Declaration.objects.get(pk=form.pk)
    fresh.revision += 1
    fresh.save(update_fields=["revision"])
    record(
        Event.DECLARATION_EDITED,
        by=by,
        bureau=form.bureau,
        target=fresh,
        facts={
            "cell": Item.INDICATORS.value,
            "file": imported.pk,
            "rows": len(rows),
            "revision": fresh.revision,
        },
    )
    count_findings(fresh)


def _add(form: Declaration, new: Sequence[PlannedRow]) -> list[tuple[int, PlannedRow]]:
    """The new rows behind the last one, each with its key."""
    last = max((row.position for row in form.indicators.all()), default=0)
    places = dict(enumerate(new, start=last + 1))
    Indicator.objects.bulk_create(
        Indicator(
            declaration=form,
            position=place,
            **{field: after for field, (_before, after) in each.changes.items()},
        )
        for place, each in places.items()
    )
    # Not every database hands the keys back.
    added = form.indicators.filter(position__gt=last)
    keys = dict(added.values_list("position", "pk"))
    return [(keys[place], each) for place, each in places.items()]
