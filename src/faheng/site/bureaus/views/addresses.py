"""Where to go on to after signing in: a page of this site, or the first one."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def onward_from(request: HttpRequest) -> str:
    """The address in ``next``, if it is one of ours."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    # Only a whole path: any other word would be taken for the name of a view.
    if asked.startswith("/") and url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return asked
    return reverse("home")


def page_behind(request: HttpRequest) -> str:
    """The address of the page a fragment was asked from, for after signing in again."""
    try:
        parts = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return reverse("home")
    return parts.path + (f"?{parts.query}" if parts.query else "")
