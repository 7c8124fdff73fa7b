"""Addresses of the site; each app has its own list."""

from __future__ import annotations

from django.urls import include, path

from faheng.site import pages

urlpatterns = [
    path("", pages.home, name="home"),
    path("healthz", pages.healthz, name="healthz"),
    path("", include("faheng.site.bureaus.urls")),
    path("planning/", include("faheng.site.planning.urls")),
    path("audit/", include("faheng.site.audit.urls")),
    path("jobs/", include("faheng.site.jobs.urls")),
    path("api/", include("faheng.site.rest.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]

handler400 = "faheng.site.pages.bad_request"
handler403 = "faheng.site.pages.forbidden"
handler404 = "faheng.site.pages.not_found"
handler500 = "faheng.site.pages.server_error"
