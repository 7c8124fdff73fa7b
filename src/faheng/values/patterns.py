"""Patterns compiled when they are first used, so that a command starts sooner.

The rules and forms have some four hundred; one file needs a part of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled pattern; becomes it at its first use."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        # Asked only for what is not there yet: from now on the methods are its own.
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall"):
            setattr(self, method, getattr(compiled, method))
        for method in ("sub", "subn", "split", "pattern", "flags"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern like ``re.compile`` gives, compiled when it is first used."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
