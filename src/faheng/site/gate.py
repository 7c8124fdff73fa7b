"""What every request and answer of a page passes: signs no database holds, who keeps
what, and a page for who opens the address of a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _

Respond = Callable[[HttpRequest], HttpResponse]
View = TypeVar("View", bound=Callable[..., Any])


class UsableTexts:
    """Leaves NUL out of every field of a page: nobody types it, PostgreSQL does not hold it.

    The interface for programs refuses it, in its own shape.
    """

    def __init__(self, respond: Respond) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._respond(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: object
    ) -> None:
        if getattr(view, "csrf_exempt", False):
            return
        if _has_nul(request.GET):
            request.GET = _without_nul(request.GET)  # type: ignore[assignment]
        if _has_nul(request.POST):
            request.POST = _without_nul(request.POST)  # type: ignore[assignment]


def private_answers(respond: Respond) -> Respond:
    """What somebody sees who has signed in is theirs: no proxy keeps it, and a browser asks
    again when it goes there anew; going back, it may show what it has. Pages that forbid
    more have said so themselves."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = _page_instead(request, respond(request))
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return middleware


def no_page(view: View) -> View:
    """Marks what hands out a file, or another thing that nobody is brought back to."""
    view.is_no_page = True  # type: ignore[attr-defined]
    return view


def _page_instead(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Whom a browser brings to the address of a button, as it does after signing in again,
    gets the page the button stands on. A program is told its method as ever."""
    is_refused = isinstance(response, HttpResponseNotAllowed)
    if not is_refused or "text/html" not in request.headers.get("Accept", ""):
        return response
    if request.method in ("GET", "HEAD"):
        return redirect(_page_above(request.path_info))
    said = {
        "title": _("不能这样办理"),
        "sentence": _("请返回上一页，从页面上的按钮办理。"),
    }
    page = render(request, "said.html", said, status=response.status_code)
    page["Allow"] = response["Allow"]
    return page


def _page_above(path: str) -> str:
    """Addresses nest: that of a button lies below that of its page."""
    parts = path.strip("/").split("/")
    while len(parts) > 1:
        parts.pop()
        above = "/" + "/".join(parts) + "/"
        try:
            view = resolve(above).func
        except Resolver404:
            continue
        if not getattr(view, "is_no_page", False):
            return above
    return "/"


def _has_nul(said: QueryDict) -> bool:
    return any("\0" in text for pair in said.lists() for text in (pair[0], *pair[1]))


def _without_nul(said: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True)
    for name, values in said.lists():
        plain = [str(value).replace("\0", "") for value in values]
        clean.setlist(name.replace("\0", ""), plain)
    return clean
