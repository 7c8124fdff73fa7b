"""Which groups of tests this machine can run."""

from __future__ import annotations

import os
import shutil
import signal

import pytest

# A marker, and the programs any of which will do.
TOOLS = {
    "browser": ("chromium", "chromium-browser", "google-chrome"),
    "libreoffice": ("soffice", "libreoffice"),
}


def missing_tools() -> dict[str, str]:
    """Markers this machine cannot serve, each with the program it lacks."""
    return {
        marker: programs[0]
        for marker, programs in TOOLS.items()
        if not any(shutil.which(program) for program in programs)
    }


def pytest_configure(config: pytest.Config) -> None:
    # Started in the background, Ctrl-C is ignored, by all we start too: no test of it could be.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    missing = missing_tools()
    if missing and os.environ.get("FAHENG_REQUIRE") == "all":
        raise pytest.UsageError(f"required, but missing: {', '.join(missing.values())}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for marker, program in missing_tools().items():
        for item in items:
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"{program} is missing"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for marker, program in missing_tools().items():
        terminalreporter.write_line(f"skipped the {marker} tests: no {program}")
