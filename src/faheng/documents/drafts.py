"""Files that are there complete or not at all."""

from __future__ import annotations

import contextlib
from pathlib import Path


class Draft:
    """A file in the making: there complete or not at all.

    It keeps the rights of a file it replaces; a link stays a link. What is no file,
    such as a device or a pipe, is written to and not replaced.
    """

    def __init__(self, place: Path) -> None:
        # Most runs print their results.
        import secrets

        self._place = place.resolve()
        self._replaces = not self._place.exists() or self._place.is_file()
        self._draft = (
            self._place.with_name(f".faheng-{secrets.token_hex(8)}")
            if self._replaces
            else self._place
        )
        self._file = self._draft.open("xb" if self._replaces else "wb")
        self.is_open_line = False

    def write(self, data: bytes) -> None:
        """Add to it."""
        try:
            self._file.write(data)
        except BaseException:
            self.discard()
            raise
        self.is_open_line = not data.endswith(b"\n")

    def keep(self) -> None:
        """It is complete: put it in its place."""
        try:
            self._file.close()
            if self._replaces:
                if self._place.exists():
                    self._draft.chmod(self._place.stat().st_mode)
                self._draft.replace(self._place)
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """Leave nothing behind."""
        # What could not be written cannot be flushed on closing either.
        with contextlib.suppress(OSError):
            self._file.close()
        if self._replaces:
            self._draft.unlink(missing_ok=True)


def write_whole(place: Path, data: bytes) -> None:
    """Write a file so that it is there complete or not at all."""
    draft = Draft(place)
    draft.write(data)
    draft.keep()
