"""The parts of a Word file, reached from its main one."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from faheng.documents.archive import DAMAGED
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.office import OfficeFile, child

MAIN_PART = "word/document.xml"


class Parts:
    """The body of a Word file, and the parts its body refers to."""

    def __init__(self, data: bytes) -> None:
        self._file = OfficeFile(data)
        self._main = self._file.main(MAIN_PART)
        self._links = [(kind, part) for _, kind, part in self._file.links(self._main)]

    def body(self) -> etree._Element:
        body = child(self._file.parse(self._main), "body")
        if body is None:
            raise UnreadableFileError(DAMAGED)
        return body

    def linked(self, kind: str) -> Iterator[etree._Element]:
        """The parts of a kind (``header``, ``numbering`` …), each once, in order."""
        parts = dict.fromkeys(part for found, part in self._links if found == kind)
        for part in parts:
            if part in self._file:
                yield self._file.parse(part)

    def first(self, kind: str) -> etree._Element | None:
        return next(self.linked(kind), None)
