"""Pages of lists at a million indicators against the same pages at a thousand.

Both installations are SQLite files filled alike; a page is asked for by the Django client,
middleware and all. The bar is 1.5 times, with the same number of queries.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks._processes import ENVIRONMENT, python

SMALL, LARGE = (1_000, 30), (1_000_000, 2_843)
ROUNDS = 15
TURNS = 3
PAGES = (
    ("clerk", "/planning/"),
    ("clerk", "/planning/declarations/"),
    ("clerk", "/planning/indicators/"),
    ("finance", "/planning/"),
    ("finance", "/planning/declarations/"),
    ("treasury", "/planning/declarations/"),
    ("city", "/planning/"),
    ("province", "/planning/"),
    ("province", "/planning/declarations/"),
    ("province", "/planning/declarations/?after=30"),
    ("province", "/planning/indicators/"),
    ("province", "/planning/indicators/?after=30"),
    ("province", "/planning/indicators/?words=%E8%B0%83%E8%A7%A3"),
    ("finance", "/planning/years/"),
    ("province", "/planning/years/"),
    ("admin", "/people/"),
    ("admin", "/bureaus/"),
    ("auditor", "/audit/"),
    ("auditor", "/audit/?before=800"),
)
_FILL = """
import sys; from pathlib import Path
from benchmarks._installation import fill
fill(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
"""
_LOOK = """
import sys; from pathlib import Path
from benchmarks.lists import look
look(Path(sys.argv[1]))
"""


def main() -> None:
    """Measure, and print a line a page."""
    with tempfile.TemporaryDirectory() as name:
        sides = {}
        for side, (indicators, districts) in (("small", SMALL), ("large", LARGE)):
            folder = Path(name) / side
            started = time.perf_counter()
            _run(python(_FILL, folder, indicators, districts))
            print(
                f"{indicators:,} indicators filled in {time.perf_counter() - started:.0f} s"
            )
            sides[side] = folder
        measured = _in_turn(sides)
    worst = 0.0
    for who, path in PAGES:
        small, large = (measured[side][f"{who} {path}"] for side in ("small", "large"))
        ratio = large["ms"] / small["ms"]
        worst = max(worst, ratio)
        queries = f"{small['queries']} and {large['queries']} queries"
        print(
            f"{who:9}{path:52}{small['ms']:7.1f} ms {large['ms']:7.1f} ms"
            f"{ratio:6.2f} times, {queries}"
        )
    print(f"worst ratio {worst:.2f} (at most 1.5)")


def _in_turn(sides: dict[str, Path]) -> dict[str, dict[str, dict[str, float]]]:
    """Each installation looked at several times in turn; a page's best median counts."""
    best: dict[str, dict[str, dict[str, float]]] = {side: {} for side in sides}
    for _ in range(TURNS):
        for side, folder in sides.items():
            for page, said in json.loads(_run(python(_LOOK, folder))).items():
                known = best[side].get(page)
                if known is None or said["ms"] < known["ms"]:
                    best[side][page] = said
    return best


def look(data: Path) -> None:
    """Print the median time and the queries of each page of an installation."""
    from faheng.site.starting import start_django

    start_django(data)
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from faheng.site.bureaus.models import User

    said = {}
    for who, path in PAGES:
        client = Client(SERVER_NAME="localhost")
        client.force_login(
            User.objects.get(username=who), "django.contrib.auth.backends.ModelBackend"
        )
        with CaptureQueriesContext(connection) as queries:
            status = client.get(path).status_code
        asked = len(queries)
        if status != 200:
            sys.exit(f"{who} {path}: {status}")
        times = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            client.get(path)
            times.append(1_000 * (time.perf_counter() - started))
        said[f"{who} {path}"] = {
            "ms": statistics.median(times),
            "queries": asked,
        }
    print(json.dumps(said))


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


if __name__ == "__main__":
    main()
