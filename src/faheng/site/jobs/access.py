"""Work is seen by who asked for it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import Person, memberships_of
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


def result_for(person: Person, pk: int) -> Job:
    """Work whose file they may fetch: what it tells is for who holds a role still."""
    found = job_for(person, pk)
    if not memberships_of(person):
        raise PermissionDenied(_("您目前没有任何角色，不能下载结果。"))
    return found
