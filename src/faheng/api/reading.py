"""Read a file: the functions behind ``faheng read`` and ``faheng layouts``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from faheng.documents.document import Document
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.opening import bytes_of, document_of, open_document
from faheng.forms.reading import load_layouts, read_form
from faheng.model.exceptions import InvalidPackageError
from faheng.model.exchange import is_exchange, load_packages
from faheng.model.reading import Reading


def read_file(path: Path) -> Reading:
    """What the file says, with the place of each part.

    Raises ``UnreadableFileError`` with one sentence for the file's owner.
    """
    return read_document(open_document(path))


def read_readings(path: Path) -> list[Reading]:
    """What a file says: a form gives one reading, exchange data one for each package.

    Raises ``UnreadableFileError`` with one sentence for the file's owner.
    """
    return list(each_reading_of(path))


def each_reading_of(path: Path, *, part: tuple[int, int] = (0, 1)) -> Iterator[Reading]:
    """The same one by one; of exchange data only that part, as ``load_packages`` does."""
    yield from readings_in(bytes_of(path), path.name, part=part)


def readings_in(
    data: bytes, name: str, *, part: tuple[int, int] = (0, 1)
) -> Iterator[Reading]:
    """The same of a file that is at hand as bytes."""
    if not is_exchange(data, name):
        if part[0] == 0:
            yield read_document(document_of(data, name))
        return
    try:
        for package in load_packages(data, name=name, part=part):
            yield Reading(package)
    except InvalidPackageError as why:
        raise UnreadableFileError(str(why)) from None


def read_document(document: Document) -> Reading:
    """What an opened file says."""
    return read_form(document)


def list_layouts() -> list[tuple[str, str]]:
    """The id and title of every layout that is recognised."""
    return sorted((layout.id, layout.title) for layout in load_layouts().values())
