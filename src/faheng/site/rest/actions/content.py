"""Replacing all that a draft says."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from faheng.model import package as exchange
from faheng.site.bureaus.models import User
from faheng.site.planning.actions.cells import locked_for_editing
from faheng.site.planning.actions.filling import fill_declaration
from faheng.site.planning.conditions import check_unchanged
from faheng.site.planning.models import Declaration, Edit
from faheng.site.rest.cells import cells_of
from faheng.site.rest.content import check_content

_ROWS = ("source", "payment", "indicator")


@transaction.atomic
def replace_content(
    *,
    by: User,
    declaration: Declaration,
    content: exchange.Declaration,
    revision: int | None = None,
) -> Declaration:
    """Fill the form with what a program says, each changed cell on record as an edit.

    ``revision``: what the declaration had when the program looked.
    """
    held = locked_for_editing(by, declaration)
    check_unchanged(held, revision)
    kept = check_content(content, held.project.name, held.year)
    before = _texts(held)
    filled = fill_declaration(by=by, declaration=held, content=kept)
    after = _texts(filled)
    now = timezone.now()
    Edit.objects.bulk_create(
        Edit(
            declaration=filled,
            cell=cell,
            before=before.get(cell, ""),
            after=after.get(cell, ""),
            by=by,
            at=now,
        )
        for cell in _changed(before, after)
    )
    return filled


def _texts(declaration: Declaration) -> dict[str, str]:
    """What every cell says that says something."""
    fresh = Declaration.objects.select_related("project", "bureau").get(
        pk=declaration.pk
    )
    return {each.cell: each.text for each in cells_of(fresh) if each.text}


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
