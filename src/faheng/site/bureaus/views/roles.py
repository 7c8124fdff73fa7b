"""Giving somebody a role, and ending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from faheng.site.bureaus.access import membership_for, person_for
from faheng.site.bureaus.actions import roles as actions
from faheng.site.bureaus.forms.people import EndRoleForm, RoleForm
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.views.choosing import choose_bureau, chosen_bureau
from faheng.site.exceptions import SiteError


@require_http_methods(["GET", "HEAD", "POST"])
def give_role(request: SignedIn, pk: int) -> HttpResponse:
    person = person_for(request.user, pk)
    bureau = chosen_bureau(request)
    if bureau is None:
        return choose_bureau(request, _("给“%(name)s”授予角色") % {"name": person.name})
    form = RoleForm(request.POST or None, bureau=bureau)
    if request.method == "POST" and form.is_valid():
        try:
            actions.give_role(
                by=request.user, person=person, bureau=bureau, **form.cleaned_data
            )
        except SiteError as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, _("角色已授予。"))
            return redirect("bureaus:person", pk)
    context = {"form": form, "person": person, "bureau": bureau}
    return render(request, "bureaus/give_role.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def end_role(request: SignedIn, pk: int) -> HttpResponse:
    """At once, or after a day: two buttons of one form."""
    membership = membership_for(request.user, pk)
    at_once = "at_once" in request.POST
    form = EndRoleForm(request.POST if request.POST and not at_once else None)
    if request.method == "POST" and (at_once or form.is_valid()):
        day = None if at_once else form.cleaned_data["ends_on"]
        person = membership.user_id
        try:
            actions.end_role(by=request.user, membership=membership, on=day)
        except SiteError as why:
            if at_once:
                messages.error(request, str(why))
                return redirect("bureaus:person", person)
            form.add_error(None, str(why))
        else:
            messages.success(
                request, _("角色已收回。") if at_once else _("角色的截止日期已登记。")
            )
            return redirect("bureaus:person", person)
    context = {"form": form, "membership": membership}
    return render(request, "bureaus/end_role.html", context)
