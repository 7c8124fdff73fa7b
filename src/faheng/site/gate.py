"""What every request and answer of a page passes: signs no database holds, and
who keeps what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.cache import patch_cache_control

Respond = Callable[[HttpRequest], HttpResponse]


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
    again before it shows it once more. Pages that forbid more have said so themselves."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = respond(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
        return response

    return middleware


def _has_nul(said: QueryDict) -> bool:
    return any("\0" in text for pair in said.lists() for text in (pair[0], *pair[1]))


def _without_nul(said: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True)
    for name, values in said.lists():
        plain = [str(value).replace("\0", "") for value in values]
        clean.setlist(name.replace("\0", ""), plain)
    return clean
