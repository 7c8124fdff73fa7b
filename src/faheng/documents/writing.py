"""Turn a composed document into the bytes of a file."""

from __future__ import annotations

from importlib import import_module

from faheng.documents.composing.cleaning import cleaned
from faheng.documents.composing.pieces import Composition
from faheng.documents.exceptions import UnwritableDocumentError

KINDS = ("docx", "xlsx", "pdf", "html")
NO_SHEETS = "这份文件里没有任何内容，没有写出文件。"


def write(composition: Composition, kind: str) -> bytes:
    """The document as a file of one of ``KINDS``; the same document, the same bytes.

    Raises ``UnwritableDocumentError`` if the format cannot hold it.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    if not composition.sheets:
        raise UnwritableDocumentError(NO_SHEETS)
    # Imported when needed: the library behind one format is not loaded for another.
    writer = import_module(f"faheng.documents.formats.{kind}.writer")
    found: bytes = writer.written(cleaned(composition))
    return found
