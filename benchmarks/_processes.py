"""Times whole processes of several sides in turn, so that a drifting machine is fair."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

RUNS = 5
ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {
    **{
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE"
    },
    "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
}


def medians(
    sides: dict[str, Sequence[str]],
    *,
    given: str = "",
    runs: int = RUNS,
    warm_up: bool = True,
) -> dict[str, float]:
    """The median wall time of each side in seconds, after one run to warm up.

    ``given`` is what each process reads from standard input.
    """
    times: dict[str, list[float]] = {name: [] for name in sides}
    for run in range(-warm_up, runs):
        for name, command in sides.items():
            seconds = _seconds(command, given)
            if run >= 0:
                times[name].append(seconds)
    return {name: statistics.median(measured) for name, measured in times.items()}


def _seconds(command: Sequence[str], given: str) -> float:
    started = time.perf_counter()
    done = subprocess.run(
        command, input=given, capture_output=True, text=True, env=ENVIRONMENT
    )
    seconds = time.perf_counter() - started
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    return seconds


def python(code: str, *arguments: object) -> list[str]:
    """The command that runs a script of a few lines in this Python."""
    return [sys.executable, "-c", code, *map(str, arguments)]


def faheng(*arguments: object) -> list[str]:
    """The command that runs Faheng as its users do."""
    return [str(ROOT / "bin" / "faheng"), *map(str, arguments)]
