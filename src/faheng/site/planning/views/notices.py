"""What a person was told."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from faheng.site.bureaus.requests import SignedIn
from faheng.site.planning.access import declarations_for, notice_for
from faheng.site.planning.actions.notices import read_all_notices, read_notice
from faheng.site.planning.queries.lists import latest_of


@require_safe
def notices(request: SignedIn) -> HttpResponse:
    """Everything they were told, the latest first."""
    told = request.user.notices.select_related("declaration__project")
    context = {"page": latest_of(told, request.GET.get("before", ""))}
    return render(request, "planning/notices.html", context)


@require_POST
def open_notice(request: SignedIn, pk: int) -> HttpResponse:
    """Take it as read, and go to what it is about."""
    notice = notice_for(request.user, pk)
    read_notice(by=request.user, notice=notice)
    about = notice.declaration_id
    if about and declarations_for(request.user).filter(pk=about).exists():
        return redirect("planning:declaration", pk=about)
    return redirect("planning:notices")


@require_POST
def read_notices(request: SignedIn) -> HttpResponse:
    """Take all as read."""
    read_all_notices(by=request.user)
    messages.success(request, _("全部通知已标为已读。"))
    return redirect("planning:notices")
