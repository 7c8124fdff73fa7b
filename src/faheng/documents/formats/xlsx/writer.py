"""Write a composed document as a workbook, a worksheet for each of its sheets.

What is written is text, whatever it begins with: nothing in a form is ever computed. The
exception are amounts whose number format shows them just as they were written.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from xlsxwriter import Workbook

from faheng.documents.composing.pieces import Composition
from faheng.documents.formats.xlsx.writer_looks import Looks
from faheng.documents.formats.xlsx.writer_names import sheet_names
from faheng.documents.formats.xlsx.writer_sheets import SheetWriter

# A workbook says when it was made; this is the day a zip says it without a date.
_NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
# Columns are measured in digits of this face, which all programs have or can stand in for.
_FACE = {"font_name": "Arial", "font_size": 10}


def written(composition: Composition) -> bytes:
    """The bytes of the workbook."""
    packed = BytesIO()
    # The library writes into what it is given.
    options = {"in_memory": True, "default_format_properties": dict(_FACE)}
    workbook = Workbook(packed, options)
    workbook.set_properties({"title": composition.title, "created": _NO_DATE})
    looks = Looks(workbook)
    names = sheet_names(sheet.name for sheet in composition.sheets)
    for name, sheet in zip(names, composition.sheets, strict=True):
        SheetWriter(workbook.add_worksheet(name), sheet, looks).write()
    workbook.close()
    return packed.getvalue()
