"""A review in the forms it can be handed on in."""

from __future__ import annotations

from collections.abc import Callable

from faheng.api.reviewing import Reviewed
from faheng.forms.reading import load_layouts
from faheng.review.reports.digest import Digest, digest_of


def as_json(reviewed: Reviewed) -> str:
    """One JSON object, schema ``faheng.review/1``."""
    return reviewed.review.model_dump_json(by_alias=True)


def as_text(reviewed: Reviewed) -> str:
    """Plain text, for a terminal."""
    from faheng.review.reports.text import text_report

    return text_report(digest_for(reviewed))


def as_html(reviewed: Reviewed) -> str:
    """A page to print and hand on."""
    from faheng.review.reports.html import html_report

    return html_report(digest_for(reviewed))


REPORTS: dict[str, Callable[[Reviewed], str]] = {
    "text": as_text,
    "json": as_json,
    "html": as_html,
}


def digest_for(reviewed: Reviewed) -> Digest:
    """The review arranged for people."""
    layout = load_layouts()[reviewed.reading.package.source.layout]
    return digest_of(reviewed.reading, reviewed.review, layout_title=layout.title)
