"""Making a rule's own safe repair in the cell it judged."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from faheng.review.finding import Fix
from faheng.site.bureaus.models import User
from faheng.site.exceptions import NotNowError
from faheng.site.planning.actions.cells import (
    Saved,
    Typed,
    locked_for_editing,
    save_cells,
)
from faheng.site.planning.cells import place_of_cell, row_at
from faheng.site.planning.models import Declaration
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.typed import shown_text, unit_of


@transaction.atomic
def apply_fix(*, by: User, declaration: Declaration, key: str) -> Saved:
    """Put the repair of a finding that stands now into its cell."""
    held = locked_for_editing(by, declaration)
    for found in review_form(held).findings:
        fix = found.finding.fix
        if found.finding.key != key or fix is None or found.is_waived:
            continue
        place = place_of_cell(found.cell)
        kept = getattr(row_at(held, place), place.field)
        text = shown_text(place.rule.kind, kept, unit=unit_of(held))
        mended = mended_at(text, fix, found.finding.where.quote)
        if mended is not None:
            return save_cells(
                by=by, declaration=held, typed=[Typed(found.cell, text, mended)]
            )
    raise NotNowError(_("这处内容已经变动，不能一键改正，请直接修改。"))


def mended_at(text: str, fix: Fix, quote: str | None) -> str | None:
    """The text with the repair made where the finding quotes it; ``None`` if it is gone."""
    within = text.find(quote) if quote else 0
    at = text.find(fix.before, max(within, 0))
    if at < 0:
        return None
    return text[:at] + fix.after + text[at + len(fix.before) :]
