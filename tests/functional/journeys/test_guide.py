"""The guide shows what there is: its pictures are there, its buttons are called so."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from tests.functional.journeys.demo_site import ROOT
from tests.functional.journeys.pictures import GUIDE, IMAGES

from faheng.site.bureaus.roles import Role

PAGES = sorted(GUIDE.glob("*.md"))
WORDS_OF = ROOT / "src" / "faheng" / "site"
MOST_BYTES = 3 * 1024 * 1024
_WITHOUT_PAGE = {Role.LAWYER, Role.MEDIATOR, Role.COMMUNITY_OFFICER}
"""They have nothing to do in the circle of declarations."""


@cache
def _words_of_the_site() -> str:
    files = [
        path
        for ending in ("py", "html")
        for path in sorted(WORDS_OF.rglob(f"*.{ending}"))
    ]
    return "\n".join(path.read_text("utf-8") for path in files)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_is_called_so_on_the_site(page: Path) -> None:
    named = re.findall(r"\*\*(.+?)\*\*", page.read_text("utf-8"))
    assert named
    missing = [each for each in named if f'"{each}"' not in _words_of_the_site()]
    assert not missing


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_where_a_page_leads_is_there(page: Path) -> None:
    led_to = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    assert not [each for each in led_to if not (GUIDE / each).exists()]


def test_every_picture_is_shown_and_all_are_small() -> None:
    shown = {
        name
        for page in PAGES
        for name in re.findall(r"images/(\S+\.png)", page.read_text("utf-8"))
    }
    assert {path.name for path in IMAGES.iterdir()} == shown
    assert sum(path.stat().st_size for path in IMAGES.iterdir()) <= MOST_BYTES


def test_every_role_finds_its_page() -> None:
    front = (GUIDE / "README.md").read_text("utf-8")
    assert not [
        role
        for role in Role
        if role not in _WITHOUT_PAGE and str(role.label) not in front
    ]
