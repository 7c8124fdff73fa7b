"""The pages of the demonstration: a list of sample files, and a report for each."""

from __future__ import annotations

import shutil
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from faheng.api.reporting import as_html, digest_for
from faheng.api.reviewing import review_file
from faheng.review.finding import SEVERITIES

SAMPLES = Path(__file__).parents[1] / "samples"


def write_pages(folder: Path) -> set[str]:
    """Write every sample, its report, and their index; the names but the index's."""
    folder.mkdir(parents=True, exist_ok=True)
    entries = []
    for sample in sorted(SAMPLES.iterdir()):
        reviewed = review_file(sample)
        report = f"{sample.name}.html"
        (folder / report).write_text(as_html(reviewed), encoding="utf-8")
        shutil.copyfile(sample, folder / sample.name)
        entries.append((sample.name, report, digest_for(reviewed)))
    environment = Environment(
        loader=PackageLoader("faheng.cli.demonstration"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("index.html").render(
        entries=entries, severities=SEVERITIES
    )
    (folder / "index.html").write_text(page, encoding="utf-8")
    return {name for entry in entries for name in entry[:2]}
