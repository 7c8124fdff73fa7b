"""Where a request comes from: what a lockout is counted by."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str | None:
    """The address that called us, or behind the proxy the one that called the proxy.

    Of a list the proxy adds to, only the last entry is its own word; whoever calls it may
    have written the others.
    """
    direct: str | None = request.META.get("REMOTE_ADDR") or None
    if not settings.BEHIND_A_PROXY:
        return direct
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        found = ip_address(told)
    except ValueError:
        return direct
    # A zone names a network card of the proxy's; no database keeps it.
    return str(found).partition("%")[0]
