"""What one planted fault is described by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.corpus.makers.pieces import Change, Piece


@dataclass(frozen=True)
class Fault:
    """A fault, the sound document it was planted in, and the errors it may bring along.

    ``other`` makes the document from other contents, where changing cells would leave
    the rest of the document disagreeing with them.
    """

    code: str
    what: str
    base: str
    shape: str
    changes: tuple[Change, ...] = ()
    other: Callable[[], tuple[Piece, ...]] | None = None
    brings: frozenset[str] = frozenset()
    against: tuple[str, ...] = ()
    """Names of files to compare with."""
