"""Rows that are about to be changed, held against everybody else until it is done."""

from __future__ import annotations

from collections.abc import Iterable

from faheng.site.planning.models import Declaration


def locked(declaration: Declaration) -> Declaration:
    """The declaration as it stands now, held until the transaction ends."""
    return locked_many([declaration.pk])[0]


def locked_many(pks: Iterable[int]) -> list[Declaration]:
    """The same of several; always in the same order, so that two holders never cross.

    Their budget years are read after that, so that a year closed meanwhile is seen closed.
    """
    return list(
        Declaration.objects.select_for_update(of=("self",))
        .select_related("project__section", "bureau__treasury")
        .filter(pk__in=list(pks))
        .order_by("pk")
    )
