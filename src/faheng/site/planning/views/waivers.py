"""Asking that a finding be let stand, and deciding it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.access import declaration_for, waiver_for
from faheng.site.planning.actions.waivers import ask_waiver, decide_waiver
from faheng.site.planning.views.attempting import attempt
from faheng.site.planning.views.rules import show_review
from faheng.site.planning.views.showing import show_declaration


@require_POST
def ask(request: SignedIn, pk: int) -> HttpResponse:
    """Ask for one, of a finding on the declaration's page of findings."""
    declaration = declaration_for(request.user, pk)
    said = request.POST
    status = attempt(
        request,
        lambda: ask_waiver(
            by=request.user,
            declaration=declaration,
            key=said.get("key", ""),
            reason=said.get("reason", ""),
            until=_day(said.get("until", "")),
        ),
    )
    if status is not None:
        return show_review(request, declaration, said, status)
    messages.success(request, _("豁免申请已提交，等待审批。"))
    return redirect("planning:review", pk=pk)


@require_POST
def decide(request: SignedIn, pk: int) -> HttpResponse:
    """Grant or refuse one."""
    waiver = waiver_for(request.user, pk)
    granted = request.POST.get("decision") == "granted"
    status = attempt(
        request,
        lambda: decide_waiver(
            by=request.user,
            waiver=waiver,
            granted=checked_decision(request.POST.get("decision", "")),
            note=request.POST.get("note", ""),
        ),
    )
    if status is not None:
        declaration = declaration_for(request.user, waiver.declaration_id)
        return show_declaration(request, declaration, request.POST, status)
    messages.success(
        request, _("豁免申请已同意。") if granted else _("豁免申请已退回，不予同意。")
    )
    return redirect("planning:declaration", pk=waiver.declaration_id)


def checked_decision(text: str) -> bool:
    """Whether a request is granted; raises where neither button was pressed."""
    if text not in ("granted", "refused"):
        raise InvalidInputError(_("请选择同意或者不同意。"))
    return text == "granted"


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidInputError(_("请核对有效期，写成 2026-12-31 的样子。")) from None
