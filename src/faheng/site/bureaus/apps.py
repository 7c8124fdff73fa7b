from __future__ import annotations

from django.apps import AppConfig


class BureausConfig(AppConfig):
    name = "faheng.site.bureaus"
    label = "bureaus"
