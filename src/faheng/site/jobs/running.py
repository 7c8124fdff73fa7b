"""What a worker process does with one piece of work."""

from __future__ import annotations

import logging
import time

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.exceptions import TimeoutException

from faheng.site.exceptions import SiteError
from faheng.site.jobs import results
from faheng.site.jobs.models import Job
from faheng.site.jobs.register import Progress, Result, Work, task_of

_log = logging.getLogger(__name__)
_SECONDS_BETWEEN_REPORTS = 0.3


def run(pk: int) -> None:
    """Do the work, or do it again if its worker was killed; what is done stays done."""
    job = Job.objects.select_related("by").filter(pk=pk).first()
    if job is None or job.is_over:
        return
    Job.objects.filter(pk=pk).update(state=Job.State.RUNNING, done=0)
    with results.workshop() as folder:
        try:
            work = Work(job.by, job.params, _progress_of(pk), folder)
            result = task_of(job.kind)(work)
        except SiteError as why:
            _end(pk, Job.State.FAILED, Result(sentence=str(why)))
        except TimeoutException:
            # Raised wherever it was, in the middle of a query perhaps: on a new connection.
            if not connection.in_atomic_block:
                connection.close()
            _log.exception("job %s (%s) took too long", pk, job.kind)
            sentence = _("用时过长，没有做完，请缩小范围后重试。")
            _end(pk, Job.State.FAILED, Result(sentence=sentence))
        except Exception:
            _log.exception("job %s (%s) broke off", pk, job.kind)
            sentence = _("系统出了问题，没有做完，请重试。")
            _end(pk, Job.State.FAILED, Result(sentence=sentence))
        else:
            _end(pk, Job.State.DONE, result)


def _progress_of(pk: int) -> Progress:
    last = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _SECONDS_BETWEEN_REPORTS or done == total:
            last = now
            Job.objects.filter(pk=pk).update(done=done, total=total)

    return progress


@transaction.atomic
def _end(pk: int, state: Job.State, result: Result) -> None:
    held = Job.objects.select_for_update().filter(pk=pk).first()
    if held is None or held.is_over:
        # Another worker was given it too and was quicker: its result is the result.
        return
    digest = "" if result.file is None else results.keep(result.file)
    Job.objects.filter(pk=pk).update(
        state=state,
        sentence=result.sentence[:500],
        result_name=result.name,
        result_sha256=digest,
        result_path=result.path,
        ended_at=timezone.now(),
    )
