"""The rows of a table: codes, names, levels and amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from faheng.documents.document import Cell
from faheng.forms.budget import vocabulary
from faheng.forms.budget.amounts import (
    is_amount,
    is_nothing,
    read_amount,
    several_amounts,
)
from faheng.forms.budget.heads import Block, HeadColumn, is_ruler
from faheng.forms.budget.matrix import MatrixRow
from faheng.forms.budget.wording import mend, squeeze
from faheng.values.patterns import lazy_pattern

_CODE = lazy_pattern(r"\d{1,7}")
_CODE_AND_NAME = lazy_pattern(
    r"[\[【(（]?\s*(?P<code>[235]\d\d(?:\d{2}){0,2})\s*[\])】）]?[\s\-—_、.．]*(?P<name>[^\d\s.,，].*)",
    re.DOTALL,
)
_SLIPPED = lazy_pattern(r"\s*(?P<words>[\u4e00-\u9fff]+)\s*(?P<amount>[\d,.]+)\s*")
Level = Literal[0, 1, 2, 3]
_CODE_LEVELS: dict[int, Level] = {3: 1, 5: 2, 7: 3}


@dataclass(slots=True)
class Amount:
    """One printed amount; ``start`` and ``end`` where a cell holds several."""

    value: Decimal | None
    cell: Cell
    start: int = 0
    end: int | None = None

    @property
    def printed(self) -> str:
        return self.cell.text[self.start : self.end].strip()


@dataclass(slots=True)
class BodyRow:
    """One row of one list."""

    block: Block
    name: str
    code: str | None
    amounts: dict[int, Amount]
    name_cells: list[Cell] = field(default_factory=list)
    code_cells: list[Cell] = field(default_factory=list)
    level: Level | None = None
    at: int = 0

    @property
    def anchor(self) -> Cell | None:
        """The cell the row is known by."""
        for cells in (self.name_cells, self.code_cells):
            if cells:
                return cells[0]
        return next((amount.cell for amount in self.amounts.values()), None)


def read_block(rows: Sequence[MatrixRow], block: Block, unit: str) -> list[BodyRow]:
    """The rows of one list, names mended over rows and pages, levels set."""
    found: list[BodyRow] = []
    above = ""
    for at, row in enumerate(rows):
        if is_ruler(row):
            continue
        read = _read_row(row, block, unit, above)
        if read is None:
            continue
        read.at = at
        above = read.code or above
        if found and _goes_on(found[-1], read):
            found[-1].name += read.name
            found[-1].name_cells += read.name_cells
        else:
            found.append(read)
    _set_levels(found)
    return found


def hand_over_totals(lists: Sequence[list[BodyRow]]) -> None:
    """A total whose name stands in one list and its amount in the next."""
    for left, right in pairwise(lists):
        amounts = {row.at: row for row in right if not row.name and row.code is None}
        for row in list(left):
            other = amounts.get(row.at)
            if (
                other is not None
                and vocabulary.TOTAL_NAMES.match(squeeze(row.name))
                and all(amount.value is None for amount in row.amounts.values())
            ):
                other.name, other.name_cells, other.level = row.name, row.name_cells, 0
                left.remove(row)


def _read_row(row: MatrixRow, block: Block, unit: str, above: str) -> BodyRow | None:
    parts: list[str] = []
    code_cells: list[Cell] = []
    name_cells: list[Cell] = []
    name = ""
    for column in block.codes:
        text = squeeze(row.text(column))
        if not text:
            continue
        if _CODE.fullmatch(text):
            if not parts:
                parts += _unprinted(above, block.codes.index(column), text)
            parts.append(text)
            code_cells.append(row.cells[column])
        elif len(text) > 1 and text not in ("类款", "类款项"):
            name = mend(row.text(column))
            name_cells.append(row.cells[column])
    if block.name is not None and (text := row.text(block.name)):
        name = mend(text) if not name else mend(name + text)
        name_cells.append(row.cells[block.name])
    code = _join_code(parts)
    if code is None and (match := _CODE_AND_NAME.fullmatch(name)):
        code, name = match["code"], mend(match["name"])
    amounts = _read_amounts(row, block.money, unit)
    printed = any(amount.printed for amount in amounts.values())
    if not name and code is None and not printed:
        return None
    return BodyRow(block, name, code, amounts, name_cells, code_cells)


def _unprinted(above: str, before: int, text: str) -> list[str]:
    """The 类 and 款 a row leaves blank because they are those of the row above."""
    length = 1 + 2 * before
    if not before or len(text) > 2 or len(above) < length:
        return []
    return [above[:length]]


def _join_code(parts: Sequence[str]) -> str | None:
    """类, 款 and 项 as one code, each printed in full or as its own two digits."""
    code = ""
    for part in parts:
        if code and part.startswith(code) and len(part) > len(code):
            code = part
        elif code:
            code += part.zfill(2)
        else:
            code = part
    return code or None


def _read_amounts(
    row: MatrixRow, columns: Sequence[HeadColumn], unit: str
) -> dict[int, Amount]:
    amounts: dict[int, Amount] = {}
    split = _split_amounts(row, columns, unit)
    if split is not None:
        return split
    for column in columns:
        cell = row.cells.get(column.index)
        if cell is None:
            continue
        text = row.text(column.index)
        if not text or is_nothing(text) or is_amount(text):
            amounts[column.index] = Amount(read_amount(text, unit), cell)
        elif match := _below_head(column, cell.text):
            amounts[column.index] = Amount(
                read_amount(match["amount"], unit),
                cell,
                match.start("amount"),
                match.end("amount"),
            )
    return amounts


def _below_head(column: HeadColumn, text: str) -> re.Match[str] | None:
    """An amount before which the last line of its head has slipped."""
    match = _SLIPPED.fullmatch(text)
    if match is None or not is_amount(match["amount"]):
        return None
    words = squeeze(match["words"])
    return match if any(head.endswith(words) for head in column.words) else None


def _split_amounts(
    row: MatrixRow, columns: Sequence[HeadColumn], unit: str
) -> dict[int, Amount] | None:
    """Numbers that ran together into one cell, if they fill its blank neighbours."""
    crowded = [
        position
        for position, column in enumerate(columns)
        if several_amounts(row.text(column.index))
    ]
    if len(crowded) != 1:
        return None
    first = crowded[0]
    cell = row.cells[columns[first].index]
    numbers = list(re.finditer(r"\S+", cell.text))
    room = columns[first : first + len(numbers)]
    blanks = [column for column in columns if not row.text(column.index)]
    if len(room) != len(numbers) or any(column not in blanks for column in room[1:]):
        return None
    if len(blanks) != len(numbers) - 1 and len(columns) - first != len(numbers):
        return None
    amounts = {
        column.index: Amount(
            read_amount(row.text(column.index), unit), row.cells[column.index]
        )
        for column in columns
        if column not in room
        and column.index in row.cells
        and (
            not row.text(column.index)
            or is_amount(row.text(column.index))
            or is_nothing(row.text(column.index))
        )
    }
    for column, number in zip(room, numbers, strict=True):
        amounts[column.index] = Amount(
            read_amount(number[0], unit), cell, number.start(), number.end()
        )
    return dict(sorted(amounts.items()))


def _goes_on(above: BodyRow, row: BodyRow) -> bool:
    """Whether a row only carries the rest of the name above it."""
    if row.code is not None or not row.name:
        return False
    if any(amount.value is not None for amount in row.amounts.values()):
        return False
    name = squeeze(row.name)
    if vocabulary.TOTAL_NAMES.match(name) or vocabulary.LIST_NUMBER.match(name):
        return False
    if vocabulary.NOTE.match(name):
        return False
    if above.code is not None:
        return True
    if vocabulary.TOTAL_NAMES.match(squeeze(above.name)):
        return False
    return not vocabulary.WHOLE_NAME.search(squeeze(above.name)) and len(name) <= 8


def _set_levels(rows: Sequence[BodyRow]) -> None:
    """0 for sums, 1 to 3 by the code; without codes by the numbers names begin with."""
    grouped = after_sum = carried = False
    groups = {_number_group(row) for row in rows}
    numbered = groups != {None}
    before: Level = 1
    for row in rows:
        name = squeeze(row.name)
        group = _number_group(row)
        if row.code is not None:
            row.level = _CODE_LEVELS.get(len(row.code))
        elif vocabulary.TOTAL_NAMES.match(name):
            row.level, after_sum, grouped, carried = 0, True, False, False
        elif group is not None:
            top = "first" if group == "second" and "first" not in groups else group
            row.level = _numbered_level(top, carried=carried)
            grouped = row.level == 1 and _opens_group(name)
        elif name.startswith("其中"):
            row.level = 2 if before == 1 else 3
            continue
        elif grouped and numbered:
            row.level = 2
        elif row.block.name is None:
            row.level = 0
        else:
            row.level = 1
            carried = after_sum and "结" in name
        before = row.level or 1


def _number_group(row: BodyRow) -> str | None:
    match = vocabulary.LIST_NUMBER.match(squeeze(row.name))
    return match.lastgroup if match else None


def _numbered_level(group: str, *, carried: bool) -> Level:
    """一、 is a class, 1. and （一） stand below it; all one lower below a 结转 row."""
    if group == "first":
        return 2 if carried else 1
    return 2 if group == "second" and not carried else 3


def _opens_group(name: str) -> bool:
    return vocabulary.LIST_GROUP.search(name) is not None


def notes_in(rows: Sequence[MatrixRow]) -> Iterator[tuple[int, Cell]]:
    """Rows that are a note below the table, inside its grid."""
    for index, row in enumerate(rows):
        filled = row.filled()
        if len(filled) == 1 and vocabulary.NOTE.match(filled[0][1].text):
            yield index, filled[0][1]
