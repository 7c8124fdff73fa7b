"""The documents in a folder and in the folders below it, in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

# What reviewers are sent: what can be read, and what only looks as if it could be,
# about which its reader says in one sentence what to do.
DOCUMENTS = frozenset(
    (
        *(".txt", ".csv", ".docx", ".doc", ".dot", ".dotx", ".docm", ".wps", ".wpt"),
        *(".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ett", ".pdf", ".ofd", ".rtf"),
        *(".html", ".htm", ".mht", ".mhtml", ".xml", ".odt", ".ods"),
        *(".json", ".jsonl", ".ppt", ".pptx", ".dps"),
        *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".heic"),
        *(".zip", ".rar", ".7z", ".gz"),
    )
)
_TEMPORARY = frozenset((".tmp", ".temp", ".part", ".crdownload", ".bak", ".lnk"))
_OF_THE_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "__macosx"))


@dataclass(frozen=True, slots=True)
class Listing:
    """What is below a folder: documents, and by name what was left out and why.

    ``hidden`` are hidden and temporary files, ``foreign`` files of other kinds,
    ``closed`` folders that may not be entered.
    """

    documents: tuple[Path, ...]
    hidden: tuple[Path, ...]
    foreign: tuple[Path, ...]
    closed: tuple[Path, ...]


def documents_below(folder: Path, *, without: Collection[Path] = ()) -> Listing:
    """All documents below a folder; a link back is entered once, one upwards never.

    ``without`` are folders that are not looked into, such as the one results go to.
    """
    left_out = {path.resolve() for path in without}
    above = set(folder.resolve().parents)
    parts: dict[str, list[Path]] = {
        name: [] for name in ("documents", "hidden", "foreign", "closed")
    }
    for kind, path in _walk(folder, left_out, seen=above):
        parts[kind].append(path)
    return Listing(**{name: tuple(paths) for name, paths in parts.items()})


def _walk(
    folder: Path, left_out: Collection[Path], seen: set[Path]
) -> Iterator[tuple[str, Path]]:
    real = folder.resolve()
    if real in seen or real in left_out:
        return
    seen.add(real)
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        yield "closed", folder
        return
    below = []
    for name in names:
        path = folder / name
        if _is_hidden(name):
            yield "hidden", path
        elif path.is_dir():
            below.append(path)
        elif path.suffix.lower() in DOCUMENTS or not path.suffix:
            yield "documents", path
        else:
            yield "foreign", path
    for path in below:
        yield from _walk(path, left_out, seen)


def _is_hidden(name: str) -> bool:
    """Whether it is an editor's lock or copy, or the system's own business."""
    lowered = name.lower()
    return (
        lowered.startswith((".", "~$", "~wrl"))
        or lowered in _OF_THE_SYSTEM
        or Path(lowered).suffix in _TEMPORARY
    )
