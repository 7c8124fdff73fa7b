from __future__ import annotations

from django.urls import path

from faheng.site.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.trail, name="trail"),
]
