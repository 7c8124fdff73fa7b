"""No page breaks over what is typed behind its address."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from tests.site.rights.page_tries import PAGE_TRIES
from tests.site.rights.scene import Scene

from faheng.site.bureaus.roles import Role
from faheng.site.documentation.rights import lines

NAMES = (
    *("q", "year", "before", "after", "section", "bureau", "state", "name", "into"),
    *("kind", "format", "layout", "from", "to", "cell", "text", "seen", "revision"),
    *("level1", "level2", "field", "event", "role", "purpose", "declaration", "faulty"),
    *("shown", "every", "move_dates", "next", "lossy"),
)
NONSENSE = (
    "\0",
    "甲\0",
    "9" * 30,
    "-1",
    "٣",
    "²",
    "[]",
    "%",
    "_",
    "'\";--",
    "长" * 3000,
)


@pytest.mark.parametrize(
    "role", [Role.CLERK, Role.FINANCE_OFFICER, Role.AUDITOR, Role.ADMINISTRATOR]
)
def test_pages_answer(
    world: SimpleNamespace, tmp_path: Path, settings: Any, role: Role
) -> None:
    settings.MEDIA_ROOT = tmp_path / "attachments"
    scene = Scene(world)
    client = Client(raise_request_exception=False)
    client.force_login(world.people[role])
    # One after the other, not each on each page: every page meets every kind in time.
    nonsense = [NONSENSE[nth % len(NONSENSE)] for nth in range(2 * len(NONSENSE))]
    broken = []
    for nth, line in enumerate(line for line in lines() if line.method == "get"):
        how = PAGE_TRIES[line.key]
        address = reverse(line.name, args=how.args(scene))
        for text in ("\0", nonsense[nth % len(nonsense)]):
            query = urlencode(dict.fromkeys(NAMES, text))
            answer = client.get(f"{address}?{query}")
            if answer.streaming:
                b"".join(answer.streaming_content)  # type: ignore[attr-defined]
            if answer.status_code >= 500:
                broken.append((line.name, text[:10], answer.status_code))
    assert broken == []
