"""Open a file: weigh it, tell what it is, and have the reader of its format read it."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from faheng.documents.document import Block, Document
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.names import readable
from faheng.documents.sniffing import sniff

LARGEST_FILE = 200 * 1024 * 1024

MISSING = "没有找到这个文件，请核对文件名和所在文件夹。"
FOLDER = "这是文件夹，请选择其中的一个文件。"
FORBIDDEN = "没有权限打开这个文件，请核对文件权限，或复制一份后再试。"
NOT_A_FILE = "这不是普通文件，请选择一个 Word、Excel、PDF、网页或文本文件。"
FAILED = "读取这个文件时磁盘或网络出错，请复制到本机后再试。"
TOO_LARGE = "文件超过 200 MB，为安全起见未予读取，请拆分或压缩图片后再试。"
EMPTY = "文件是空的，请核对是否保存或下载完整。"
WORDLESS = "文件里没有可读的文字，可能是空白文件或只有图片，请换用含文字的文件。"


def open_document(path: Path) -> Document:
    """Read the file at ``path`` into blocks, or say in one sentence why it cannot be."""
    data = bytes_of(path)
    if not data:
        raise UnreadableFileError(EMPTY)
    kind = sniff(data, path.suffix)
    blocks, pages = _read_blocks(kind, data)
    if not blocks:
        raise UnreadableFileError(WORDLESS)
    return Document(
        name=readable(path.name),
        sha256=hashlib.sha256(data).hexdigest(),
        format=kind,
        blocks=blocks,
        pages=pages,
    )


def bytes_of(path: Path) -> bytes:
    """The file's content; raises ``UnreadableFileError`` if it cannot be had."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableFileError(FOLDER)
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError(NOT_A_FILE)
        if status.st_size > LARGEST_FILE:
            raise UnreadableFileError(TOO_LARGE)
        with path.open("rb") as file:
            # One byte more than allowed: the file may have grown since it was weighed.
            data = file.read(LARGEST_FILE + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise UnreadableFileError(MISSING) from error
    except PermissionError as error:
        raise UnreadableFileError(FORBIDDEN) from error
    except OSError as error:
        raise UnreadableFileError(FAILED) from error
    if len(data) > LARGEST_FILE:
        raise UnreadableFileError(TOO_LARGE)
    return data


def _read_blocks(kind: str, data: bytes) -> tuple[tuple[Block, ...], int | None]:
    # Imported when needed: the library behind one format is not loaded for another.
    match kind:
        case "pdf":
            from faheng.documents.formats.pdf import reader as pdf

            return pdf.read_blocks(data)
        case "docx":
            from faheng.documents.formats.docx import reader as docx

            return docx.read_blocks(data)
        case "xlsx":
            from faheng.documents.formats.xlsx import reader as xlsx

            return xlsx.read_blocks(data)
        case "doc":
            from faheng.documents.formats.doc import reader as doc
            from faheng.documents.formats.docx import reader as docx

            return doc.read_blocks(data, docx.read_blocks)
        case "xls":
            from faheng.documents.formats.xls import reader as xls

            return xls.read_blocks(data)
        case "html":
            from faheng.documents.formats.html import reader as html

            return html.read_blocks(data)
        case _:
            from faheng.documents.formats.txt import reader as txt

            return txt.read_blocks(data)
