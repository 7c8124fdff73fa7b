"""The tree of bureaus one looks after."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from faheng.site.bureaus.access import bureau_for, bureaus_for
from faheng.site.bureaus.actions import bureaus as actions
from faheng.site.bureaus.forms.bureaus import TreasuryForm, form_below, form_of
from faheng.site.bureaus.layouts import layout_choices
from faheng.site.bureaus.models import Bureau
from faheng.site.bureaus.policies import levels_below
from faheng.site.bureaus.queries import bureaus_with_counts, parts_of, tree_of
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.views.people import first_password
from faheng.site.exceptions import SiteError


@require_safe
def bureaus(request: SignedIn) -> HttpResponse:
    ours = bureaus_for(request.user)
    context = {"tree": tree_of(bureaus_with_counts(ours))}
    return render(request, "bureaus/bureaus.html", context)


@require_safe
def bureau(request: SignedIn, pk: int) -> HttpResponse:
    """What is said of a bureau, its parts, and the bureaus below it."""
    shown = bureau_for(request.user, pk)
    context = {
        "bureau": shown,
        "parts": parts_of(shown),
        "below": shown.subordinates.order_by("pk"),
        "layout": dict(layout_choices()).get(shown.form_layout, shown.form_layout),
        "is_justice": shown.kind == Bureau.Kind.JUSTICE,
        "can_have_below": bool(levels_below(shown)),
    }
    return render(request, "bureaus/bureau.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_bureau(request: SignedIn, pk: int) -> HttpResponse:
    shown = bureau_for(request.user, pk)
    form = form_of(shown, bureaus_for(request.user), request.POST or None)
    if request.method == "POST" and form.is_valid():
        parent = form.cleaned_data.get("parent", shown.parent)
        try:
            actions.edit_bureau(
                by=request.user, bureau=shown, fields=form.said(), parent=parent
            )
        except SiteError as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, _("机构信息已修改。"))
            return redirect("bureaus:bureau", pk)
    context = {"form": form, "bureau": shown}
    return render(request, "bureaus/edit_bureau.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_bureau(request: SignedIn, pk: int) -> HttpResponse:
    """A bureau below this one."""
    parent = bureau_for(request.user, pk)
    if not levels_below(parent):
        raise Http404
    form = form_below(parent, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_bureau(
                by=request.user, parent=parent, fields=form.said()
            )
        except SiteError as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, _("机构已添加。"))
            return redirect("bureaus:bureau", added.pk)
    context = {"form": form, "parent": parent}
    return render(request, "bureaus/edit_bureau.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_treasury(request: SignedIn, pk: int) -> HttpResponse:
    """The finance bureau of a bureau, and the account that opens it."""
    client = bureau_for(request.user, pk)
    if client.kind != Bureau.Kind.JUSTICE:
        raise Http404
    form = TreasuryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = actions.add_treasury(
                by=request.user, client=client, **form.cleaned_data
            )
        except SiteError as why:
            form.add_error(None, str(why))
        else:
            return first_password(request, account, _("已添加同级财政部门"))
    context = {"form": form, "client": client}
    return render(request, "bureaus/add_treasury.html", context)
