"""The trail on a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from faheng.site.audit.access import bureaus_to_watch
from faheng.site.audit.events import Event
from faheng.site.audit.queries import trail_of
from faheng.site.audit.showing import facts_in_words, targets_in_words


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    """What was done in the bureau, the latest first."""
    watched = bureaus_to_watch(request.user)
    before = request.GET.get("before", "")
    event = request.GET.get("event", "")
    page = trail_of(
        watched,
        event=event,
        before=int(before) if before.isdecimal() and len(before) < 19 else None,
    )
    targets = targets_in_words(page.events)
    rows = [
        (
            each,
            page.names.get(each.actor_id or 0, ""),
            targets[each.pk],
            facts_in_words(each),
        )
        for each in page.events
    ]
    context = {"page": page, "rows": rows, "kinds": Event.choices, "event": event}
    return render(request, "audit/trail.html", context)
