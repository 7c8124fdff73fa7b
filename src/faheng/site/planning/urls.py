from __future__ import annotations

from django.urls import path

from faheng.site.planning import views

app_name = "planning"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("notices/", views.notices, name="notices"),
    path("declarations/", views.declarations, name="declarations"),
    path("declarations/<int:pk>/", views.declaration, name="declaration"),
    path("declarations/<int:pk>/edit/", views.edit, name="edit"),
    path("indicators/", views.indicators, name="indicators"),
    path("library/", views.library, name="library"),
    path("years/", views.years, name="years"),
]
