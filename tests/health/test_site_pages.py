"""What is written from the site is current: who may do what, and the interface."""

from __future__ import annotations

import json
from pathlib import Path

from django.utils import translation

from faheng.site.documentation.pages import rights_page
from faheng.site.rest.interface import description

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def test_rights_are_current() -> None:
    with translation.override("zh-hans"):
        page = rights_page()
    assert (REFERENCE / "who-may-do-what.md").read_text("utf-8") == page, (
        "run bin/generate"
    )


def test_description_is_current() -> None:
    kept = json.loads((REFERENCE / "openapi.json").read_text("utf-8"))
    assert kept == json.loads(json.dumps(description())), "run bin/generate"
