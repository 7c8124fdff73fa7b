"""A run of text in a written Word file."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# Signs that are Chinese or Latin by their neighbours, and that Word takes for Latin.
_EITHER = re.compile(
    "[\u00b7\u00d7\u00f7\u00b1\u2010-\u2027\u2030-\u205e\u2460-\u24ff]"
)
_CHINESE = '<w:rFonts w:hint="eastAsia"/>'


def run(text: str, letters: str = "") -> str:
    """The ``w:r`` of a text, its lines broken by hand; nothing for no text."""
    if not text:
        return ""
    form = (_CHINESE if _EITHER.search(text) else "") + letters
    if form:
        form = f"<w:rPr>{form}</w:rPr>"
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n")
    )
    return f"<w:r>{form}{lines}</w:r>"
