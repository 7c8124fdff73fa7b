"""Pages that start after a row."""

from __future__ import annotations

import pytest

from faheng.site.bureaus.models import Bureau
from faheng.site.paging import page_of


@pytest.fixture
def bureaus(db: None) -> list[int]:
    made = Bureau.objects.bulk_create(
        Bureau(name=f"第{n}司法局", kind="justice", level="district") for n in range(7)
    )
    return [bureau.pk for bureau in made]


def keys(**asked: object) -> list[int]:
    page = page_of(Bureau.objects.all(), {k: str(v) for k, v in asked.items()}, size=3)
    return [bureau.pk for bureau in page.rows]


def test_forward_and_back_again(bureaus: list[int]) -> None:
    assert keys() == bureaus[:3]
    assert keys(after=bureaus[2]) == bureaus[3:6]
    assert keys(after=bureaus[5]) == bureaus[6:]
    assert keys(before=bureaus[6]) == bureaus[3:6]
    assert keys(before=bureaus[3]) == bureaus[:3]


def test_the_ends_lead_nowhere(bureaus: list[int]) -> None:
    first = page_of(Bureau.objects.all(), {}, size=3)
    assert (first.before, first.after) == (None, bureaus[2])
    last = page_of(Bureau.objects.all(), {"after": str(bureaus[5])}, size=3)
    assert (last.before, last.after) == (bureaus[6], None)
    whole = page_of(Bureau.objects.all(), {}, size=7)
    assert (whole.before, whole.after) == (None, None)


@pytest.mark.parametrize("nonsense", ["", "x", "-1", "1e3", "９", "9" * 40])
def test_nonsense_begins_at_the_first_page(bureaus: list[int], nonsense: str) -> None:
    assert keys(after=nonsense) == bureaus[:3]
