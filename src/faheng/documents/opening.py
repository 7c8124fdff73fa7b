"""Open a file: weigh it, tell what it is, and have the reader of its format read it."""

from __future__ import annotations

import hashlib
import stat
from importlib import import_module
from pathlib import Path
from types import ModuleType

from faheng.documents.document import Block, Document, Gap
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.invisible import as_seen
from faheng.documents.names import readable
from faheng.documents.sniffing import sniff

LARGEST_FILE = 200 * 1024 * 1024

# Formats whose reader does not read the file but saves it as one of another format.
SAVED_ANEW = {"doc": "docx"}

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
    return document_of(bytes_of(path), path.name)


def document_of(data: bytes, name: str) -> Document:
    """The same for a file that is at hand as bytes."""
    if not data:
        raise UnreadableFileError(EMPTY)
    kind = sniff(data, Path(name).suffix)
    found, pages = _read_blocks(kind, data)
    blocks = tuple(as_seen(one for one in found if not isinstance(one, Gap)))
    if not blocks:
        raise UnreadableFileError(WORDLESS)
    return Document(
        name=readable(name),
        sha256=hashlib.sha256(data).hexdigest(),
        format=kind,
        blocks=blocks,
        pages=pages,
        gaps=tuple(one for one in found if isinstance(one, Gap)),
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


def _read_blocks(kind: str, data: bytes) -> tuple[tuple[Block | Gap, ...], int | None]:
    reader = _reader(kind)
    if kind in SAVED_ANEW:
        data = reader.saved_anew(data)
        reader = _reader(SAVED_ANEW[kind])
    found: tuple[tuple[Block | Gap, ...], int | None] = reader.read_blocks(data)
    return found


def _reader(kind: str) -> ModuleType:
    # Imported when needed: the library behind one format is not loaded for another.
    return import_module(f"faheng.documents.formats.{kind}.reader")
