"""File names as people read them, whatever bytes the disk holds."""

from __future__ import annotations

import os

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
