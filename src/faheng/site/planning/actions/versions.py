"""Keeping the whole form, as it stands, for ever."""

from __future__ import annotations

import hashlib

from django.utils import timezone

from faheng.site.bureaus.models import User
from faheng.site.planning.models import Declaration, Version
from faheng.site.planning.packages import form_of


def keep_version(*, by: User, declaration: Declaration, reason: str) -> Version:
    """The next version of a declaration, which the caller holds locked."""
    package = form_of(declaration).package.to_json()
    last = declaration.versions.order_by("-number").first()
    return Version.objects.create(
        declaration=declaration,
        number=1 if last is None else last.number + 1,
        package=package,
        sha256=hashlib.sha256(package.encode()).hexdigest(),
        reason=reason,
        by=by,
        at=timezone.now(),
    )
