"""What comes before any page: a password given by somebody else is changed first."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from faheng.site.bureaus.models import User


def first_things_first(
    respond: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send who must change the password to that page, from everywhere but the way out."""

    def middleware(request: HttpRequest) -> HttpResponse:
        person: User | AnonymousUser = request.user
        if isinstance(person, User) and person.must_change_password:
            allowed = {
                reverse("bureaus:change-password"),
                reverse("bureaus:sign-out"),
                reverse("healthz"),
            }
            if request.path not in allowed and not request.path.startswith("/static/"):
                return redirect("bureaus:change-password")
        return respond(request)

    return middleware
