"""Replacing all that a draft says."""

from __future__ import annotations

from django.db import transaction

from faheng.model import package as exchange
from faheng.site.bureaus.models import User
from faheng.site.planning.actions.cells import locked_for_editing
from faheng.site.planning.actions.filling import fill_declaration
from faheng.site.planning.conditions import check_unchanged
from faheng.site.planning.models import Declaration
from faheng.site.rest.content import check_content


@transaction.atomic
def replace_content(
    *,
    by: User,
    declaration: Declaration,
    content: exchange.Declaration,
    revision: int | None = None,
) -> Declaration:
    """Fill the form with what a program says.

    ``revision``: what the declaration had when the program looked.
    """
    held = locked_for_editing(by, declaration)
    check_unchanged(held, revision)
    kept = check_content(content, held.project.name, held.year)
    return fill_declaration(by=by, declaration=held, content=kept)
