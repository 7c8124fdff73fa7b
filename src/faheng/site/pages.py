"""The front page and the pages for when something cannot be shown."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe

from faheng.site.bureaus.permissions import memberships_of
from faheng.site.bureaus.roles import RIGHTS, Right, Role


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everybody's first page is the one their work begins on."""
    rights = {
        right
        for membership in memberships_of(request.user)
        for right in RIGHTS[Role(membership.role)]
    }
    if rights - {Right.MANAGE_PEOPLE, Right.SEE_AUDIT, Right.SEE_WHOLE_BUREAU}:
        return redirect("planning:desk")
    if Right.MANAGE_PEOPLE in rights:
        return redirect("bureaus:people")
    if Right.SEE_AUDIT in rights:
        return redirect("audit:trail")
    return redirect("bureaus:account")


@login_not_required
@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """For a browser that shows a file of ours and looks for its mark where it always does."""
    return redirect(static("faheng/mark.svg"), permanent=True)


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """For whoever watches the server: it answers, and its database does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Exception:
        return JsonResponse({"status": "database unreachable"}, status=503)
    return JsonResponse({"status": "ok"})


def _said(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    context = {"title": title, "sentence": sentence}
    return render(request, "said.html", context, status=status)


@requires_csrf_token
@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _said(request, 400, _("请求不完整"), _("请返回上一页，刷新后再试。"))


@requires_csrf_token
@login_not_required
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    sentence = str(exception) or _("您的角色没有这项权限。")
    return _said(request, 403, _("不能办理"), sentence)


@requires_csrf_token
@login_not_required
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _said(
        request, 404, _("没有这一页"), _("地址有误，或者内容不在您的职责范围内。")
    )


@requires_csrf_token
@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Without the database nobody can be told who is looking: then the page has no head."""
    title = _("系统出了问题")
    sentence = _(
        "刚才的操作没有完成，已保存的内容不受影响。请稍后再试，或联系系统管理员。"
    )
    try:
        return _said(request, 500, title, sentence)
    except Exception:
        said = render_to_string("said.html", {"title": title, "sentence": sentence})
        return HttpResponse(said, status=500)


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _said(
        request, 403, _("页面已过期"), _("请返回上一页，刷新后再试；内容不会丢失。")
    )
