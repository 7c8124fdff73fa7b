"""Small files of each kind, made on the spot for the tests of their readers."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable

import docx
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from faheng.documents.document import Block, Grid, Line


def texts(blocks: Iterable[Block]) -> list[str | list[list[str]]]:
    """Lines as strings, grids as rows of strings: what most tests look at."""
    return [
        block.text
        if isinstance(block, Line)
        else [[cell.text for cell in row] for row in block.rows]
        for block in blocks
    ]


def ink(blocks: Iterable[Block]) -> Counter[str]:
    """Every character of some blocks that is not blank."""
    counted: Counter[str] = Counter()
    for block in blocks:
        parts = (
            [cell.text for cell in block.cells()]
            if isinstance(block, Grid)
            else [block.text]
        )
        for text in parts:
            counted.update(character for character in text if not character.isspace())
    return counted


def word_file(*body: str, **parts: str | bytes) -> bytes:
    """A Word file whose body is this XML, namespaces left out."""
    document = docx.Document()
    for element in list(document.element.body)[:-1]:
        document.element.body.remove(element)
    for at, xml in enumerate(body):
        head, _, rest = (
            xml.partition(">") if "/>" not in xml[:20] else (xml[:-2], "", "")
        )
        closing = f">{rest}" if rest else "/>"
        element = parse_xml(f"{head} {nsdecls('w', 'r', 'wp', 'a')}{closing}")
        document.element.body.insert(at, element)
    buffer = io.BytesIO()
    document.save(buffer)
    return with_parts(buffer.getvalue(), **parts)


def paragraph(*runs: str, properties: str = "") -> str:
    inner = "".join(f"<w:r><w:t xml:space='preserve'>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{properties}{inner}</w:p>"


def with_parts(data: bytes, **parts: str | bytes) -> bytes:
    """A zip with some members replaced; ``word_numbering`` is word/numbering.xml."""
    replaced = {f"{name.replace('_', '/', 1)}.xml": xml for name, xml in parts.items()}
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, replaced.pop(name, None) or old.read(name))
        for name, xml in replaced.items():
            new.writestr(name, xml)
    return buffer.getvalue()


def plain_word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("项目支出绩效目标表")
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"格{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def workbook(fill: object) -> bytes:
    """The bytes of a workbook that ``fill`` has written to."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    assert callable(fill)
    fill(book)
    book.close()
    return buffer.getvalue()


def plain_workbook() -> bytes:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("目标表")
        sheet.write_row("A1", ["指标", "值"])
        sheet.write_row("A2", ["覆盖率", 0.95], book.add_format({"num_format": "0%"}))

    return workbook(fill)


def zip_of(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()
