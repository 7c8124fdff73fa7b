"""The running text: each passage below its heading, headings once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faheng.documents.composing.pieces import Paragraph, Role
from faheng.forms.writing.forms import title_line
from faheng.model.package import Passage


def told(passages: Sequence[Passage]) -> Iterator[Paragraph]:
    """The paragraphs; the first heading is the title of the whole."""
    section: str | None = None
    for passage in passages:
        if passage.section and (passage.section != section or not passage.text):
            yield (
                title_line(passage.section)
                if section is None
                else Paragraph(passage.section, Role.HEADING)
            )
        section = passage.section
        if passage.text:
            yield Paragraph(passage.text)
