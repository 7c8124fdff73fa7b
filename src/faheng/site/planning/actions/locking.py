"""Rows that are about to be changed, held against everybody else until it is done."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from faheng.site.exceptions import NotNowError
from faheng.site.planning.models import Declaration


def locked(declaration: Declaration) -> Declaration:
    """The declaration as it stands now, held until the transaction ends."""
    return locked_many([declaration.pk])[0]


def locked_many(pks: Iterable[int]) -> list[Declaration]:
    """The same of several; always in the same order, so that two holders never cross.

    Raises if one has been deleted meanwhile.
    """
    wanted = set(pks)
    held = list(
        Declaration.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    )
    if len(held) < len(wanted):
        raise NotNowError(
            _("该项目的草稿已被删除，请刷新页面。")
            if len(wanted) == 1
            else _("有的项目的草稿已被删除，请刷新页面。")
        )
    # Read after that, not joined: a database that waited for the rows still joins to them
    # what was there before. So a year closed meanwhile is seen closed, too.
    prefetch_related_objects(
        held, "project__section", "bureau__treasury", "budget_year"
    )
    return held
