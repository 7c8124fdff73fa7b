"""Rows of a form coming and going, asked for by one button each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.access import live_declaration_for
from faheng.site.planning.actions.money_rows import (
    add_payment,
    add_source,
    remove_payment,
    remove_source,
)
from faheng.site.planning.actions.rows import (
    add_indicator,
    add_indicators,
    move_indicator,
    remove_indicator,
)
from faheng.site.planning.models import Declaration
from faheng.site.planning.packages import INDICATOR_FIELDS
from faheng.site.planning.views.editing import (
    done,
    is_page,
    save_typed,
    tell_in_messages,
)

Done = dict[str, Any]
"""What the page is told besides the parts that changed: ``focus``, ``removed``."""


@require_POST
def change_rows(request: SignedIn, pk: int) -> HttpResponse:
    """``do`` names what to do and, behind a colon, with which row."""
    declaration = live_declaration_for(request.user, pk)
    name, _colon, row = request.POST.get("do", "").partition(":")
    told: list[Done] = []

    def act() -> None:
        if name not in _DOINGS:
            raise InvalidInputError(_("请求不完整，请刷新页面后重试。"))
        if not is_page(request):
            # The button sends the whole form, and the page is shown anew after it.
            tell_in_messages(request, save_typed(request, declaration))
        told.append(_DOINGS[name](request, declaration, row))

    part = "money" if name.endswith(("-source", "-payment")) else "grid"
    return done(request, declaration, act, lambda: {"parts": (part,), **told[0]})


def _number(row: str) -> int:
    if not row.isdecimal() or len(row) > 18:
        raise InvalidInputError(_("请求不完整，请刷新页面后重试。"))
    return int(row)


def _add(request: SignedIn, declaration: Declaration, row: str) -> Done:
    made = add_indicator(by=request.user, declaration=declaration)
    return {"focus": f"indicator:{made.pk}.name"}


def _add_after(request: SignedIn, declaration: Declaration, row: str) -> Done:
    made = add_indicator(by=request.user, declaration=declaration, after=_number(row))
    return {"focus": f"indicator:{made.pk}.name"}


def _add_several(request: SignedIn, declaration: Declaration, row: str) -> Done:
    add_indicators(by=request.user, declaration=declaration, count=_number(row))
    return {}


def _add_entry(request: SignedIn, declaration: Declaration, row: str) -> Done:
    made = add_indicator(by=request.user, declaration=declaration, library_id=row)
    return {"focus": f"indicator:{made.pk}.target"}


def _restore(request: SignedIn, declaration: Declaration, row: str) -> Done:
    texts = {field: request.POST.get(field, "") for field in INDICATOR_FIELDS}
    made = add_indicator(
        by=request.user,
        declaration=declaration,
        after=_number(row) if row else None,
        at_start=not row,
        texts=texts,
    )
    return {"focus": f"indicator:{made.pk}.name"}


def _remove(request: SignedIn, declaration: Declaration, row: str) -> Done:
    removed = remove_indicator(
        by=request.user, declaration=declaration, indicator=_number(row)
    )
    said = {"texts": removed.texts, "after": removed.after or ""}
    return {"removed": {**said, "name": removed.texts["name"]}}


def _up(request: SignedIn, declaration: Declaration, row: str) -> Done:
    move_indicator(
        by=request.user, declaration=declaration, indicator=_number(row), up=True
    )
    return {}


def _down(request: SignedIn, declaration: Declaration, row: str) -> Done:
    move_indicator(
        by=request.user, declaration=declaration, indicator=_number(row), up=False
    )
    return {}


def _add_source(request: SignedIn, declaration: Declaration, row: str) -> Done:
    source = request.POST.get("source", "")
    line = add_source(by=request.user, declaration=declaration, source=source)
    return {"focus": f"source:{line.pk}.annual"}


def _remove_source(request: SignedIn, declaration: Declaration, row: str) -> Done:
    remove_source(by=request.user, declaration=declaration, line=_number(row))
    return {}


def _add_payment(request: SignedIn, declaration: Declaration, row: str) -> Done:
    line = add_payment(by=request.user, declaration=declaration)
    return {"focus": f"payment:{line.pk}.percent"}


def _remove_payment(request: SignedIn, declaration: Declaration, row: str) -> Done:
    remove_payment(by=request.user, declaration=declaration, line=_number(row))
    return {}


_DOINGS: dict[str, Callable[[SignedIn, Declaration, str], Done]] = {
    "add": _add,
    "add-after": _add_after,
    "add-several": _add_several,
    "add-entry": _add_entry,
    "restore": _restore,
    "remove": _remove,
    "up": _up,
    "down": _down,
    "add-source": _add_source,
    "remove-source": _remove_source,
    "add-payment": _add_payment,
    "remove-payment": _remove_payment,
}
