"""Long texts as official papers set them: each paragraph indented by two characters.

The indents also tell a reader where paragraphs begin when a narrow cell breaks them
into lines.
"""

from __future__ import annotations

_INDENT = "　　"
_LONG = 16


def paragraphs(text: str | None) -> str:
    """A text to stand in one cell, indented once; a short one stands as it is."""
    if not text or "\n" not in text and len(text) < _LONG:
        return text or ""
    return "\n".join(_INDENT + line.lstrip() for line in text.split("\n"))
