from __future__ import annotations

from django.urls import path

from faheng.site.jobs import views

app_name = "jobs"
urlpatterns = [
    path("", views.jobs, name="jobs"),
    path("<int:pk>/", views.job, name="job"),
    path("<int:pk>/result/", views.result, name="result"),
]
