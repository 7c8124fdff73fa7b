"""Words that are kept: written in the installation's own language, whoever acts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import translation


@contextmanager
def in_the_language_of_the_office() -> Iterator[None]:
    """For sentences that others will read later, not the one who acts."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


def kept(label: object) -> str:
    """A label as it goes on record."""
    with in_the_language_of_the_office():
        return str(label)
