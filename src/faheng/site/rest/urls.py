from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from faheng.site.rest import views
from faheng.site.rest.interface import interface
from faheng.site.rest.refusals import in_json, no_such_address

_patterns, _app, _namespace = interface.urls
_operations = [
    each
    for each in _patterns
    # The frame's own front page would answer as a page does.
    if isinstance(each, URLPattern) and each.name != "api-root"
]
for each in _operations:
    # A token is its own sign-in: these addresses know no session.
    each.callback = login_not_required(in_json(each.callback))

_elsewhere = login_not_required(in_json(no_such_address))

urlpatterns = [
    path("v1/", (_operations, _app, _namespace)),
    path("v1/", _elsewhere, name="interface"),
    path("v1/<path:rest>", _elsewhere, name="no-such-address"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/openapi.json", views.description, name="interface-description"),
    path("tokens/<int:pk>/end/", views.end, name="end-token"),
]
