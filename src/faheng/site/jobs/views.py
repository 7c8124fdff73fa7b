"""How far work is, and what came of it."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faheng.site.jobs import results
from faheng.site.jobs.access import job_for, result_for
from faheng.site.jobs.models import Job

_SHOWN = 50
_ENOUGH = 286
"""htmx stops asking again at this status."""


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """The latest work a person asked for."""
    mine = Job.objects.filter(by=request.user.pk)[:_SHOWN]
    return render(request, "jobs/jobs.html", {"jobs": mine})


@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of work; asked by htmx, only the part that moves."""
    found = job_for(request.user, pk)
    part = request.headers.get("HX-Request") == "true"
    template = "jobs/_progress.html" if part else "jobs/job.html"
    status = _ENOUGH if part and found.is_over else 200
    return render(request, template, {"job": found}, status=status)


@require_safe
def result(request: HttpRequest, pk: int) -> FileResponse:
    """The file that came of it."""
    found = result_for(request.user, pk)
    if not found.result_sha256 or not results.path_of(found).exists():
        raise Http404
    return FileResponse(
        results.path_of(found).open("rb"),
        as_attachment=True,
        filename=found.result_name,
    )
