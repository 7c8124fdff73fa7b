"""The files of the corpus, each opened, read and reviewed once for all tests."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from tests.corpus.make import AGAINST

from faheng.api.reading import read_document
from faheng.api.reviewing import Asked, Reviewed, review_reading
from faheng.documents.document import Document
from faheng.documents.opening import open_document
from faheng.model.package import Package
from faheng.model.reading import Reading


@cache
def opened(path: Path) -> Document:
    return open_document(path)


@cache
def reading_of(path: Path) -> Reading:
    return read_document(opened(path))


@cache
def review_of(path: Path, against: tuple[str, ...] = ()) -> Reviewed:
    packages = [_companion(name) for name in against]
    return review_reading(reading_of(path), Asked(packages))


def _companion(name: str) -> Package:
    return reading_of(AGAINST / name).package


def each_of(paths: Iterable[Path]) -> list[object]:
    """Files as parameters of a test; only an office suite reads the oldest format."""
    return [
        pytest.param(
            path,
            id=path.name,
            marks=pytest.mark.libreoffice if path.suffix == ".doc" else (),
        )
        for path in sorted(paths)
    ]
