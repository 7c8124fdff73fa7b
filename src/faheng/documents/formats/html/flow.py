"""Text as it flows on a page: blanks run together, lines end where elements say so."""

from __future__ import annotations

import re

# Stand-ins that no page holds: a forced line end, and a tab that is kept.
LINE_END = "\x00"
TAB = "\x01"
KEPT_BLANK = "\xa0"

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_INVISIBLE = str.maketrans("", "", "\u200b\ufeff\u00ad")
_KEPT = str.maketrans({" ": KEPT_BLANK, "\t": TAB, "\r": "", "\n": LINE_END})


class Flow:
    """The lines of a container, gathered as its elements come."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._label = ""

    def add(self, text: str | None, *, as_it_stands: bool = False) -> None:
        if text:
            self._pieces.append(text.translate(_KEPT) if as_it_stands else text)

    def end_line(self) -> None:
        self._pieces.append(LINE_END)

    def label(self, label: str) -> None:
        """What stands before the next words: the number of a list's item."""
        self._label = label

    def taken(self) -> list[str]:
        """The lines so far that say something; the flow begins anew."""
        if not self._pieces:
            return []
        text = "".join(self._pieces)
        self._pieces.clear()
        if not text.translate(_INVISIBLE).strip(" \t\r\n\f\x00\x01\xa0"):
            return []
        lines = [line for line in map(_settled, _parted(text)) if line.strip()]
        if lines and self._label:
            lines[0] = self._label + lines[0].lstrip()
            self._label = ""
        return lines


def _parted(text: str) -> list[str]:
    return _BLANKS.sub(" ", text.translate(_INVISIBLE)).split(LINE_END)


def _settled(line: str) -> str:
    return line.strip(" ").replace(KEPT_BLANK, " ").replace(TAB, "\t").rstrip()
