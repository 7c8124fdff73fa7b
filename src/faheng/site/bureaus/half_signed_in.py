"""Between the password and the second factor: nobody is signed in yet.

The session remembers for five minutes who gave the right password; to every page but the
one that asks for the code its holder is a stranger like any other.
"""

from __future__ import annotations

import time

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from faheng.site.bureaus.models import User

_KEY = "half_signed_in"
_SECONDS = 5 * 60


def begin_half(request: HttpRequest, person: User) -> None:
    """Remember the person; the session gets a new key, as at every step up."""
    request.session.cycle_key()
    request.session[_KEY] = {
        "person": person.pk,
        "proof": person.get_session_auth_hash(),
        "until": int(time.time()) + _SECONDS,
    }


def half_signed_in(request: HttpRequest) -> User | None:
    """Who gave the right password a moment ago, unless it has been changed since."""
    kept = request.session.get(_KEY)
    if kept is None or kept["until"] < time.time():
        return None
    person = User.objects.filter(pk=kept["person"], is_active=True).first()
    if person is None or not constant_time_compare(
        kept["proof"], person.get_session_auth_hash()
    ):
        return None
    return person


def end_half(request: HttpRequest) -> None:
    request.session.pop(_KEY, None)
