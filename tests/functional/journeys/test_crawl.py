"""Every page each role is led to, by links alone, answers and keeps its promises."""

from __future__ import annotations

import re
from collections import Counter, deque
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from tests.functional.journeys.visiting import Visitor

DEPTH = 3
MOST = 150
ALIKE = 4
"""Pages that differ by a number only are the same page of different things."""
PEOPLE = {
    "clerk5": 40,
    "head4": 30,
    "finance1": 40,
    "leader1": 30,
    "principal1": 20,
    "recorder1": 20,
    "treasury1": 30,
    "city1": 20,
    "province1": 20,
    "admin1": 20,
    "auditor1": 20,
    "lawyer1": 2,
}
"""Each with the least number of pages there must be to see."""

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("username", PEOPLE)
def test_each_page_led_to_is_sound(visitor: Visitor, username: str) -> None:
    visitor.sign_in(username)
    seen: set[str] = set()
    shapes: Counter[str] = Counter()
    waiting: deque[tuple[str, int]] = deque([(visitor.page.url, 0)])
    while waiting and len(seen) < MOST:
        address, depth = waiting.popleft()
        shape = re.sub(r"\d+", "N", address)
        if address in seen or shapes[shape] == ALIKE:
            continue
        seen.add(address)
        shapes[shape] += 1
        visitor.open(address.removeprefix(visitor.site.url))
        if depth == DEPTH:
            continue
        waiting.extend(
            (found, depth + 1) for found in _links(visitor) if found not in seen
        )
    assert len(seen) >= PEOPLE[username], sorted(seen)


def _links(visitor: Visitor) -> list[str]:
    """Links of this page to others of the site, files apart."""
    found = visitor.page.eval_on_selector_all(
        "a[href]:not([download])", "all => all.map(each => each.getAttribute('href'))"
    )
    addresses = [urldefrag(urljoin(visitor.page.url, each)).url for each in found]
    host = urlsplit(visitor.site.url).netloc
    return [
        each
        for each in dict.fromkeys(addresses)
        if urlsplit(each).netloc == host and "/static/" not in each
    ]
