"""Names of files, made harmless: for people, for archives, for any file system."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

LONGEST = 120
_NAMELESS = "未命名"
# Path separators, what some system refuses, and signs a command line would run.
_REFUSED = re.compile(r'[<>:"|?*%&;`$!]')
# A spreadsheet program would compute what begins so.
_COMPUTED = re.compile(r"^[=+@]+")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def safe_name(name: str, *, longest: int = LONGEST) -> str:
    """The last part of a name, without what could be taken for a path or a command."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    plain = _COMPUTED.sub("_", _REFUSED.sub("_", " ".join(seen.split())).strip(" ."))
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    stem, dot, ending = plain.rpartition(".")
    if not dot or not stem or len(ending) > 10:
        return plain[:longest] or _NAMELESS
    return f"{stem[: longest - len(ending) - 1]}.{ending}"


def unique_names(names: Iterable[str]) -> Iterator[str]:
    """The names, each once whatever its case: a repeated one is numbered."""
    taken: set[str] = set()
    for name in names:
        stem, dot, ending = name.rpartition(".")
        stem, ending = (stem, f".{ending}") if dot else (name, "")
        nth, found = 1, name
        while found.lower() in taken:
            nth += 1
            found = f"{stem}（{nth}）{ending}"
        taken.add(found.lower())
        yield found
