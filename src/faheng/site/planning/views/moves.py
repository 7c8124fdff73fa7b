"""Making moves: of one declaration on its page, of many on the desk."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.access import declaration_for, declarations_for, year_for
from faheng.site.planning.actions.circle import move_declaration, move_many
from faheng.site.planning.actions.meetings import record_passed
from faheng.site.planning.forms.moves import (
    MinutesForm,
    amount_of,
    move_of,
    returned_items,
    ticked,
)
from faheng.site.planning.models import Declaration
from faheng.site.planning.queries.lists import number_of
from faheng.site.planning.states import Move, State
from faheng.site.planning.views.attempting import attempt
from faheng.site.planning.views.desk import show_desk
from faheng.site.planning.views.showing import show_declaration


@require_POST
def move(request: SignedIn, pk: int) -> HttpResponse:
    """Take one declaration to its next desk, or back."""
    declaration = declaration_for(request.user, pk)
    status = attempt(request, lambda: _move(request, declaration))
    if status is not None:
        # The state may have changed meanwhile: what is shown is what there is now.
        current = declaration_for(request.user, pk)
        return show_declaration(request, current, request.POST, status)
    declaration.refresh_from_db()
    messages.success(
        request,
        _("已办理“%(move)s”，“%(project)s”现处于“%(state)s”。")
        % {
            "move": Move(request.POST["move"]).label,
            "project": declaration.project.name,
            "state": State(declaration.state).label,
        },
    )
    if not declarations_for(request.user).filter(pk=pk).exists():
        return redirect("planning:desk")
    return redirect("planning:declaration", pk=pk)


def _move(request: SignedIn, declaration: Declaration) -> None:
    said = request.POST
    asked = move_of(said.get("move", ""))
    revision = number_of(said.get("revision"))
    if revision is None:
        raise InvalidInputError(_("页面不完整，请刷新后再办理。"))
    if asked is Move.RECORD_DECISION:
        minutes = MinutesForm(
            said, budget_year=declaration.budget_year, prefix="minutes"
        )
        record_passed(
            by=request.user,
            budget_year=declaration.budget_year,
            declarations=[declaration],
            decision=minutes.decided(),
            note=said.get("note", ""),
            revisions={declaration.pk: revision},
        )
        return
    move_declaration(
        by=request.user,
        declaration=declaration,
        move=asked,
        note=said.get("note", ""),
        returned=returned_items(said) if asked is Move.RETURN else (),
        control_amount=amount_of(said.get("control_amount", ""))
        if asked is Move.SEND_CONTROL
        else None,
        revision=revision,
    )


@require_POST
def sign_pile(request: SignedIn) -> HttpResponse:
    """Take on everything that was ticked in one pile of the desk; all of it, or nothing."""
    moved: list[object] = []
    status = attempt(request, _signing(request, moved))
    if status is not None:
        return show_desk(request, request.POST, status)
    messages.success(
        request,
        ngettext("已办理 %(count)d 个项目。", "已办理 %(count)d 个项目。", len(moved))
        % {"count": len(moved)},
    )
    return redirect("planning:desk")


def _signing(request: SignedIn, moved: list[object]) -> Callable[[], None]:
    # Reached before anything is tried: a stranger is told nothing but 404.
    said: QueryDict = request.POST
    key = number_of(said.get("pile", "").partition("-")[0])
    if key is None:
        raise Http404
    budget_year = year_for(request.user, key)

    def sign() -> None:
        asked = move_of(said.get("move", ""))
        chosen = ticked(said)
        declarations = list(
            declarations_for(request.user).filter(
                pk__in=chosen.pks, budget_year=budget_year
            )
        )
        if len(declarations) != len(set(chosen.pks)):
            raise PermissionDenied(
                _("勾选的项目有的已经不在您的职责范围内，请刷新页面。")
            )
        if asked is Move.RECORD_DECISION:
            form = MinutesForm(said, budget_year=budget_year, prefix=said["pile"])
            moved.extend(
                record_passed(
                    by=request.user,
                    budget_year=budget_year,
                    declarations=declarations,
                    decision=form.decided(),
                    note=said.get("note", ""),
                    revisions=chosen.revisions,
                )
            )
            return
        moved.extend(
            move_many(
                by=request.user,
                declarations=declarations,
                move=asked,
                note=said.get("note", ""),
                control_amounts=chosen.amounts,
                revisions=chosen.revisions,
            )
        )

    return sign
