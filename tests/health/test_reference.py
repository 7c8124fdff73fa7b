"""The generated documentation is current."""

from __future__ import annotations

from pathlib import Path

from faheng.api.reference import rules_page

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def test_rules_page_is_current() -> None:
    assert (REFERENCE / "rules.md").read_text("utf-8") == rules_page(), (
        "run bin/generate"
    )
