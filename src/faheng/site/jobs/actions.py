"""Asking for long work."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from faheng.site.bureaus.models import User
from faheng.site.jobs.models import Job
from faheng.site.jobs.register import task_of

RUN = "faheng.site.jobs.running.run"


@transaction.atomic
def start_job(*, by: User, kind: str, title: str, params: dict[str, Any]) -> Job:
    """Put work into the queue, in the caller's transaction: undone, it was never asked."""
    task_of(kind)
    job = Job.objects.create(
        kind=kind, title=title, params=params, by=by, asked_at=timezone.now()
    )
    async_task(RUN, job.pk, task_name=f"{kind}-{job.pk}")
    return job
