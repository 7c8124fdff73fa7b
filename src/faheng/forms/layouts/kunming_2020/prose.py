"""The project's text: parts below headings, or behind them on the same line.

``（一）立项依据：…`` goes on behind its colon. Headings of this kind are numbered as
chapters are, or as the one of the project's name is; ``1.实施内容：`` inside a chapter
is a point of its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from faheng.documents.document import Line
from faheng.forms.claims import without_marks
from faheng.forms.draft import Draft
from faheng.forms.layouts.kunming_2020.recognition import heading_of
from faheng.forms.targets.indents import Indents
from faheng.forms.targets.vocabulary import Vocabulary

_PARTS = frozenset(
    {
        "project.name",
        "project.basis",
        "project.overview",
        "project.plan",
        "project.implementing_unit",
        "unread",
    }
)


@dataclass(slots=True)
class ProsePart:
    """A part of the text: the field it is of, and its lines, each from an offset on."""

    name: str
    pieces: list[tuple[Line, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(without_marks(line.text[at:]) for line, at in self.pieces)

    def take(self, draft: Draft) -> str:
        """Claim it all, and answer it with the indents of its paragraphs."""
        indents = Indents(draft.document)
        return "\n".join(
            indents.before(line) + draft.take(line, at) for line, at in self.pieces
        )


def parts_of(
    draft: Draft, vocabulary: Vocabulary, lines: Iterable[Line]
) -> tuple[Line | None, list[ProsePart]]:
    """The title above the parts, and the parts; their headings are claimed."""
    lines = list(lines)
    is_plain = _names_project_without_chapter(lines, vocabulary)
    title: Line | None = None
    parts: list[ProsePart] = []
    for line in lines:
        name = part_begun(line, vocabulary, is_plain)
        if name is not None:
            heading = heading_of(line.text)
            draft.take(line, 0, heading.start)
            draft.label(line, heading.start, heading.end)
            parts.append(ProsePart(name))
            if without_marks(line.text[heading.end :]).strip():
                parts[-1].pieces.append((line, heading.end))
        elif draft.label(line):
            parts.append(ProsePart("unread"))
        elif parts:
            parts[-1].pieces.append((line, 0))
        elif title is None:
            title = line
    return title, parts


def part_begun(line: Line, vocabulary: Vocabulary, is_plain: bool) -> str | None:
    """The part a line is the heading of; ``is_plain`` if headings need no chapter."""
    heading = heading_of(line.text)
    name = vocabulary.field_of(heading.label)
    if name is None or not line.text[heading.end :].strip():
        return name
    return name if name in _PARTS and (is_plain or heading.is_chapter) else None


def _names_project_without_chapter(
    lines: Iterable[Line], vocabulary: Vocabulary
) -> bool:
    return any(
        vocabulary.field_of(heading.label) == "project.name" and not heading.is_chapter
        for heading in (heading_of(line.text) for line in lines)
    )
