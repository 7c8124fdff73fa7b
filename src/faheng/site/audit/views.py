from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def trail(request: HttpRequest) -> HttpResponse:
    raise Http404
