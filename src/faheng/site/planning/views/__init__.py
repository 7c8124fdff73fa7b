from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def desk(request: HttpRequest, pk: int = 0) -> HttpResponse:
    raise Http404


notices = declarations = declaration = edit = indicators = library = years = desk
