"""Whether a command has a single document before it, which can be opened at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def only_file(paths: Sequence[Path]) -> Path | None:
    """The one path, if it is no folder and does not begin as exchange data does.

    Asked before anything heavy is imported.
    """
    if len(paths) != 1 or paths[0].is_dir() or _begins_like_json(paths[0]):
        return None
    return paths[0]


def _begins_like_json(path: Path) -> bool:
    try:
        # A pipe would give its first bytes only once.
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(64)
    except (OSError, ValueError):
        return False
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"{", b"["))
