"""Filling in a form: the page, and everything that is kept from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import InvalidInputError, SiteError
from faheng.site.planning.access import live_declaration_for
from faheng.site.planning.actions.cells import (
    RefusedCell,
    Saved,
    SavedCell,
    Typed,
    save_cells,
)
from faheng.site.planning.actions.fixes import apply_fix
from faheng.site.planning.actions.returned import answer_returned_item
from faheng.site.planning.actions.waivers import ask_waiver
from faheng.site.planning.answering import Known, answer, last_edit, page_of
from faheng.site.planning.models import Declaration, ReturnedItem
from faheng.site.planning.overview import overview_of
from faheng.site.planning.taxonomies import offered_entries


# Going back to it shows what is kept now, not what was there before one's own edits.
@never_cache
@require_safe
def edit(request: SignedIn, pk: int) -> HttpResponse:
    """The official form, its cells open as far as they are now."""
    declaration = live_declaration_for(request.user, pk)
    # Read before the form itself: what is edited in between is then told once more.
    seen = last_edit(declaration)
    sheet = page_of(declaration, request.user)
    words = request.GET.get("q", "").strip()
    context = {
        "declaration": sheet.declaration,
        "sheet": sheet,
        "overview": overview_of(sheet.review),
        "seen": seen,
        "words": words,
        "entries": offered_entries(sheet.declaration, words) if words else (),
    }
    return render(request, "planning/editing/page.html", context)


@require_POST
def save(request: SignedIn, pk: int) -> HttpResponse:
    """Keep the cells that were typed; each is told apart what became of it."""
    declaration = live_declaration_for(request.user, pk)
    kept: list[Saved] = []

    def act() -> None:
        kept.append(save_typed(request, declaration))

    refused = refusal(request, act)
    if refused is not None:
        return refused
    saved = kept[0]
    if is_page(request):
        return answer(request, declaration, saved.cells, saved.review)
    tell_in_messages(request, saved)
    return redirect("planning:edit", pk)


@require_safe
def changes(request: SignedIn, pk: int) -> HttpResponse:
    """What others have changed since; nothing at all if nobody has."""
    declaration = live_declaration_for(request.user, pk)
    if Known.by(request).revision == declaration.revision:
        return HttpResponse(status=204)
    return answer(request, declaration)


@require_POST
def fix(request: SignedIn, pk: int) -> HttpResponse:
    """One rule's repair, in the cell it judged."""
    declaration = live_declaration_for(request.user, pk)
    saved: list[Saved] = []

    def act() -> None:
        saved.append(
            apply_fix(
                by=request.user,
                declaration=declaration,
                key=request.POST.get("key", ""),
            )
        )

    return done(request, declaration, act, lambda: {"cells": saved[0].cells})


@require_POST
def ask_for_waiver(request: SignedIn, pk: int) -> HttpResponse:
    """Ask that a finding be let stand."""
    declaration = live_declaration_for(request.user, pk)

    def act() -> None:
        ask_waiver(
            by=request.user,
            declaration=declaration,
            key=request.POST.get("key", ""),
            reason=request.POST.get("reason", ""),
        )

    return done(request, declaration, act)


@require_POST
def answer_returned(request: SignedIn, pk: int) -> HttpResponse:
    """Say what was done about an item sent back."""
    declaration = live_declaration_for(request.user, pk)
    answered: list[ReturnedItem] = []

    def act() -> None:
        number = request.POST.get("returned", "")
        returned = (
            declaration.returned_items.filter(pk=number).first()
            if number.isdecimal() and len(number) < 19
            else None
        )
        if returned is None:
            raise InvalidInputError(_("这条退回意见已经办结，请刷新页面。"))
        said = request.POST.get("answer", "")
        answered.append(
            answer_returned_item(by=request.user, returned=returned, answer=said)
        )

    return done(request, declaration, act, lambda: {"answered": answered})


def is_page(request: SignedIn) -> bool:
    """Whether the page's own script asks, which swaps what changed."""
    return request.headers.get("X-Faheng") == "editing"


def refusal(request: SignedIn, act: Callable[[], object]) -> HttpResponse | None:
    """Do it; refused, say why: to the script, or on the page that is shown again."""
    try:
        act()
    except (SiteError, PermissionDenied) as why:
        said = str(why) or _("您的角色没有这项权限。")
        status = 403 if isinstance(why, PermissionDenied) else 400
        if is_page(request):
            return JsonResponse({"why": said}, status=status)
        if status == 403:
            raise
        messages.error(request, said)
        resolved = request.resolver_match
        return redirect("planning:edit", resolved.kwargs["pk"] if resolved else 0)
    return None


def done(
    request: SignedIn,
    declaration: Declaration,
    act: Callable[[], object],
    told: Callable[[], dict[str, Any]] = dict,
) -> HttpResponse:
    """Do it, and answer with what changed by it; ``told`` goes into that answer."""
    refused = refusal(request, act)
    if refused is not None:
        return refused
    if is_page(request):
        return answer(request, declaration, **told())
    return redirect("planning:edit", declaration.pk)


def save_typed(request: SignedIn, declaration: Declaration) -> Saved:
    """Keep the cells that came with a request, as far as they can be kept."""
    said = request.POST
    cells, was, now = (said.getlist(name) for name in ("cell", "was", "now"))
    if not len(cells) == len(was) == len(now):
        raise InvalidInputError(_("提交的内容不完整，请刷新页面后重试。"))
    typed = [
        Typed(cell, before, after)
        for cell, before, after in zip(cells, was, now, strict=True)
        if before.replace("\r\n", "\n") != after.replace("\r\n", "\n")
        or is_page(request)
    ]
    return save_cells(by=request.user, declaration=declaration, typed=typed)


def tell_in_messages(request: SignedIn, saved: Saved) -> None:
    """What became of each cell, for a page that is shown anew."""
    kept = sum(isinstance(each, SavedCell) for each in saved.cells)
    if kept:
        messages.success(request, _("已保存 %(count)d 处修改。") % {"count": kept})
    for each in saved.cells:
        if isinstance(each, RefusedCell):
            facts = {"typed": each.typed, "why": each.why}
            messages.error(request, _("“%(typed)s”没有保存：%(why)s") % facts)
