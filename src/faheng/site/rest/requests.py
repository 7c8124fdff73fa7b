"""The request as operations get it once its token has been accepted."""

from __future__ import annotations

from django.http import HttpRequest

from faheng.site.bureaus.models import User


class ByToken(HttpRequest):
    """For type checkers: ``auth`` is the token's person, who holds its one role."""

    auth: User
