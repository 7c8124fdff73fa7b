"""The people of the bureaus one looks after, and their accounts."""

from __future__ import annotations

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import messages
from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from faheng.site.bureaus.access import bureaus_for, people_for, person_for
from faheng.site.bureaus.actions import people as actions
from faheng.site.bureaus.forms.people import AddPersonForm, NameForm, SearchForm
from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import looks_after
from faheng.site.bureaus.queries import people_found, with_roles
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.roles import Role
from faheng.site.bureaus.second_factor import has_second_factor
from faheng.site.bureaus.views.choosing import choose_bureau, chosen_bureau
from faheng.site.exceptions import SiteError
from faheng.site.paging import page_of

_ACTIVE = {"": True, "closed": False, "all": None}


@require_safe
def people(request: SignedIn) -> HttpResponse:
    """Everybody, fifty at a time, found by name, bureau and role."""
    bureaus = bureaus_for(request.user)
    form = SearchForm(request.GET, bureaus=bureaus)
    form.is_valid()
    asked = form.cleaned_data
    found = people_found(
        people_for(request.user),
        bureaus,
        words=asked.get("q", ""),
        bureau=asked["bureau"].pk if asked.get("bureau") else None,
        role=Role(asked["role"]) if asked.get("role") else None,
        active=_ACTIVE[asked.get("state", "")],
    )
    page = page_of(found, request.GET)
    context = {
        "form": form,
        "page": page,
        "listed": with_roles(page.rows, bureaus),
        "several": bureaus.count() > 1,
    }
    return render(request, "bureaus/people.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_person(request: SignedIn) -> HttpResponse:
    """An account with its first role; the first password is shown in the answer, once."""
    bureau = chosen_bureau(request)
    if bureau is None:
        return choose_bureau(request, _("添加人员"))
    form = AddPersonForm(request.POST or None, bureau=bureau)
    if request.method == "POST" and form.is_valid():
        try:
            account = actions.add_person(
                by=request.user, bureau=bureau, **form.cleaned_data
            )
        except SiteError as why:
            form.add_error(None, str(why))
        else:
            return first_password(request, account, _("已添加人员"))
    context = {"form": form, "bureau": bureau, "several": _several(request)}
    return render(request, "bureaus/add_person.html", context)


@require_safe
def person(request: SignedIn, pk: int) -> HttpResponse:
    """One person: the roles held in these bureaus, and the account."""
    shown = person_for(request.user, pk)
    ours = bureaus_for(request.user)
    held = shown.memberships.filter(bureau__in=ours).select_related("bureau", "section")
    today = timezone.localdate()
    context = {
        "person": shown,
        "held_here": [m for m in held if m.ends_on is None or m.ends_on >= today],
        "ended": [m for m in held if m.ends_on is not None and m.ends_on < today],
        "today": today,
        "oneself": shown.pk == request.user.pk,
        "ours": looks_after(request.user, shown),
        "second_factor": has_second_factor(shown),
        "locked": _is_locked(request, shown),
    }
    return render(request, "bureaus/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rename_person(request: SignedIn, pk: int) -> HttpResponse:
    shown = person_for(request.user, pk)
    form = NameForm(request.POST or None, initial={"name": shown.name})
    if request.method == "POST" and form.is_valid():
        actions.rename_person(by=request.user, person=shown, **form.cleaned_data)
        messages.success(request, _("姓名已修改。"))
        return redirect("bureaus:person", pk)
    context = {"form": form, "person": shown}
    return render(request, "bureaus/rename_person.html", context)


@require_POST
def set_active(request: SignedIn, pk: int) -> HttpResponse:
    shown = person_for(request.user, pk)
    active = request.POST.get("active") == "yes"
    actions.set_active(by=request.user, person=shown, active=active)
    messages.success(
        request,
        _("账号已重新启用。") if active else _("账号已停用，其登录已全部退出。"),
    )
    return redirect("bureaus:person", pk)


@never_cache
@require_POST
def reset_password(request: SignedIn, pk: int) -> HttpResponse:
    shown = person_for(request.user, pk)
    account = actions.reset_password(by=request.user, person=shown)
    return first_password(request, account, _("密码已重置"))


@require_POST
def unlock_person(request: SignedIn, pk: int) -> HttpResponse:
    actions.unlock_person(by=request.user, person=person_for(request.user, pk))
    messages.success(request, _("已解除锁定，可以重新登录。"))
    return redirect("bureaus:person", pk)


@require_POST
def remove_second_factor(request: SignedIn, pk: int) -> HttpResponse:
    shown = person_for(request.user, pk)
    actions.remove_second_factor_of(by=request.user, person=shown)
    messages.success(request, _("动态口令已停用，其登录已全部退出。"))
    return redirect("bureaus:person", pk)


def first_password(
    request: SignedIn, account: actions.NewAccount, title: str
) -> HttpResponse:
    """The one page that shows a password; kept by nobody, not even the browser."""
    context = {"account": account, "title": title}
    return render(request, "bureaus/first_password.html", context)


def _several(request: SignedIn) -> bool:
    return bureaus_for(request.user).count() > 1


def _is_locked(request: SignedIn, shown: User) -> bool:
    """Whether wrong passwords lock the name out at some address just now."""
    since = timezone.now() - get_cool_off(request)
    return (
        AccessAttempt.objects.filter(username=shown.username, attempt_time__gte=since)
        .values("ip_address")
        .annotate(failures=Sum("failures_since_start"))
        .filter(failures__gte=settings.AXES_FAILURE_LIMIT)
        .exists()
    )
