"""The head of a table: where it ends, and what each column means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from faheng.documents.document import Cell
from faheng.forms.budget import vocabulary
from faheng.forms.budget.amounts import is_amount, is_nothing, several_amounts
from faheng.forms.budget.matrix import MatrixRow, width_of
from faheng.forms.budget.wording import chinese_year, mend, squeeze
from faheng.values.patterns import lazy_pattern

Role = Literal["code", "name", "money", "skip"]
Stage = Literal["预算数", "决算数"]

_BARE_YEAR = lazy_pattern(r"20\d\d")
_YEAR = lazy_pattern(r"(20\d\d)年")
_CODE = lazy_pattern(r"\d{3}(?:\d{2}){0,2}")
_MOST_HEAD_ROWS = 8


@dataclass(slots=True)
class HeadColumn:
    """One column below its head."""

    index: int
    cells: tuple[Cell, ...]
    words: tuple[str, ...]
    role: Role = "money"
    key: str | None = None
    year: int | None = None
    stage: Stage | None = None
    planned_key: str | None = None

    @property
    def printed(self) -> str:
        """The head as it stands, from the top down."""
        return "/".join(mend(cell.text) for cell in self.cells)

    @property
    def leaf(self) -> str:
        return self.words[-1] if self.words else ""


@dataclass(slots=True)
class Block:
    """One list of a table: its codes, its names and its amounts."""

    codes: list[int] = field(default_factory=list)
    name: int | None = None
    money: list[HeadColumn] = field(default_factory=list)
    side: Literal["income", "expenditure"] | None = None


def head_length(rows: Sequence[MatrixRow]) -> int:
    """How many rows the head of a table has; 0 where it has none."""
    leaf_seen = False
    for length, row in enumerate(rows[:_MOST_HEAD_ROWS]):
        if is_ruler(row):
            continue
        if _is_body(row, leaf_seen=leaf_seen):
            return length
        words = [squeeze(cell.text) for _, cell in row.filled()]
        leaf_seen = leaf_seen or any(
            vocabulary.key_of(text) in ("amount", "total", "basic") for text in words
        )
    return min(len(rows), _MOST_HEAD_ROWS)


def is_ruler(row: MatrixRow) -> bool:
    """A row that only numbers the columns (栏次 1 2 3)."""
    texts = [squeeze(cell.text) for _, cell in row.filled()]
    numbers = [text for text in texts if text.isascii() and text.isdigit()]
    others = [text for text in texts if text not in numbers]
    return (
        len(numbers) >= 2
        and [int(number) for number in numbers]
        == list(range(int(numbers[0]), int(numbers[0]) + len(numbers)))
        and int(numbers[0]) <= 1
        and all(
            text in ("栏次", "栏 次", "类", "款", "项", "行次", "**") for text in others
        )
    )


def _is_body(row: MatrixRow, *, leaf_seen: bool) -> bool:
    filled = row.filled()
    texts = [squeeze(cell.text) for _, cell in filled]
    if any(
        (is_amount(cell.text) and not _BARE_YEAR.fullmatch(squeeze(cell.text)))
        or several_amounts(cell.text)
        for _, cell in filled
    ):
        return True
    if len(texts) == 1 and vocabulary.TOTAL_NAMES.match(texts[0]):
        return True
    if vocabulary.LIST_NUMBER.match(texts[0]):
        return True
    if all(vocabulary.TOTAL_NAMES.match(text) or is_nothing(text) for text in texts):
        return True
    if not leaf_seen:
        return False
    return len(texts) <= 2 and not any(
        vocabulary.head_role(text)
        or vocabulary.is_list_side(text)
        or vocabulary.key_of(text) not in (None, "general", "fund", "capital", "other")
        for text in texts
    )


def head_columns(
    head: Sequence[MatrixRow], body: Sequence[MatrixRow]
) -> list[HeadColumn]:
    """Each column with its head flattened and its role."""
    width = width_of([*head, *body])
    rows = [_without_ruler(row) for row in head]
    columns = []
    for index in range(width):
        cells: list[Cell] = []
        for depth, row in enumerate(rows):
            cell = _head_cell(rows, depth, row, index)
            if cell is not None and (not cells or cell is not cells[-1]):
                cells.append(cell)
        words = tuple(squeeze(chinese_year(cell.text)) for cell in cells)
        columns.append(HeadColumn(index, tuple(cells), words))
    for column in columns:
        column.role = _role(column, body)
    _name_empty_lists(columns, body)
    return columns


def _without_ruler(row: MatrixRow) -> MatrixRow:
    """A row that numbers the columns keeps its 类 款 项 only."""
    if not is_ruler(row):
        return row
    kept = {
        column: cell
        for column, cell in row.cells.items()
        if vocabulary.head_role(squeeze(cell.text)) == "code"
    }
    return MatrixRow(kept, row.spans)


def _name_empty_lists(columns: Sequence[HeadColumn], body: Sequence[MatrixRow]) -> None:
    """收入 and 支出 head the names of two lists, even where a list is empty."""
    heads = [column for column in columns if vocabulary.is_list_side(column.leaf)]
    if len(heads) == 2 and any(column.role == "name" for column in heads):
        for column in heads:
            if not any(row.text(column.index) for row in body):
                column.role = "name"


def _head_cell(
    rows: Sequence[MatrixRow], depth: int, row: MatrixRow, index: int
) -> Cell | None:
    """The head cell above a column in one row, spread to the right where merged."""
    cell = row.covering(index)
    if cell is not None and squeeze(cell.text):
        return cell
    if cell is not None and cell.continues:
        return None
    has_child = any(
        (below := lower.covering(index)) is not None and squeeze(below.text)
        for lower in rows[depth + 1 :]
    )
    if not has_child:
        return None
    for left in range(index - 1, -1, -1):
        if _begun_above(rows[:depth], left + 1):
            return None
        neighbour = row.covering(left)
        if neighbour is not None and squeeze(neighbour.text):
            return neighbour if neighbour.rowspan == 1 else None
    return None


def _begun_above(uppers: Sequence[MatrixRow], index: int) -> bool:
    """Whether a head further up begins in a column, so that nothing spreads into it."""
    return any(upper.text(index) for upper in uppers)


def _role(column: HeadColumn, body: Sequence[MatrixRow]) -> Role:
    texts = [text for row in body if (text := row.text(column.index))]
    amounts = [text for text in texts if is_amount(text) or several_amounts(text)]
    by_head: str | None = None
    for words in reversed(column.words):
        by_head = vocabulary.head_role(words)
        if by_head or vocabulary.key_of(words):
            break
    if by_head == "skip" or not (column.words or texts):
        return "skip"
    if by_head == "code":
        return "code"
    mostly_text = len(texts) > 2 * len(amounts) + sum(map(is_nothing, texts))
    if by_head == "name":
        return "name" if not amounts or mostly_text else "money"
    if texts and mostly_text:
        codes = [text for text in texts if _CODE.fullmatch(squeeze(text))]
        return "code" if 2 * len(codes) > len(texts) else "name"
    if len(texts) > 2 and all(_CODE.fullmatch(squeeze(text)) for text in texts):
        named = any(vocabulary.key_of(words) for words in column.words)
        return "money" if named else "code"
    return "money"


def blocks_of(columns: Sequence[HeadColumn]) -> list[Block]:
    """The lists that stand side by side in a table."""
    blocks: list[Block] = [Block()]
    tops: list[list[str]] = [[]]
    for column in columns:
        if column.role == "skip":
            continue
        if column.role != "money" and blocks[-1].money:
            blocks.append(Block())
            tops.append([])
        block = blocks[-1]
        tops[-1].extend(column.words[:1])
        if column.role == "code":
            block.codes.append(column.index)
        elif column.role == "name":
            block.name = column.index
        else:
            block.money.append(column)
    paired = [block for block in blocks if block.money]
    sides = [_side(words) for words in tops]
    if {"income", "expenditure"} <= set(sides):
        for block, side in zip(blocks, sides, strict=True):
            block.side = side
    return paired


def _side(tops: Sequence[str]) -> Literal["income", "expenditure"] | None:
    for words in tops:
        if "收入" in words and "支出" not in words or "来源" in words:
            return "income"
        if "支出" in words and "收入" not in words or "运用" in words:
            return "expenditure"
    return None


def year_in(words: Sequence[str], budget_year: int | None) -> int | None:
    """The year a head names, outright or as 上年."""
    for text in words:
        if match := _YEAR.search(text):
            return int(match[1])
        if _BARE_YEAR.fullmatch(text):
            return int(text)
    if budget_year is not None and any(
        re.search(r"上年(度)?(预算|执行|决算|数|初|调整)", text) for text in words
    ):
        return budget_year - 1
    return None


def stage_in(words: Sequence[str]) -> Stage | None:
    """Whether a head says 预算数 or 决算数."""
    for text in words:
        if "决算数" in text or "支出决算" in text:
            return "决算数"
        if re.search(r"预算数|年初预算|全年预算", text):
            return "预算数"
    return None
