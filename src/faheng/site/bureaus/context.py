"""What every page knows of the person looking at it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from faheng import __version__
from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import memberships_of
from faheng.site.bureaus.roles import RIGHTS, Right, Role


def desk(request: HttpRequest) -> dict[str, Any]:
    """``held``: roles in force; ``rights``: their names, for menus to show what leads somewhere.

    ``plans``: they have something to do with projects and targets.
    """
    person = getattr(request, "user", None)
    if not isinstance(person, User):
        return {"version": __version__}
    held = memberships_of(person)
    rights: frozenset[Right] = frozenset().union(
        *(RIGHTS[Role(membership.role)] for membership in held)
    )
    return {
        "version": __version__,
        "held": held,
        "rights": {right.name.lower() for right in rights},
        "plans": bool(rights - {Right.MANAGE_PEOPLE, Right.SEE_AUDIT}),
    }
