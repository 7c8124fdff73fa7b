"""Signing in, in one step or two, and out."""

from __future__ import annotations

from datetime import datetime

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from faheng.site.bureaus.actions.second_factor import verify_code
from faheng.site.bureaus.actions.sessions import (
    begin_session,
    end_session,
    record_refusal,
)
from faheng.site.bureaus.callers import address_of
from faheng.site.bureaus.forms.accounts import SecondStepForm, SignInForm
from faheng.site.bureaus.half_signed_in import begin_half, end_half, half_signed_in
from faheng.site.bureaus.models import User
from faheng.site.bureaus.second_factor import has_second_factor, waits_until
from faheng.site.bureaus.views.addresses import onward_from, page_behind


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password; on to the code for who has a second factor."""
    if request.headers.get("HX-Request"):
        # A part of a page was asked for after the session had ended.
        return HttpResponseClientRedirect(_with_next("sign-in", page_behind(request)))
    onward = onward_from(request)
    if request.user.is_authenticated:
        return redirect(onward)
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        if not AxesProxyHandler.is_allowed(request, typed):
            record_refusal(username=typed["username"], reason="locked")
            return locked_out(request, None, typed)
        person = authenticate(request, **typed)
        if isinstance(person, User):
            if has_second_factor(person):
                begin_half(request, person)
                return redirect(_with_next("second-step", onward))
            begin_session(by=person, request=request)
            return redirect(onward)
        record_refusal(username=typed["username"], reason="password")
        form.add_error(None, _("登录名或密码不正确，请核对后再试。"))
    context = {"form": form, "next": onward}
    return render(request, "bureaus/sign_in.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest) -> HttpResponse:
    """The code, asked of who has just given the right password."""
    onward = onward_from(request)
    person = half_signed_in(request)
    if person is None:
        end_half(request)
        return redirect(_with_next("sign-in", onward))
    form = SecondStepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        until = waits_until(person, code)
        device = None if until else verify_code(person=person, code=code)
        if device is not None:
            end_half(request)
            begin_session(by=person, request=request, device=device)
            return redirect(onward)
        form.add_error("code", until_sentence(until) if until else _wrong_code())
    context = {"form": form, "next": onward}
    return render(request, "bureaus/second_step.html", context)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out, for who is in; pages kept by the browser are dropped with the session."""
    end_session(by=request.user, request=request)
    response = redirect("bureaus:sign-in")
    response["Clear-Site-Data"] = '"cache"'
    return response


def locked_out(
    request: HttpRequest,
    original_response: HttpResponse | None,
    credentials: dict[str, str] | None,
) -> HttpResponse:
    """Said instead of any answer while a name is locked at an address."""
    last = (
        AccessAttempt.objects.filter(
            username=(credentials or {}).get("username", ""),
            ip_address=address_of(request),
        )
        .order_by("attempt_time")
        .last()
    )
    begun = timezone.now() if last is None else last.attempt_time
    until = begun + get_cool_off(request)
    context = {"until": _clock(until)}
    return render(request, "bureaus/locked_out.html", context, status=429)


def until_sentence(until: datetime) -> str:
    """What to tell who tried codes too fast."""
    return _("口令连续输错，请在 %(time)s 以后再试。") % {"time": _clock(until)}


def _clock(moment: datetime) -> str:
    """The first whole minute or second after a moment, as a clock shows it."""
    local = timezone.localtime(moment)
    if local.date() == timezone.localdate():
        return date_format(local, "H:i:s")
    return date_format(local, "Y-m-d H:i")


def _wrong_code() -> str:
    return _("口令不正确或已用过，请等下一个口令再试。")


def _with_next(name: str, onward: str) -> str:
    query = QueryDict(mutable=True)
    query["next"] = onward
    return f"{reverse(f'bureaus:{name}')}?{query.urlencode(safe='/')}"
