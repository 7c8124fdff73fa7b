"""What the head of every page tells of planning."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from faheng.site.bureaus.models import User

MOST = 100
"""Beyond this nobody counts; the page shows ``99+``."""


def unread(request: HttpRequest) -> dict[str, Any]:
    """``unread_notices``: how many, at most ``MOST``; asked for only where it is shown."""
    person = getattr(request, "user", None)
    if not isinstance(person, User):
        return {}
    return {"unread_notices": SimpleLazyObject(lambda: _count(person))}


def _count(person: User) -> int:
    return len(person.notices.filter(read_at=None).values_list("pk")[:MOST])
