"""Chains of sectors that come back to themselves, which xlrd would follow for ever."""

from __future__ import annotations

from collections.abc import Sequence
from io import StringIO

from xlrd.compdoc import SIGNATURE, CompDoc


def has_loop(data: bytes) -> bool:
    """Whether a chain of an old office file leads back into itself.

    A sound file has none; raises whatever xlrd does on damaged bytes.
    """
    if not data.startswith(SIGNATURE):
        return False
    container = CompDoc(data, logfile=StringIO())
    return _loops(container.SAT) or _loops(container.SSAT)


def _loops(following: Sequence[int]) -> bool:
    """Each sector names the one that follows it; a negative number ends a chain."""
    walked = [0] * len(following)
    for walk, start in enumerate(range(len(following)), start=1):
        at = start
        while 0 <= at < len(following) and not walked[at]:
            walked[at] = walk
            at = following[at]
        if 0 <= at < len(following) and walked[at] == walk:
            return True
    return False
