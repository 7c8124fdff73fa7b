"""The request as views get it once the door has let it in."""

from __future__ import annotations

from django.http import HttpRequest

from faheng.site.bureaus.models import User


class SignedIn(HttpRequest):
    """A request of somebody: for type checkers, of views that ask for signing in."""

    user: User
