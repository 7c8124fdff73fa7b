"""Leaving on record what changed when many cells of a form are filled at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils import timezone

from faheng.site.bureaus.models import User
from faheng.site.planning.cell_texts import texts_of
from faheng.site.planning.models import Declaration, Edit

_ROWS = ("source", "payment", "indicator")


def record_changes(
    *, by: User, declaration: Declaration, before: Mapping[str, str]
) -> None:
    """One edit for each cell that no longer says what it said ``before`` (``texts_of``)."""
    after = texts_of(declaration)
    record_edits(
        by=by,
        declaration=declaration,
        edits=(
            (cell, before.get(cell, ""), after.get(cell, ""))
            for cell in _changed(before, after)
        ),
    )


def record_edits(
    *, by: User, declaration: Declaration, edits: Iterable[tuple[str, str, str]]
) -> None:
    """One edit for each cell, with what it said before and says after."""
    now = timezone.now()
    Edit.objects.bulk_create(
        Edit(
            declaration=declaration,
            cell=cell,
            before=before,
            after=after,
            by=by,
            at=now,
        )
        for cell, before, after in edits
    )


def _changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The cells that differ; rows are made anew, so equal ones are told by what they say."""
    found = [
        cell
        for cell in {**before, **after}
        if not _is_row(cell) and before.get(cell) != after.get(cell)
    ]
    for kind in _ROWS:
        if _said(kind, before) != _said(kind, after):
            found.extend(cell for cell in before if cell.startswith(f"{kind}:"))
            found.extend(cell for cell in after if cell.startswith(f"{kind}:"))
    return found


def _is_row(cell: str) -> bool:
    return cell.partition(":")[0] in _ROWS


def _said(kind: str, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (cell.partition(".")[2], text)
        for cell, text in texts.items()
        if cell.startswith(f"{kind}:")
    ]
