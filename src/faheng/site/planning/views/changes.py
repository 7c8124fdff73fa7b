"""Changes after approval, of targets and of money: asked by one, decided by another."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.access import (
    adjustment_for,
    declaration_for,
    target_change_for,
)
from faheng.site.planning.actions.adjustments import ask_adjustment, decide_adjustment
from faheng.site.planning.actions.changes import (
    ask_target_change,
    decide_target_change,
)
from faheng.site.planning.forms.moves import amount_of
from faheng.site.planning.models import Declaration, FundingAdjustment, TargetChange
from faheng.site.planning.queries.lists import number_of
from faheng.site.planning.views.attempting import attempt
from faheng.site.planning.views.showing import show_declaration
from faheng.site.planning.views.waivers import checked_decision


@require_POST
def ask_target(request: SignedIn, pk: int) -> HttpResponse:
    """Ask that an approved target be another."""
    declaration = declaration_for(request.user, pk)

    def ask() -> None:
        key = number_of(request.POST.get("indicator"))
        row = declaration.indicators.filter(pk=key or 0).first()
        if row is None:
            raise InvalidInputError(_("请选择要调整的指标。"))
        ask_target_change(
            by=request.user,
            indicator=row,
            after=request.POST.get("after", ""),
            reason=request.POST.get("reason", ""),
        )

    status = attempt(request, ask)
    if status is not None:
        return show_declaration(request, declaration, request.POST, status)
    messages.success(request, _("目标调整申请已提交，等待审批。"))
    return redirect("planning:declaration", pk=pk)


@require_POST
def ask_money(request: SignedIn, pk: int) -> HttpResponse:
    """Ask for money to be moved here, added or taken."""
    declaration = declaration_for(request.user, pk)

    def ask() -> None:
        said = request.POST
        amount = amount_of(said.get("amount", ""))
        if amount is None:
            raise InvalidInputError(_("请填写大于零的金额，单位为元。"))
        ask_adjustment(
            by=request.user,
            declaration=declaration,
            kind=said.get("kind", ""),
            amount=amount,
            reason=said.get("reason", ""),
            source=_giver(request),
            document_number=said.get("document_number", ""),
        )

    status = attempt(request, ask)
    if status is not None:
        return show_declaration(request, declaration, request.POST, status)
    messages.success(request, _("预算调整申请已提交，等待审批。"))
    return redirect("planning:declaration", pk=pk)


def _giver(request: SignedIn) -> Declaration | None:
    pk = number_of(request.POST.get("source"))
    if request.POST.get("kind") != FundingAdjustment.Kind.TRANSFER or pk is None:
        return None
    return declaration_for(request.user, pk)


@require_POST
def decide_target(request: SignedIn, pk: int) -> HttpResponse:
    change = target_change_for(request.user, pk)
    status = attempt(
        request,
        lambda: decide_target_change(
            by=request.user,
            change=change,
            granted=checked_decision(request.POST.get("decision", "")),
            note=request.POST.get("note", ""),
        ),
    )
    return _decided(request, change, status)


@require_POST
def decide_money(request: SignedIn, pk: int) -> HttpResponse:
    adjustment = adjustment_for(request.user, pk)
    status = attempt(
        request,
        lambda: decide_adjustment(
            by=request.user,
            adjustment=adjustment,
            granted=checked_decision(request.POST.get("decision", "")),
            note=request.POST.get("note", ""),
        ),
    )
    return _decided(request, adjustment, status)


def _decided(
    request: SignedIn, change: TargetChange | FundingAdjustment, status: int | None
) -> HttpResponse:
    if status is not None:
        declaration = declaration_for(request.user, change.declaration_id)
        return show_declaration(request, declaration, request.POST, status)
    messages.success(request, _("审批意见已登记。"))
    return redirect("planning:declaration", pk=change.declaration_id)
