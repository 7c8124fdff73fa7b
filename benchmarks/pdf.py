"""Reading a PDF against pdfplumber extracting its tables, whole processes.

bin/bench pdf            a drawn budget of 22 pages
python -m benchmarks.pdf FILE
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks._budget import draw_budget
from benchmarks._processes import medians, python

_OURS = """
import sys
from pathlib import Path
from faheng.documents.formats.pdf.reader import read_blocks
read_blocks(Path(sys.argv[1]).read_bytes())
"""

PDFPLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    [page.extract_tables() for page in pdf.pages]
"""


def main() -> None:
    """Measure both sides and print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        given = [Path(argument) for argument in sys.argv[1:2]]
        path = given[0] if given else draw_budget(Path(folder) / "budget.pdf")
        took = medians(
            {"ours": python(_OURS, path), "theirs": python(PDFPLUMBER, path)}
        )
    print(f"reading, faheng          {took['ours']:6.3f} s")
    print(f"tables, pdfplumber       {took['theirs']:6.3f} s")
    print(f"ratio                    {took['theirs'] / took['ours']:6.2f} times faster")


if __name__ == "__main__":
    main()
