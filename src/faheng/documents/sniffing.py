"""What kind of file some bytes are, told from the bytes and never from the name.

A kind that cannot be read is refused here by its own name, with what to do about it.
"""

from __future__ import annotations

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
OLD_WORD = "暂不能读取 .doc、.wps 等旧版文字文件，请用 Word 或 WPS 打开后另存为 .docx。"
OLD_EXCEL = (
    "暂不能读取 .xls、.et 等旧版表格文件，请用 Excel 或 WPS 打开后另存为 .xlsx。"
)
OLD_OTHER = "暂不能读取这种旧版办公文件，请用原软件打开后另存为 .docx 或 .xlsx。"
HTML = "暂不能读取网页文件，请用浏览器或 Word 打开后另存为 .docx 或 PDF。"
RTF = "暂不能读取 RTF 文件，请用 Word 或 WPS 打开后另存为 .docx。"
OFFICE_XML = "暂不能读取这种 XML 文件，请用 Word 或 Excel 打开后另存为 .docx 或 .xlsx。"


def sniff(data: bytes) -> str:
    """The format of these bytes: ``pdf``, ``docx``, ``xlsx``, else ``txt``.

    Whether the rest really is text is for the text reader to say.
    """
    # A PDF may be preceded by a little rubbish; its readers look this far for it.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(ZIP):
        return _sniff_zip(data)
    if data.startswith(COMPOUND_FILE):
        raise UnreadableFileError(_name_compound_file(data))
    if _is_picture(data):
        raise UnreadableFileError(PICTURE)
    if data.startswith(ARCHIVES):
        raise UnreadableFileError(PACKED)
    _refuse_markup(data)
    return "txt"


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


def _name_compound_file(data: bytes) -> str:
    """Tell the old office files apart by the names of the streams they hold."""
    if _has_stream(data, "EncryptedPackage", "EncryptionInfo"):
        return ENCRYPTED
    if _has_stream(data, "WordDocument"):
        return OLD_WORD
    if _has_stream(data, "Workbook", "Book"):
        return OLD_EXCEL
    if _has_stream(data, "PowerPoint Document"):
        return SLIDES
    return OLD_OTHER


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


def _refuse_markup(data: bytes) -> None:
    # Two-byte encodings of these heads differ from ASCII only by their zeros.
    head = data[:4096].replace(b"\x00", b"")
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    head = head.lstrip().lower()
    if head.startswith(b"{\\rtf"):
        raise UnreadableFileError(RTF)
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        raise UnreadableFileError(HTML)
    if head.startswith(b"mime-version:") and b"multipart/related" in head:
        raise UnreadableFileError(HTML)
    if head.startswith((b"<?xml", b"<!--", b"<")) and b"<html" in head:
        raise UnreadableFileError(HTML)
    if head.startswith(b"<?xml"):
        raise UnreadableFileError(OFFICE_XML)
