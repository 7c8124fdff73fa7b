"""What a cell of a written workbook holds: a number where it shows as written, or text."""

from __future__ import annotations

import re
from decimal import Decimal

from faheng.documents.composing.measuring import POINTS_PER_MM, text_width
from faheng.documents.composing.pieces import Align, Cell

_AMOUNT = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.(\d+))?")
# What a spreadsheet would take for the beginning of a formula.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# More digits than this do not come back from a number as they went in.
_MOST_DIGITS = 15


def may_be_taken_for_a_formula(text: str) -> bool:
    return text.lstrip().startswith(_FORMULA_SIGNS)


def amount(cell: Cell, width: float, size: float) -> tuple[Decimal, str] | None:
    """A figure and the number format that shows it just as it was written.

    Only what stands at the right edge, as amounts do: a code is no figure. Nothing where
    it would not fit its ``width`` in millimetres, since signs would be shown instead.
    """
    if cell.align is not Align.RIGHT or cell.label:
        return None
    found = _AMOUNT.fullmatch(cell.text)
    if not found or text_width(cell.text) * size > width * POINTS_PER_MM:
        return None
    value = Decimal(cell.text.replace(",", ""))
    if len(value.as_tuple().digits) > _MOST_DIGITS or (
        not value and cell.text.startswith("-")
    ):
        return None
    grouped = "," in cell.text
    if not grouped and len(cell.text.lstrip("-").partition(".")[0]) > _MOST_DIGITS:
        return None
    decimals = found[1] or ""
    places = f".{'0' * len(decimals)}" if decimals else ""
    return value, ("#,##0" if grouped else "0") + places
