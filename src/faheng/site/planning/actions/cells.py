"""Changing single cells of a form: each only if it still says what the person saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import check_may
from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import (
    ConflictError,
    InvalidInputError,
    NotNowError,
    SiteError,
)
from faheng.site.planning.actions.counting import count_findings
from faheng.site.planning.actions.locking import locked
from faheng.site.planning.cells import Place, place_of_cell, row_at
from faheng.site.planning.items import item_of
from faheng.site.planning.models import Declaration, Edit, Indicator, Project
from faheng.site.planning.policies import check_can_edit
from faheng.site.planning.reviewing import FormReview
from faheng.site.planning.typed import kept_value, same_text, shown_text, unit_of
from faheng.site.planning.understanding import understand_text


@dataclass(frozen=True)
class Typed:
    """What a person typed into a cell: what it said before, and what it shall say."""

    cell: str
    was: str
    now: str


@dataclass(frozen=True)
class SavedCell:
    """A cell as it is kept, and what its value is understood to say."""

    cell: str
    text: str
    understood: str | None
    revision: int


@dataclass(frozen=True)
class RefusedCell:
    """A cell that stays as it was, and why; what was typed is still the person's."""

    cell: str
    typed: str
    why: SiteError


@dataclass(frozen=True)
class Saved:
    """What became of several cells, and the form as judged after that."""

    declaration: Declaration
    cells: tuple[SavedCell | RefusedCell, ...]
    review: FormReview


class CellConflictError(ConflictError):
    """Another text stands in the cell by now: whose, since when, and what it says."""

    def __init__(self, place: Place, theirs: str, last: Edit | None) -> None:
        self.cell = place.address
        self.theirs = theirs
        self.by: User | None = last.by if last else None
        self.at: datetime | None = last.at if last else None
        facts = {"label": place.rule.label}
        if last is None:
            said = _("“%(label)s”在您打开页面之后改过，请选择保留哪一个。")
        else:
            said = _("“%(label)s”已由%(who)s于%(at)s改过，请选择保留哪一个。")
            at = date_format(timezone.localtime(last.at), "n月j日 H:i")
            facts |= {"who": last.by.name, "at": at}
        super().__init__(said % facts)


@transaction.atomic
def save_cell(
    *, by: User, declaration: Declaration, cell: str, was: str, now: str
) -> SavedCell:
    """Keep what was typed into a cell.

    ``was`` is what the person saw in it: if it says something else by now, and not
    ``now`` itself, ``CellConflictError`` is raised and nothing changes.
    """
    held = locked_for_editing(by, declaration)
    saved = _put(by, held, Typed(cell, was, now))
    count_findings(held)
    return saved


@transaction.atomic
def save_cells(*, by: User, declaration: Declaration, typed: Sequence[Typed]) -> Saved:
    """Keep each of several cells that can be kept, and say why of those that cannot."""
    held = locked_for_editing(by, declaration)
    cells: list[SavedCell | RefusedCell] = []
    for each in typed:
        try:
            cells.append(_put(by, held, each))
        except SiteError as why:
            cells.append(RefusedCell(each.cell, each.now, why))
    return Saved(held, tuple(cells), count_findings(held))


def locked_for_editing(by: User, declaration: Declaration) -> Declaration:
    """The declaration, held; raises for who may not edit it."""
    held = locked(declaration)
    check_may(by, Right.EDIT_DECLARATIONS, held.bureau, held.project.section)
    return held


def note_edit(by: User, held: Declaration, cell: str, before: str, after: str) -> None:
    """Put a change on record, and let whoever looks know that something moved."""
    Edit.objects.create(
        declaration=held,
        cell=cell,
        before=before,
        after=after,
        by=by,
        at=timezone.now(),
    )
    held.revision += 1
    held.save(update_fields=["revision"])
    record(
        Event.DECLARATION_EDITED,
        by=by,
        bureau=held.bureau,
        target=held,
        facts={"cell": cell, "revision": held.revision},
    )


def _put(by: User, held: Declaration, typed: Typed) -> SavedCell:
    place = place_of_cell(typed.cell)
    rule, unit, year = place.rule, unit_of(held), held.year
    check_can_edit(held, item_of(typed.cell))
    row = row_at(held, place)
    value = kept_value(rule.kind, typed.now, unit=unit, year=year, limit=rule.limit)
    before = shown_text(rule.kind, getattr(row, place.field), unit=unit)
    after = shown_text(rule.kind, value, unit=unit)
    if not same_text(rule.kind, before, after, unit=unit, year=year):
        if not same_text(rule.kind, before, typed.was, unit=unit, year=year):
            last = held.edits.filter(cell=place.address).select_related("by").last()
            raise CellConflictError(place, before, last)
        if isinstance(row, Project):
            _check_name(held, row, place.field, after)
        _save(row, place, value)
        note_edit(by, held, place.address, before, after)
    indicator = row if isinstance(row, Indicator) else None
    meant = understand_text(place, after, row=indicator, unit=unit, year=year)
    return SavedCell(place.address, after, meant.words or None, held.revision)


def _save(row: models.Model, place: Place, value: object) -> None:
    stood = getattr(row, place.field)
    setattr(row, place.field, value)
    try:
        with transaction.atomic():
            row.save(update_fields=[place.field])
    except IntegrityError:
        # The review that follows goes by what stands.
        setattr(row, place.field, stood)
        if isinstance(row, Project):
            raise InvalidInputError(_("本单位已有同名的项目，请换一个名称。")) from None
        raise InvalidInputError(_("另一行已经填了同一个日期，请核对。")) from None


def _check_name(held: Declaration, project: Project, field: str, name: str) -> None:
    """A project keeps its name and code once another year knows it by them."""
    if project.declarations.exclude(pk=held.pk).exists():
        raise NotNowError(_("该项目在其他年度已经申报，名称和编码不能在此修改。"))
    if field == "name" and not name:
        raise InvalidInputError(_("项目名称不能空白。"))
