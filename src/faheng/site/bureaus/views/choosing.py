"""Which bureau something new belongs to, for who looks after several."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from faheng.site.bureaus.access import bureau_for, bureaus_for
from faheng.site.bureaus.models import Bureau
from faheng.site.bureaus.requests import SignedIn


def chosen_bureau(request: SignedIn) -> Bureau | None:
    """The one named in the address, the only one there is, or ``None``: ask first."""
    asked = request.GET.get("bureau", "")
    if asked.isascii() and asked.isdigit() and len(asked) < 19:
        return bureau_for(request.user, int(asked))
    ours = list(bureaus_for(request.user)[:2])
    return ours[0] if len(ours) == 1 else None


def choose_bureau(request: SignedIn, title: str) -> HttpResponse:
    """The page that asks for the bureau; its answer leads back to the same address."""
    context = {"title": title, "bureaus": bureaus_for(request.user)}
    return render(request, "bureaus/choose_bureau.html", context)
