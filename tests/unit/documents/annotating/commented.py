"""What readers that are not ours find in annotated files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
import openpyxl
from docx.oxml.ns import qn

Commented = list[tuple[str, str]]


def word_comments(data: bytes) -> Commented:
    """For each Word comment the words it is around, and what it says."""
    document = docx.Document(io.BytesIO(data))
    said: Commented = []
    for comment in document.comments:
        number, inside, words = str(comment.comment_id), False, ""
        references = 0
        for element in document.element.iter():
            own = element.get(qn("w:id")) == number
            if element.tag == qn("w:commentRangeStart") and own:
                inside = True
            elif element.tag == qn("w:commentRangeEnd") and own:
                inside = False
            elif element.tag == qn("w:commentReference") and own:
                references += 1
            elif inside and element.tag == qn("w:t"):
                words += element.text or ""
        assert references == 1
        said.append((words, comment.text))
    return said


def cell_comments(data: bytes) -> dict[tuple[str, str], str]:
    """What is said at each commented cell, by sheet and cell."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet
        for cell in row
        if cell.comment is not None
    }


def parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that differ, and those that are new."""
    old, new = parts(before), parts(after)
    assert set(old) <= set(new)
    return {name for name, data in new.items() if old.get(name) != data}
