"""Names for the sheets of a workbook, which takes no others."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\n]")
_LONGEST = 31
# Excel keeps this name for itself.
_RESERVED = {"history"}


def sheet_names(wished: Iterable[str]) -> list[str]:
    """A name for each sheet, as near to the wished one as a workbook allows."""
    names: list[str] = []
    taken = set(_RESERVED)
    for number, wish in enumerate(wished, start=1):
        plain = _FORBIDDEN.sub(" ", wish).strip(" '") or f"表{number}"
        name = _cut(plain, "")
        again = 1
        while name.casefold() in taken:
            again += 1
            name = _cut(plain, f" ({again})")
        taken.add(name.casefold())
        names.append(name)
    return names


def _cut(name: str, ending: str) -> str:
    """Cut to what fits, counted as Excel does: a rare character is two."""
    while len((name + ending).encode("utf-16-le")) > 2 * _LONGEST:
        name = name[:-1]
    return name.rstrip(" '") + ending
