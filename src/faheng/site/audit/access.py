"""Whose trail a person may see."""

from __future__ import annotations

from django.http import Http404

from faheng.site.bureaus.models import Bureau
from faheng.site.bureaus.permissions import Person, bureaus_where
from faheng.site.bureaus.roles import Right


def bureaus_to_watch(person: Person) -> list[Bureau]:
    """The bureaus whose trail they may see; 404 for who may see none."""
    watched = bureaus_where(person, Right.SEE_AUDIT)
    if not watched:
        raise Http404
    return watched
