"""Which groups of tests this machine can run."""

from __future__ import annotations

import os
import shutil

import pytest

# A marker, and the programs any of which will do.
TOOLS = {
    "browser": ("chromium", "chromium-browser", "google-chrome"),
    "libreoffice": ("soffice", "libreoffice"),
}


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    for marker, programs in TOOLS.items():
        if any(shutil.which(program) for program in programs):
            continue
        waiting = [item for item in items if item.get_closest_marker(marker)]
        if not waiting:
            continue
        if os.environ.get("FAHENG_REQUIRE") == "all":
            pytest.exit(f"{programs[0]} is required and missing", returncode=1)
        config.hook.pytest_deselected(items=waiting)
        items[:] = [item for item in items if item not in waiting]
        config.stash.setdefault(SKIPPED, []).append(
            f"skipped {len(waiting)} {marker} tests: {programs[0]} is not installed"
        )


SKIPPED = pytest.StashKey[list[str]]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in terminalreporter.config.stash.get(SKIPPED, []):
        terminalreporter.write_line(line)
