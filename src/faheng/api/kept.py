"""Readings set aside between two passes over a folder, out of memory."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from types import TracebackType
from typing import Any

from faheng.model.package import Package
from faheng.model.reading import Coverage, Origins, Reading


class Shelf:
    """Lines put on one unnamed temporary file, and found again by any process."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed on leaving
        self._end = 0

    def __enter__(self) -> Shelf:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def put(self, lines: Iterable[bytes]) -> tuple[int, int]:
        """Keep the lines; what is returned finds them again."""
        start = self._end
        for line in lines:
            self._end += self._file.write(line + b"\n")
        self._file.flush()
        return start, self._end - start

    def lines(self, found_at: tuple[int, int]) -> list[bytes]:
        """The lines put there."""
        start, length = found_at
        if not hasattr(os, "pread"):
            self._file.seek(start)
            return self._file.read(length).splitlines()
        kept = bytearray()
        # Not by moving the file's own place: other processes share that.
        while len(kept) < length:
            kept += os.pread(self._file.fileno(), length - len(kept), start + len(kept))
        return bytes(kept).splitlines()


def line_of(reading: Reading) -> bytes:
    """A reading as one line of JSON."""
    counts = reading.coverage
    kept = {
        "package": reading.package.to_json(),
        "origins": dict(reading.origins.places),
        "coverage": counts and [counts.fields, counts.labels, counts.unread],
    }
    return json.dumps(kept).encode()


def reading_of(line: bytes) -> Reading:
    """The reading that was made a line of."""
    kept: dict[str, Any] = json.loads(line)
    return Reading(
        Package.model_validate_json(kept["package"]),
        Origins({path: tuple(place) for path, place in kept["origins"].items()}),
        kept["coverage"] and Coverage(*kept["coverage"]),
    )


def package_of(line: bytes) -> Package:
    """Its package alone, without what is only about this file itself.

    Others compare with it what it states, not the text nobody could place.
    """
    kept = json.loads(line)
    return Package.model_validate_json(kept["package"]).model_copy(
        update={"unread": ()}
    )
