"""File names as people read them, whatever bytes the disk holds."""

from __future__ import annotations

import os
from pathlib import Path

# Archives packed on Chinese Windows leave names in its own coding.
_CODINGS = ("utf-8", "gb18030")


def readable(name: str) -> str:
    """A name or path of the file system as text that can be printed and sent."""
    held = os.fsencode(name)
    for coding in _CODINGS:
        try:
            return held.decode(coding)
        except UnicodeDecodeError:
            continue
    return held.decode("utf-8", "replace")


def in_one_line(path: Path | str) -> str:
    """A path, or a sentence with paths in it, for a message: legible, on one line."""
    return "".join(
        " " if ord(character) < 32 else character for character in readable(str(path))
    )
