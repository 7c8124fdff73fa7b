"""A note to be written at a place of a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from faheng.model.package import Where

# Who signs the notes: the program. Nobody's name goes into a file.
AUTHOR = "法衡"

Tone = Literal["error", "warning", "info"]

_TONES: tuple[Tone, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Note:
    """``text`` is one or several lines; ``tone`` says how grave it is.

    A note whose place is not in the file, or that has none, goes to its beginning.
    """

    where: Where
    text: str
    tone: Tone = "warning"
    day: date | None = None


def together(notes: Iterable[Note]) -> Note:
    """Several notes as one, as grave as the gravest."""
    several = list(notes)
    return Note(
        where=several[0].where,
        text="\n\n".join(note.text for note in several),
        tone=min((note.tone for note in several), key=_TONES.index),
        day=several[0].day,
    )
