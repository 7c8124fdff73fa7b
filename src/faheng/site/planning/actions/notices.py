"""Telling people that something waits for them, and taking note that they have read it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from faheng.site.bureaus.models import User
from faheng.site.planning.access import declarations_for
from faheng.site.planning.models import Declaration, Notice

LONGEST = 300
"""As many characters as a notice holds; a longer one ends in an ellipsis."""


def tell(
    people: Iterable[User],
    text: str,
    *,
    declaration: Declaration | None,
    by: User | None,
) -> list[Notice]:
    """One line to each, once; nobody is told of what they did themselves.

    ``by``: ``None`` for what happened by the clock.
    """
    recipients = {person.pk: person for person in people if person != by}
    now = timezone.now()
    line = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return Notice.objects.bulk_create(
        Notice(user=person, declaration=declaration, text=line, at=now)
        for person in recipients.values()
    )


def still_seeing(declaration: Declaration, person: User) -> list[User]:
    """The person, if a role of theirs still lets them see it; who has left is told no more."""
    seen = declarations_for(person).filter(pk=declaration.pk)
    return [person] if seen.exists() else []


@transaction.atomic
def read_notice(*, by: User, notice: Notice) -> None:
    """Take a notice as read; only whom it was sent to can."""
    by.notices.filter(pk=notice.pk, read_at=None).update(read_at=timezone.now())


@transaction.atomic
def read_all_notices(*, by: User) -> int:
    """Take all of one's notices as read; how many were not."""
    return by.notices.filter(read_at=None).update(read_at=timezone.now())
