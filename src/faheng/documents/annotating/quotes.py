"""Where the words of a quote stand in a longer text.

A quote has been through a reader: line breaks inside a cell may be gone, full width may
have become half width. So what is compared is the ink, blanks left out.
"""

from __future__ import annotations

import unicodedata

Span = tuple[int, int]


def find_quote(text: str, quote: str | None) -> Span | None:
    """The stretch of a text that a quote is; of two, the first."""
    if not quote:
        return None
    at = text.find(quote)
    if at >= 0:
        return at, at + len(quote)
    places, ink = _ink(text)
    _, wanted = _ink(quote)
    at = ink.find(wanted) if wanted else -1
    if at >= 0:
        return places[at], places[at + len(wanted) - 1] + 1
    # The quote may run on beyond this text.
    return (places[0], places[-1] + 1) if ink and ink in wanted else None


def ink_of(text: str) -> str:
    """What of a text is not blank, folded."""
    return _ink(text)[1]


def _ink(text: str) -> tuple[list[int], str]:
    """The characters that are not blank, folded, and where each of them stands."""
    places: list[int] = []
    ink: list[str] = []
    for place, character in enumerate(text):
        for folded in unicodedata.normalize("NFKC", character):
            if not folded.isspace():
                places.append(place)
                ink.append(folded)
    return places, "".join(ink)
