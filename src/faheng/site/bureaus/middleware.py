"""What comes before any page: the second factor, and a password of one's own."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from faheng.site.bureaus.models import User
from faheng.site.bureaus.second_factor import has_second_factor


def first_things_first(
    respond: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Let nobody pass who has not shown their second factor, or must change the password.

    A session without the code an account asks for is no session; who signed in with a
    password given by somebody else gets to the page that changes it, and to the way out.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        person: User | AnonymousUser = request.user
        if not isinstance(person, User):
            return respond(request)
        if not person.is_verified() and has_second_factor(person):  # type: ignore[attr-defined]
            logout(request)
            return redirect("bureaus:sign-in")
        if person.must_change_password:
            allowed = {
                reverse("bureaus:change-password"),
                reverse("bureaus:sign-out"),
                reverse("set_language"),
                reverse("healthz"),
            }
            if request.path not in allowed and not request.path.startswith("/static/"):
                return redirect("bureaus:change-password")
        return respond(request)

    return middleware
