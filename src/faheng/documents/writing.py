"""Turn a composed document into the bytes of a file."""

from __future__ import annotations

from importlib import import_module

from faheng.documents.composing.cleaning import cleaned
from faheng.documents.composing.pieces import Composition

KINDS = ("docx", "xlsx", "pdf", "html")


def write(composition: Composition, kind: str) -> bytes:
    """The document as a file of one of ``KINDS``; the same document, the same bytes.

    Raises ``UnwritableDocumentError`` if the format cannot hold it.
    """
    if kind not in KINDS:
        raise ValueError(kind)
    # Imported when needed: the library behind one format is not loaded for another.
    writer = import_module(f"faheng.documents.formats.{kind}.writer")
    found: bytes = writer.written(cleaned(composition))
    return found
