"""Sums that a table of coded rows states, each with the rows it is the sum of."""

from __future__ import annotations

from collections.abc import Iterator

from faheng.review.row_names import plain_name
from faheng.review.rules.gj.column_sums import addends, equation_of, goes_down
from faheng.review.sums import Equation
from faheng.review.tables import Sheet

_PERSONNEL = ("301", "303")


def coded_totals(sheet: Sheet) -> Iterator[tuple[str, Equation]]:
    """The total row against the topmost codes, column by column."""
    roots = next((below for above, below in sheet.branches() if above is None), [])
    if not roots:
        return
    for index, wanted in _stated_rows(sheet, roots):
        for key in sheet.keys:
            if not goes_down(sheet, wanted, key):
                continue
            readings = [addends(sheet, key, wanted)]
            readings += [
                addends(sheet, key, family)
                for family in _families(sheet, wanted)
                if len(family) < len(wanted)
            ]
            if index == sheet.total_row:
                loose = _uncoded(sheet, key)
                equation = equation_of(sheet, index, key, readings)
                # Uncoded money may or may not belong to the sum: nobody can tell.
                if loose and not equation.holds:
                    continue
            yield sheet.cell_path(index, key), equation_of(sheet, index, key, readings)


def _stated_rows(sheet: Sheet, roots: list[int]) -> Iterator[tuple[int, list[int]]]:
    """Rows that state a sum of classes, each with the classes."""
    rows = sheet.table.rows
    personnel = [i for i in roots if (rows[i].code or "") in _PERSONNEL]
    for index, row in enumerate(rows):
        name = plain_name(row.name)
        if row.code or not any(row.cells.values()):
            continue
        if index == sheet.total_row:
            yield index, roots
        elif name == "人员经费合计" and personnel:
            yield index, personnel
        elif name == "公用经费合计" and personnel and len(personnel) < len(roots):
            yield index, [i for i in roots if i not in personnel]


def _families(sheet: Sheet, roots: list[int]) -> list[list[int]]:
    """The classes of each classification, where a table lists money by two of them."""
    by_digit: dict[str, list[int]] = {}
    for index in roots:
        code = sheet.table.rows[index].code or ""
        by_digit.setdefault(code[:1], []).append(index)
    return list(by_digit.values())


def _uncoded(sheet: Sheet, key: str) -> list[int]:
    """Rows without a code, other than sums, that have an amount in a column."""
    return [
        index
        for index, row in enumerate(sheet.table.rows)
        if not row.code
        and index != sheet.total_row
        and not sheet.is_aside(index)
        and plain_name(row.name) not in ("人员经费合计", "公用经费合计")
        and row.cells.get(key)
    ]
