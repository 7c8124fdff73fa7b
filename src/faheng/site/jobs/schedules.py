"""What is done by the clock, and what a fresh start of the worker takes up again."""

from __future__ import annotations

from django.utils import timezone
from django_q.models import OrmQ, Schedule

SCHEDULES = {
    "seal-the-trail": ("faheng.site.audit.sealing.seal_all", 1),
    "seal-what-was-left": ("faheng.site.audit.sealing.seal_what_was_left", 1_440),
    "expire-waivers": ("faheng.site.planning.actions.expiring.expire_waivers", 60),
    "forget-files": ("faheng.site.planning.uploads.store.forget_unnamed", 60),
    "forget-old-results": ("faheng.site.jobs.results.forget_old", 60),
    "forget-old-sessions": (
        "faheng.site.bureaus.actions.sessions.forget_ended_sessions",
        24 * 60,
    ),
}
"""What is done every so many minutes."""


def set_schedules() -> None:
    """Make the schedules what this version has, whatever an earlier one had."""
    Schedule.objects.exclude(name__in=SCHEDULES).delete()
    for name, (function, minutes) in SCHEDULES.items():
        # Two that started at once may have made it twice.
        kept = Schedule.objects.filter(name=name).order_by("pk").first()
        if kept is not None:
            Schedule.objects.filter(name=name).exclude(pk=kept.pk).delete()
        Schedule.objects.update_or_create(
            name=name,
            defaults={
                "func": function,
                "schedule_type": Schedule.MINUTES,
                "minutes": minutes,
                "repeats": -1,
            },
        )


def hand_out_again() -> None:
    """Work given to a worker that was killed is taken up at once, not when its time is over.

    To be called only where no worker runs.
    """
    OrmQ.objects.filter(lock__gt=timezone.now()).update(lock=timezone.now())
