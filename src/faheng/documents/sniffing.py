"""What kind of file some bytes are, told from the bytes and never from the name.

A kind that cannot be read is refused here by its own name, with what to do about it.
Only the old files of WPS need the name: their insides pass for those of Word and Excel.
"""

from __future__ import annotations

import re

from faheng.documents.archive import ENCRYPTED, Archive
from faheng.documents.exceptions import UnreadableFileError

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"II*\x00",
    b"MM\x00*",
)
ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")

PICTURE = "这是扫描图片，读不出文字，请提供原始的 Word、Excel 或可复制文字的 PDF 文件。"
PACKED = "这是压缩包，请先解压，再选择其中的文件。"
OFD = "暂不能读取 OFD 文件，请用 OFD 阅读器另存为 PDF 或 Word。"
OPEN_DOCUMENT = "暂不能读取 ODF 文件，请用原软件另存为 .docx 或 .xlsx。"
SLIDES = "这是演示文稿，不是预算绩效表格，请换用 Word、Excel 或 PDF 文件。"
BINARY_WORKBOOK = "暂不能读取 .xlsb 文件，请用 Excel 或 WPS 打开后另存为 .xlsx。"
WPS_WORD = "暂不能读取 .wps 文件，请用 WPS 打开后另存为 .docx。"
WPS_EXCEL = "暂不能读取 .et 文件，请用 WPS 打开后另存为 .xlsx。"
OLD_OTHER = "暂不能读取这种旧版办公文件，请用原软件打开后另存为 .docx 或 .xlsx。"
RTF = "暂不能读取 RTF 文件，请用 Word 或 WPS 打开后另存为 .docx。"
OFFICE_XML = "暂不能读取这种 XML 文件，请用 Word 或 Excel 打开后另存为 .docx 或 .xlsx。"


WPS = {".wps": WPS_WORD, ".wpt": WPS_WORD, ".et": WPS_EXCEL, ".ett": WPS_EXCEL}
# A workbook from before files had directories begins with its first record.
BARE_WORKBOOK = re.compile(rb"\x09[\x00\x02\x04\x08][\x04\x06\x08\x10]\x00", re.DOTALL)
PAGE = re.compile(
    rb"<(?:!doctype html|html|head|body|table|meta|style|script|title|link|center|div"
    rb"|frameset)[\s>]"
)
BEFORE_PAGE = re.compile(rb"(?:\s+|<\?.{0,500}?\?>|<!--.{0,2000}?-->)*", re.DOTALL)
MAIL = re.compile(rb"(?:from|mime-version|subject|date|x-[\w-]+|content-[\w-]+):")


def sniff(data: bytes, suffix: str = "") -> str:
    """The format of these bytes: ``pdf``, ``doc``, ``docx`` …, else ``txt``.

    Whether the rest really is text is for the text reader to say. ``suffix`` is the
    ending of the file's name, for the old files of WPS.
    """
    # A PDF may be preceded by a little rubbish; its readers look this far for it.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(ZIP):
        return _sniff_zip(data)
    if data.startswith(COMPOUND_FILE):
        return _sniff_compound_file(data, suffix.lower())
    if BARE_WORKBOOK.match(data):
        return "xls"
    if _is_picture(data):
        raise UnreadableFileError(PICTURE)
    if data.startswith(ARCHIVES):
        raise UnreadableFileError(PACKED)
    return _sniff_text(data)


def _sniff_zip(data: bytes) -> str:
    archive = Archive(data)
    names = {name.lower().replace("\\", "/") for name in archive.names}
    tops = {name.partition("/")[0] for name in names}
    if "ofd.xml" in names:
        raise UnreadableFileError(OFD)
    if "xl/workbook.bin" in names:
        raise UnreadableFileError(BINARY_WORKBOOK)
    if "[content_types].xml" in names:
        for top, kind in (("word", "docx"), ("xl", "xlsx")):
            if top in tops:
                return kind
        if "ppt" in tops:
            raise UnreadableFileError(SLIDES)
    if {"mimetype", "content.xml"} <= names:
        raise UnreadableFileError(OPEN_DOCUMENT)
    raise UnreadableFileError(PACKED)


def _sniff_compound_file(data: bytes, suffix: str) -> str:
    """Tell the old office files apart by the names of the streams they hold."""
    if _has_stream(data, "EncryptedPackage", "EncryptionInfo"):
        raise UnreadableFileError(ENCRYPTED)
    word = _has_stream(data, "WordDocument")
    excel = _has_stream(data, "Workbook", "Book")
    if word and excel:
        # One of them is an object inside the other; Word has a room for its objects.
        word = _has_stream(data, "ObjectPool")
    if (word or excel) and suffix in WPS:
        raise UnreadableFileError(WPS[suffix])
    if word:
        return "doc"
    if excel:
        return "xls"
    if _has_stream(data, "PowerPoint Document"):
        raise UnreadableFileError(SLIDES)
    raise UnreadableFileError(OLD_OTHER)


def _has_stream(data: bytes, *names: str) -> bool:
    """Whether a directory entry with one of these names exists.

    Entries are 128 bytes on a 128-byte boundary, the name first, in UTF-16, and its
    length in bytes, closing zero included, at offset 64.
    """
    for name in names:
        wanted = name.encode("utf-16-le") + b"\x00\x00"
        at = data.find(wanted)
        while at != -1:
            length = data[at + 64 : at + 66]
            if at % 128 == 0 and int.from_bytes(length, "little") == len(wanted):
                return True
            at = data.find(wanted, at + 1)
    return False


def _is_picture(data: bytes) -> bool:
    if data.startswith(PICTURES):
        return True
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return True
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"avif"):
        return True
    # A bitmap says its own size after the two letters.
    return data.startswith(b"BM") and data[6:10] == bytes(4) and len(data) > 54


def _sniff_text(data: bytes) -> str:
    # Two-byte encodings of these heads differ from ASCII only by their zeros.
    head = data[:8192].replace(b"\x00", b"")
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    head = head.lstrip().lower()
    if head.startswith(b"{\\rtf"):
        raise UnreadableFileError(RTF)
    first = BEFORE_PAGE.match(head)
    if PAGE.match(head, first.end() if first else 0):
        return "html"
    if head.startswith(b"<") and b"<html" in head:
        return "html"
    if MAIL.match(head) and b"multipart/" in head:
        return "html"
    if head.startswith(b"<?xml"):
        raise UnreadableFileError(OFFICE_XML)
    return "txt"
