"""One's own account: roles, password, sessions."""

from __future__ import annotations

from axes.handlers.proxy import AxesProxyHandler
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from faheng.site.bureaus.actions.sessions import change_password as change
from faheng.site.bureaus.actions.sessions import end_all_sessions, record_refusal
from faheng.site.bureaus.forms.accounts import ChangePasswordForm
from faheng.site.bureaus.permissions import memberships_of
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.second_factor import codes_left, has_second_factor


@require_safe
def account(request: SignedIn) -> HttpResponse:
    context = {
        "memberships": memberships_of(request.user),
        "second_factor": has_second_factor(request.user),
        "codes_left": codes_left(request.user),
    }
    return render(request, "bureaus/account.html", context)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change_password(request: SignedIn) -> HttpResponse:
    """The old password counts against the lockout like one typed at the door."""
    form = ChangePasswordForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        if is_password(request, typed["password"]):
            change(by=request.user, request=request, password=typed["new_password"])
            messages.success(request, _("密码已修改，其他设备上的登录已全部退出。"))
            return redirect("home")
        form.add_error("password", wrong_password())
    context = {"form": form, "forced": request.user.must_change_password}
    return render(request, "bureaus/change_password.html", context)


@require_POST
def end_sessions(request: SignedIn) -> HttpResponse:
    end_all_sessions(by=request.user, request=request)
    messages.success(request, _("已退出全部设备上的登录，请重新登录。"))
    return redirect("bureaus:sign-in")


def is_password(request: SignedIn, typed: str) -> bool:
    """Whether it is their own; wrong ones lock the account, and are told of, as at signing in."""
    username = request.user.get_username()
    allowed = AxesProxyHandler.is_allowed(request, {"username": username})
    if authenticate(request, username=username, password=typed) is not None:
        return True
    record_refusal(username=username, reason="password" if allowed else "locked")
    return False


def wrong_password() -> str:
    return _("当前密码不正确。")
