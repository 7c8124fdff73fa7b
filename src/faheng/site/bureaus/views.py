from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def sign_in(request: HttpRequest) -> HttpResponse:
    raise Http404


sign_out = account = change_password = people = bureaus = sign_in
