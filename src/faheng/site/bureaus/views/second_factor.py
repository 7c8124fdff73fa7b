"""Switching one-time codes on and off."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from faheng.site.bureaus.actions.second_factor import (
    begin_enrolment,
    confirm_enrolment,
    remove_second_factor,
    renew_recovery_codes,
)
from faheng.site.bureaus.forms.accounts import CodeForm, PasswordForm
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.second_factor import (
    codes_left,
    has_second_factor,
    pending_device,
    picture_of,
    secret_of,
    waits_until,
)
from faheng.site.bureaus.views.account import is_password, wrong_password
from faheng.site.bureaus.views.signing_in import until_sentence


def _page(
    request: SignedIn,
    password_form: PasswordForm | None = None,
    code_form: CodeForm | None = None,
) -> HttpResponse:
    on = has_second_factor(request.user)
    device = None if on else pending_device(request.user)
    context = {
        "on": on,
        "codes_left": codes_left(request.user),
        "secret": None if device is None else secret_of(device),
        "password_form": password_form or PasswordForm(),
        "code_form": code_form or CodeForm(),
    }
    return render(request, "bureaus/second_factor.html", context)


@never_cache
@require_safe
def second_factor(request: SignedIn) -> HttpResponse:
    """Where it stands: off, waiting for the first code, or on."""
    return _page(request)


@never_cache
@require_safe
def picture(request: SignedIn) -> HttpResponse:
    """The secret as a QR code, until it has been confirmed."""
    device = pending_device(request.user)
    if device is None or has_second_factor(request.user):
        raise Http404
    return HttpResponse(picture_of(device), content_type="image/svg+xml")


@never_cache
@sensitive_post_parameters()
@require_POST
def begin(request: SignedIn) -> HttpResponse:
    form = PasswordForm(request.POST)
    if has_second_factor(request.user):
        return redirect("bureaus:second-factor")
    if form.is_valid():
        if is_password(request, form.cleaned_data["password"]):
            begin_enrolment(by=request.user)
            return redirect("bureaus:second-factor")
        form.add_error("password", wrong_password())
    return _page(request, password_form=form)


@never_cache
@require_POST
def confirm(request: SignedIn) -> HttpResponse:
    form = CodeForm(request.POST)
    if has_second_factor(request.user) or pending_device(request.user) is None:
        return redirect("bureaus:second-factor")
    if form.is_valid():
        code = form.cleaned_data["code"]
        until = waits_until(request.user, code)
        codes = (
            None
            if until
            else confirm_enrolment(by=request.user, request=request, code=code)
        )
        if codes is not None:
            return render(request, "bureaus/recovery_codes.html", {"codes": codes})
        sentence = _("口令不正确，请核对手机时间后，输入当前显示的 6 位数字。")
        form.add_error("code", until_sentence(until) if until else sentence)
    return _page(request, code_form=form)


@never_cache
@sensitive_post_parameters()
@require_POST
def renew(request: SignedIn) -> HttpResponse:
    form = PasswordForm(request.POST)
    if not has_second_factor(request.user):
        return redirect("bureaus:second-factor")
    if form.is_valid():
        if is_password(request, form.cleaned_data["password"]):
            codes = renew_recovery_codes(by=request.user)
            return render(request, "bureaus/recovery_codes.html", {"codes": codes})
        form.add_error("password", wrong_password())
    return _page(request, password_form=form)


@never_cache
@sensitive_post_parameters()
@require_POST
def remove(request: SignedIn) -> HttpResponse:
    form = PasswordForm(request.POST)
    if form.is_valid():
        if is_password(request, form.cleaned_data["password"]):
            remove_second_factor(by=request.user)
            messages.success(request, _("动态口令已停用。"))
            return redirect("bureaus:account")
        form.add_error("password", wrong_password())
    return _page(request, password_form=form)
