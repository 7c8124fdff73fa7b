from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import path

from faheng.site.rest import views
from faheng.site.rest.interface import interface

# A token is its own sign-in: these addresses know no session.
_patterns, _app, _namespace = interface.urls
for each in _patterns:
    if each.callback is not None:
        each.callback = login_not_required(each.callback)

urlpatterns = [
    path("v1/", (_patterns, _app, _namespace)),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/<int:pk>/end/", views.end, name="end-token"),
]
