"""Opens files in a process of their own, while this one goes on.

A reader works on bytes a stranger made, some of it in C: in a process of its own it can
neither crash nor exhaust the program, and the program gets ready meanwhile. Where a
system cannot fork, the file is opened here when it is asked for.
"""

from __future__ import annotations

import marshal
import os
import signal
from pathlib import Path
from typing import Any

from faheng.documents.children import (
    bound_this_child,
    end_children,
    not_to_be_ended,
)
from faheng.documents.document import Block, Cell, Document, Gap, Grid, Line
from faheng.documents.exceptions import UnreadableFileError

STOPPED = "读取这个文件时超出了时间或内存的限度，已经停止；请拆分后再试，或另存为 PDF、Word 再试。"
CRASHED = "读取这个文件时读取程序中断，文件可能已损坏；请用原软件打开后另存一份再试。"
FAULT = (
    "处理这个文件时程序出了错（{}），其他文件不受影响；请把文件和这句话转告维护人员。"
)


class FileAhead:
    """A file that is being opened; ask for its ``document`` when it is needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._child = 0
        if hasattr(os, "fork"):
            with not_to_be_ended():
                self._fork()

    def document(self) -> Document:
        """The file's document; raises ``UnreadableFileError`` as opening it would."""
        if not self._child:
            from faheng.documents.opening import open_document

            return open_document(self._path)
        try:
            with os.fdopen(self._answer, "rb") as answer:
                data = answer.read()
        except BaseException:
            self.dismiss()
            raise
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        if not data:
            raise UnreadableFileError(_how_it_ended(status))
        said, content = marshal.loads(data)
        if said == "unreadable":
            raise UnreadableFileError(content)
        return _document(content)

    def dismiss(self) -> None:
        """End the opening, if the document was never asked for or is not to come."""
        if self._child:
            end_children([self._child])
            self._child = 0

    def _fork(self) -> None:
        self._answer, answer = os.pipe()
        self._child = os.fork()
        if self._child:
            os.close(answer)
            return
        try:
            # Ended by a signal or a failure, the child has answered nothing.
            os.close(self._answer)
            bound_this_child()
            with os.fdopen(answer, "wb") as out:
                out.write(_answer_for(self._path))
        finally:
            os._exit(0)


def _how_it_ended(status: int) -> str:
    """Why a child that answered nothing ended: at a bound, or by a crash."""
    by = os.WTERMSIG(status) if os.WIFSIGNALED(status) else None
    at_a_bound = by in (None, signal.SIGXCPU, signal.SIGKILL)
    return STOPPED if at_a_bound else CRASHED


def _answer_for(path: Path) -> bytes:
    from faheng.documents.opening import open_document

    try:
        return marshal.dumps(("read", _content(open_document(path))))
    except UnreadableFileError as why:
        return marshal.dumps(("unreadable", str(why)))
    except MemoryError:
        return b""
    except Exception as bug:  # a fault of ours must not take the other files along
        return marshal.dumps(("unreadable", FAULT.format(type(bug).__name__)))


def _content(document: Document) -> tuple[Any, ...]:
    """The document as plain tuples, which travel fast."""
    return (
        document.name,
        document.sha256,
        document.format,
        tuple(_plain(block) for block in document.blocks),
        document.pages,
        tuple((gap.text, gap.page) for gap in document.gaps),
    )


def _plain(block: Block) -> tuple[Any, ...]:
    if isinstance(block, Line):
        return (
            block.text,
            block.page,
            block.number,
            block.left,
            block.top,
            block.size,
            block.right,
            block.paper,
        )
    rows = tuple(
        tuple(
            (
                cell.text,
                cell.row,
                cell.column,
                cell.rowspan,
                cell.colspan,
                cell.continues,
                cell.page,
                cell.line,
                cell.adrift,
            )
            for cell in row
        )
        for row in block.rows
    )
    return (rows, block.number, block.page, block.sheet, block.top, block.left)


def _document(content: tuple[Any, ...]) -> Document:
    name, digest, kind, blocks, pages, gaps = content
    return Document(
        name,
        digest,
        kind,
        tuple(_block(block) for block in blocks),
        pages,
        tuple(Gap(*gap) for gap in gaps),
    )


def _block(plain: tuple[Any, ...]) -> Block:
    if isinstance(plain[0], str):
        return Line(*plain)
    rows = tuple(tuple(Cell(*cell) for cell in row) for row in plain[0])
    return Grid(rows, *plain[1:])
