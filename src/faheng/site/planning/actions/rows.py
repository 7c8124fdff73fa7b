"""Rows of indicators: adding, taking away, moving."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from faheng.rulebook.exceptions import UnknownIndicatorError
from faheng.rulebook.indicator_library import entry as library_entry
from faheng.site.bureaus.models import User
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.actions.cells import locked_for_editing, note_edit
from faheng.site.planning.actions.counting import count_findings
from faheng.site.planning.cells import limits_of
from faheng.site.planning.fitting import MOST_INDICATORS
from faheng.site.planning.items import Item
from faheng.site.planning.mending import Mending
from faheng.site.planning.models import Declaration, Indicator
from faheng.site.planning.packages import INDICATOR_FIELDS
from faheng.site.planning.policies import check_can_edit
from faheng.site.planning.taxonomies import taxonomy_of
from faheng.site.planning.typed import kept_value, unit_of


@dataclass(frozen=True)
class RemovedIndicator:
    """What a removed row said, and where it stood: enough to put it back."""

    texts: Mapping[str, str]
    after: int | None


@transaction.atomic
def add_indicator(
    *,
    by: User,
    declaration: Declaration,
    after: int | None = None,
    at_start: bool = False,
    texts: Mapping[str, str] | None = None,
    library_id: str = "",
) -> Indicator:
    """A row behind another, or at the end: blank, with texts, or as the library has it."""
    held = locked_for_editing(by, declaration)
    check_can_edit(held, Item.INDICATORS)
    rows = list(held.indicators.all())
    _check_room(len(rows), 1)
    filled = _from_library(held, library_id) if library_id else dict(texts or {})
    made = Indicator(declaration=held, position=0, library_id=library_id)
    for field, rule in limits_of("indicator"):
        text = filled.get(field, "")
        value = kept_value(
            rule.kind, text, unit=unit_of(held), year=held.year, limit=rule.limit
        )
        setattr(made, field, value)
    place = 0 if at_start else _place_behind(rows, after)
    if place and after is not None and not texts and not library_id:
        # A blank row goes on in the group it was added to.
        made.level1, made.level2 = rows[place - 1].level1, rows[place - 1].level2
    made.position = place
    made.save()
    rows.insert(place, made)
    _number(rows)
    if texts:
        _put_back(held, made)
    note_edit(by, held, Item.INDICATORS, "", _row_text(made))
    count_findings(held)
    return made


def _put_back(held: Declaration, made: Indicator) -> None:
    """A row put back as it was when it was sent back is that item again, open as before."""
    mending = Mending(held)
    item = f"indicator:{made.pk}"
    sent_back = held.returned_items.filter(is_open=True)
    for returned in sent_back.select_related("step__version"):
        if mending.gone_row(returned) == mending.row(item):
            returned.item = item
            returned.save(update_fields=["item"])
            return


@transaction.atomic
def add_indicators(*, by: User, declaration: Declaration, count: int) -> None:
    """Blank rows at the end, for a block that is about to be pasted into them."""
    if not 0 < count <= MOST_INDICATORS:
        raise InvalidInputError(
            _("一次最多增加%(count)d行。") % {"count": MOST_INDICATORS}
        )
    held = locked_for_editing(by, declaration)
    check_can_edit(held, Item.INDICATORS)
    there = held.indicators.count()
    _check_room(there, count)
    # Judged once, not row by row: others wait for this form, or for the database.
    Indicator.objects.bulk_create(
        Indicator(declaration=held, position=position)
        for position in range(there + 1, there + count + 1)
    )
    said = _("增加%(count)d个空白行") % {"count": count}
    note_edit(by, held, Item.INDICATORS, "", said)
    count_findings(held)


@transaction.atomic
def remove_indicator(
    *, by: User, declaration: Declaration, indicator: int
) -> RemovedIndicator:
    """Take a row away; what it said is returned, to be put back if it was a slip."""
    held = locked_for_editing(by, declaration)
    check_can_edit(held, Item.INDICATORS)
    rows = list(held.indicators.all())
    row = _find(rows, indicator)
    place = rows.index(row)
    removed = RemovedIndicator(
        {field: getattr(row, field) for field in INDICATOR_FIELDS},
        rows[place - 1].pk if place else None,
    )
    before = _row_text(row)
    try:
        row.delete()
    except ProtectedError:
        raise NotNowError(_("这项指标有调整记录，不能删除。")) from None
    del rows[place]
    _number(rows)
    note_edit(by, held, Item.INDICATORS, before, "")
    count_findings(held)
    return removed


@transaction.atomic
def move_indicator(
    *, by: User, declaration: Declaration, indicator: int, up: bool
) -> None:
    """Let a row change places with its neighbour; the first and the last stay."""
    held = locked_for_editing(by, declaration)
    check_can_edit(held, Item.INDICATORS)
    rows = list(held.indicators.all())
    row = _find(rows, indicator)
    old = rows.index(row)
    new = old - 1 if up else old + 1
    if not 0 <= new < len(rows):
        return
    rows[old], rows[new] = rows[new], rows[old]
    _number(rows)
    said = _("第%(number)d行：%(name)s")
    note_edit(
        by,
        held,
        Item.INDICATORS,
        said % {"number": old + 1, "name": row.name},
        said % {"number": new + 1, "name": row.name},
    )
    count_findings(held)


def _check_room(there: int, more: int) -> None:
    if there + more > MOST_INDICATORS:
        raise InvalidInputError(
            _("指标已有%(there)d项，最多%(most)d项，不能再增加这么多。")
            % {"there": there, "most": MOST_INDICATORS}
        )


def _from_library(held: Declaration, library_id: str) -> dict[str, str]:
    try:
        found = library_entry(library_id)
    except UnknownIndicatorError:
        raise InvalidInputError(_("指标库里没有这项指标，请重新查找。")) from None
    pair = found.pair(taxonomy_of(held))
    return {
        "level1": pair.level1,
        "level2": pair.level2,
        "name": found.name,
        "target": found.target,
        "explanation": found.counting,
    }


def _place_behind(rows: list[Indicator], after: int | None) -> int:
    for place, row in enumerate(rows, start=1):
        if row.pk == after:
            return place
    return len(rows)


def _number(rows: list[Indicator]) -> None:
    changed = []
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            row.position = position
            changed.append(row)
    Indicator.objects.bulk_update(changed, ["position"])


def _row_text(row: Indicator) -> str:
    texts = (row.level1, row.level2, row.name, row.target, row.weight)
    return " ".join(filter(None, texts)) or _("空白行")


def _find(rows: list[Indicator], pk: int) -> Indicator:
    for row in rows:
        if row.pk == pk:
            return row
    raise NotNowError(_("这一行已经被删除，请刷新页面。"))
