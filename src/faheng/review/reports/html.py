"""A review as one page to print and hand on; nothing is loaded from elsewhere."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from faheng.review.finding import SEVERITIES
from faheng.review.reports.digest import (
    Digest,
    grant_in_words,
    record_in_words,
)
from faheng.review.reports.standards import verdict_of
from faheng.review.reports.text import shortened


def html_report(digest: Digest) -> str:
    """The report as a complete HTML document."""
    return _template().render(digest=digest, severities=SEVERITIES)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("faheng.review.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shortened"] = shortened
    environment.filters["granted"] = grant_in_words
    environment.filters["record"] = record_in_words
    environment.filters["verdict"] = verdict_of
    return environment.get_template("review.html")
