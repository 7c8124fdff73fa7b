"""Which kind of file an attachment is, by its content; what can run is refused."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from faheng.documents.archive import Archive
from faheng.documents.encoding import decode
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.sniffing import ZIP, sniff
from faheng.site.exceptions import RefusedFileError

KINDS = ("pdf", "docx", "xlsx", "doc", "xls", "jpg", "png", "txt", "ofd")
_PICTURES = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_MARKUP = re.compile(rb"<\s*(?:!doctype|html|svg|script|\?xml|body|iframe|head)", re.I)
_DRAWING = re.compile(rb"<\s*svg[\s>]", re.I)
_PAGE = re.compile(rb"<\s*(?:!doctype html|html|body|table)[\s>]", re.I)
_OLD_MACROS = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", "VBA\0"))
_SEARCHED = 4096


def kind_of(data: bytes) -> str:
    """One of ``KINDS``; raises ``RefusedFileError`` with one sentence for all else."""
    if not data:
        raise RefusedFileError(_("文件是空的，请核对是否保存或下载完整。"))
    for head, kind in _PICTURES:
        if data.startswith(head):
            return kind
    refuse_markup(data)
    kind = "ofd" if _is_ofd(data) else _sniffed(data)
    if kind not in KINDS:
        raise RefusedFileError(
            _("这种文件不能作附件，可用的有 PDF、Word、Excel、OFD、图片和文本。")
        )
    if _has_macros(data, kind):
        raise RefusedFileError(_("文件含有宏，请另存为不含宏的文件后再上传。"))
    return kind


def refuse_markup(data: bytes) -> None:
    """Raise for pages and drawings a browser would run, whatever they are named."""
    head = data[:_SEARCHED].replace(b"\0", b"")
    pdf = head.find(b"%PDF-")
    if _MARKUP.search(head if pdf == -1 else head[:pdf]) and not head.startswith(ZIP):
        raise RefusedFileError(
            _("网页和 SVG 图形不能上传，请另存为 PDF、Word 或 Excel 文件。")
        )


def refuse_drawings(data: bytes) -> None:
    """Raise for an SVG drawing: of pages, the readers make what text they hold."""
    head = data[:_SEARCHED].replace(b"\0", b"")
    if _DRAWING.search(head) and not _PAGE.search(head):
        raise RefusedFileError(
            _("网页和 SVG 图形不能上传，请另存为 PDF、Word 或 Excel 文件。")
        )


def _sniffed(data: bytes) -> str:
    try:
        kind = sniff(data)
        if kind == "txt":
            decode(data)
    except UnreadableFileError as why:
        raise RefusedFileError(str(why)) from None
    return kind


def _is_ofd(data: bytes) -> bool:
    if not data.startswith(ZIP):
        return False
    try:
        return "OFD.xml" in Archive(data)
    except UnreadableFileError as why:
        raise RefusedFileError(str(why)) from None


def _has_macros(data: bytes, kind: str) -> bool:
    if kind in ("docx", "xlsx"):
        return any(name.lower().endswith("vbaproject.bin") for name in _names(data))
    return kind in ("doc", "xls") and any(name in data for name in _OLD_MACROS)


def _names(data: bytes) -> tuple[str, ...]:
    return Archive(data).names
