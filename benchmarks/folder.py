"""`faheng review` of a folder of 200 PDF files, with one worker and with two.

Whole processes; the bar is that two workers take 1.7 times less time than one.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks._budget import draw_budget
from benchmarks._processes import faheng, medians

FILES = 200
_KINDS = 8


def main() -> None:
    """Measure, and print the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = _drawn(Path(name) / "budgets")
        took = medians(
            {
                str(jobs): faheng(
                    *("review", folder, "--jobs", jobs, "--format", "json"),
                    *("-o", Path(name) / f"by-{jobs}"),
                )
                for jobs in (1, 2)
            }
        )
    print(f"{FILES} PDF files, one worker   {took['1']:6.2f} s")
    print(f"{FILES} PDF files, two workers  {took['2']:6.2f} s")
    print(f"ratio                       {took['1'] / took['2']:6.2f} times faster")


def _drawn(folder: Path) -> Path:
    """Files of several lengths: three to ten pages."""
    folder.mkdir()
    for kind in range(_KINDS):
        first = folder / f"{kind:03}.pdf"
        draw_budget(first, text_pages=1 + kind % 3, table_pages=2 + kind % 6)
        for number in range(kind + _KINDS, FILES, _KINDS):
            shutil.copyfile(first, folder / f"{number:03}.pdf")
    return folder


if __name__ == "__main__":
    main()
