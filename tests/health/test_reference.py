"""The generated documentation is current."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faheng.api.indicator_reference import indicators_page
from faheng.api.reference import layouts_page, rules_page
from faheng.forms.reading import load_layouts

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("rules.md", rules_page),
        ("layouts.md", layouts_page),
        ("indicators.md", indicators_page),
    ],
)
def test_page_is_current(name: str, written: Callable[[], str]) -> None:
    assert (REFERENCE / name).read_text("utf-8") == written(), "run bin/generate"


def test_every_layout_says_what_it_is_recognised_by() -> None:
    assert [la.id for la in load_layouts().values() if not la.evidence] == []
