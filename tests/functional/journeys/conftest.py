"""One demo a worker, as new for each journey."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.functional.journeys.demo_site import DemoSite, demo_site
from tests.functional.journeys.visiting import (
    DESKTOP,
    PHONE,
    Visitor,
    size_in_words,
)


@pytest.fixture(scope="session")
def running_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSite]:
    place = tmp_path_factory.mktemp("demo")
    # Workers share what takes longest: the first one loads the demo for all.
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    shared = place if alone else tmp_path_factory.getbasetemp().parent
    fresh = shared / "journeys-fresh.sqlite3"
    with (shared / "journeys.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        running = demo_site(place / "data", fresh)
        site = running.__enter__()
    try:
        yield site
    finally:
        running.__exit__(None, None, None)


@pytest.fixture
def site(running_site: DemoSite) -> DemoSite:
    running_site.renew()
    return running_site


@pytest.fixture(params=[DESKTOP, PHONE], ids=size_in_words)
def visitor(
    request: pytest.FixtureRequest, browser: Browser, site: DemoSite
) -> Iterator[Visitor]:
    """Somebody at a desk, and the same on a phone."""
    made = Visitor(browser, site, request.param)
    yield made
    made.close()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where downloads go."""
    folder = tmp_path / "下载"
    folder.mkdir()
    return folder
