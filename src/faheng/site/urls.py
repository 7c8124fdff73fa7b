"""Addresses of the site; each app has its own list."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from faheng.site import pages

urlpatterns = [
    path("", pages.home, name="home"),
    path("favicon.ico", pages.icon, name="icon"),
    path("healthz", pages.healthz, name="healthz"),
    path("", include("faheng.site.bureaus.urls")),
    path("planning/", include("faheng.site.planning.urls")),
    path("audit/", include("faheng.site.audit.urls")),
    path("jobs/", include("faheng.site.jobs.urls")),
    path("api/", include("faheng.site.rest.urls")),
    # Chosen before signing in as well.
    path("i18n/setlang/", login_not_required(set_language), name="set_language"),
]

handler400 = "faheng.site.pages.bad_request"
handler403 = "faheng.site.pages.forbidden"
handler404 = "faheng.site.pages.not_found"
handler500 = "faheng.site.pages.server_error"
