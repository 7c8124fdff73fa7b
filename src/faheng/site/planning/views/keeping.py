"""Giving up a draft, and handing a project to another section."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from faheng.site.bureaus.requests import SignedIn
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.access import declaration_for
from faheng.site.planning.actions.projects import change_section, delete_draft
from faheng.site.planning.models import Declaration
from faheng.site.planning.queries.lists import number_of
from faheng.site.planning.views.attempting import attempt
from faheng.site.planning.views.showing import show_declaration


@require_POST
def delete(request: SignedIn, pk: int) -> HttpResponse:
    """Give up a draft that was never submitted."""
    declaration = declaration_for(request.user, pk)
    name = declaration.project.name
    status = attempt(request, lambda: _delete(request, declaration))
    if status is not None:
        return show_declaration(
            request, declaration_for(request.user, pk), None, status
        )
    messages.success(request, _("“%(project)s”的草稿已删除。") % {"project": name})
    return redirect("planning:desk")


def _delete(request: SignedIn, declaration: Declaration) -> None:
    revision = number_of(request.POST.get("revision"))
    if revision is None:
        raise InvalidInputError(_("页面不完整，请刷新后再办理。"))
    delete_draft(by=request.user, declaration=declaration, revision=revision)


@require_POST
def hand_over(request: SignedIn, pk: int) -> HttpResponse:
    """Hand the project to another section, with all that is under way in it."""
    declaration = declaration_for(request.user, pk)

    def hand() -> None:
        key = number_of(request.POST.get("section"))
        section = declaration.bureau.sections.filter(pk=key or 0).first()
        if section is None:
            raise InvalidInputError(_("请选择本单位的科室。"))
        change_section(by=request.user, project=declaration.project, section=section)

    status = attempt(request, hand)
    if status is not None:
        return show_declaration(request, declaration, None, status)
    messages.success(request, _("主办科室已变更。"))
    return redirect("planning:declaration", pk=pk)
