"""`faheng review` of a budget PDF against pdfplumber only extracting its tables.

    bin/bench review         a drawn budget of 22 pages
    python -m benchmarks.review FILE

Whole processes of both; the bar is 2 times faster.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks._budget import draw_budget
from benchmarks._processes import faheng, medians, python
from benchmarks.pdf import PDFPLUMBER


def main() -> None:
    """Measure both sides and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        given = [Path(argument) for argument in sys.argv[1:2]]
        path = given[0] if given else draw_budget(Path(folder) / "budget.pdf")
        took = medians(
            {
                "ours": faheng("review", path, "--format", "json"),
                "theirs": python(PDFPLUMBER, path),
            }
        )
    print(f"faheng review            {took['ours']:6.3f} s")
    print(f"tables, pdfplumber       {took['theirs']:6.3f} s")
    print(f"ratio                    {took['theirs'] / took['ours']:6.2f} times faster")


if __name__ == "__main__":
    main()
