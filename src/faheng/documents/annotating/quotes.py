"""Where the words of a quote stand in a longer text.

A quote has been through a reader: line breaks inside a cell may be gone, full width may
have become half width. So what is compared is the ink, blanks left out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from faheng.documents.invisible import INVISIBLE

Span = tuple[int, int]


def find_quote(text: str, quote: str | None) -> Span | None:
    """The stretch of a text that a quote is; of several, the first."""
    return next(find_quotes(text, quote), None)


def find_quotes(text: str, quote: str | None) -> Iterator[Span]:
    """Every stretch of a text that a quote is."""
    places, ink = _ink(text)
    wanted = ink_of(quote or "")
    if not wanted or not ink:
        return
    if ink in wanted:
        # The quote may run on beyond this text.
        yield places[0], places[-1] + 1
        return
    at = ink.find(wanted)
    while at >= 0:
        yield places[at], places[at + len(wanted) - 1] + 1
        at = ink.find(wanted, at + len(wanted))


def ink_of(text: str) -> str:
    """What of a text is not blank, folded."""
    return _ink(text)[1]


def _ink(text: str) -> tuple[list[int], str]:
    """The characters that are seen, folded, and where each of them stands."""
    places: list[int] = []
    ink: list[str] = []
    for place, character in enumerate(text):
        for folded in unicodedata.normalize("NFKC", character):
            if not (folded.isspace() or INVISIBLE.match(folded)):
                places.append(place)
                ink.append(folded)
    return places, "".join(ink)
