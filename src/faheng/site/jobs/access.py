"""Work is seen by who asked for it."""

from __future__ import annotations

from django.http import Http404

from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import Person
from faheng.site.jobs.models import Job


def job_for(person: Person, pk: int) -> Job:
    found = (
        Job.objects.filter(pk=pk, by=person).first()
        if isinstance(person, User)
        else None
    )
    if found is None:
        raise Http404
    return found
