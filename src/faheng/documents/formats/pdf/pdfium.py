"""Opens a PDF with pdfium, and closes everything again.

pdfium is called through its plain C interface: a page has thousands of characters, and
an object for each would cost more than reading them. It is not safe to enter from two
threads, so one lock guards it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.pdf.calls import (
    ERROR_PASSWORD,
    ERROR_SECURITY,
    load_calls,
)

MOST_PAGES = 2_000

_ENCRYPTED = "这份 PDF 设有打开密码，无法读取，请去掉密码后再试。"
_BROKEN = "这份 PDF 文件不完整或已损坏，无法读取，请重新导出后再试。"
_TOO_LONG = f"这份 PDF 超过 {MOST_PAGES} 页，无法读取，请拆分成几份后再试。"

# A whole file ends with these marks; readers look for them near its end.
_TAIL = 2_048
_END_MARKS = (b"%%EOF", b"startxref")

_LOCK = Lock()


@contextmanager
def open_pdf(data: bytes) -> Iterator[tuple[Any, int, int]]:
    """pdfium's functions, the opened document's address and its number of pages."""
    # pdfium rebuilds what is left of a file cut short, and would hide the loss.
    if not any(mark in data.rstrip(b"\0\r\n\t ")[-_TAIL:] for mark in _END_MARKS):
        raise UnreadableFileError(_BROKEN)
    pdfium = load_calls()
    with _LOCK:
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            raise UnreadableFileError(_reason(pdfium.FPDF_GetLastError()))
        try:
            pages = int(pdfium.FPDF_GetPageCount(document))
            if pages < 1:
                raise UnreadableFileError(_BROKEN)
            if pages > MOST_PAGES:
                raise UnreadableFileError(_TOO_LONG)
            yield pdfium, document, pages
        finally:
            pdfium.FPDF_CloseDocument(document)


@contextmanager
def open_page(pdfium: Any, document: int, index: int) -> Iterator[tuple[int, int]]:
    """The addresses of a page and of its text, by the page's index from 0."""
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise UnreadableFileError(_BROKEN)
    try:
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            raise UnreadableFileError(_BROKEN)
        try:
            yield page, text
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


def _reason(error: int) -> str:
    return _ENCRYPTED if error in (ERROR_PASSWORD, ERROR_SECURITY) else _BROKEN
