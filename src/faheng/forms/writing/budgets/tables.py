"""A table of amounts as it is published: caption, head, rows, and its note."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from faheng.documents.composing.pieces import (
    Align,
    Cell,
    Paragraph,
    Role,
    Sheet,
)
from faheng.documents.composing.pieces import Table as Grid
from faheng.forms.writing.budgets.heads import Words, head_rows
from faheng.forms.writing.budgets.lists import Listing, listings_of
from faheng.forms.writing.forms import Row, centred, filled, label, money
from faheng.model.package import Row as AmountRow
from faheng.model.package import Table

_WIDE = 7
_TALL_WIDTH, _WIDE_WIDTH = 170.0, 257.0
_CODE_WIDTH, _NAME_WIDTH, _AMOUNT_WIDTH = 17.0, 42.0, 30.0
_LIST_HEADS = {"income": "收入", "expenditure": "支出"}
_GROUPS = {"general-public-basic-economic": "经济分类科目"}
_FUNCTIONS = "功能分类科目"
_SUM = "合计"


def sheet_of(table: Table, maker: str | None) -> Sheet:
    """The table on a page or worksheet of its own; ``maker`` is whose it is."""
    grid = _grid(table)
    pieces: list[Paragraph | Grid] = [*caption(table, maker)]
    if grid is not None:
        pieces.append(grid)
    for note in (table.note or "").splitlines():
        pieces.append(Paragraph(note, Role.NOTE))
    return Sheet(
        name_of(table),
        tuple(pieces),
        landscape=grid is not None and len(grid.widths) > _WIDE,
    )


def name_of(table: Table) -> str:
    return f"表{number_of(table)}" if number_of(table) else table.title


def number_of(table: Table) -> str:
    return table.id.removeprefix("T")


def caption(table: Table, maker: str | None) -> Iterator[Paragraph]:
    """Number, title, and the line above the table with its unit."""
    if number_of(table).isdigit():
        yield Paragraph(f"表{number_of(table)}", Role.NOTE)
    yield Paragraph(table.title, Role.SUBTITLE)
    by = f"编制单位：{maker}　　" if maker else ""
    yield Paragraph(f"{by}单位：{table.unit}", Role.UNIT_LINE)


def _grid(table: Table) -> Grid | None:
    lists = listings_of(table)
    if not table.columns:
        return None
    if len(lists) > 1:
        return _side_by_side(table, lists[0], lists[1])
    return _one_list(table, lists[0])


def _one_list(table: Table, listing: Listing) -> Grid:
    named = _name_heads(table, listing)
    heads = head_rows([*named, *listing.heads])
    rows: list[Row] = [*heads]
    for row, more in zip(listing.rows, listing.more, strict=True):
        rows.append([*_names(row, len(named)), *_amounts(table, listing, row, more)])
    widths = _widths(len(named), len(listing.heads))
    return Grid(tuple(map(tuple, rows)), widths, head=len(heads))


def _name_heads(table: Table, listing: Listing) -> list[Words]:
    """The heads of the columns that name a row; a table of one row has none."""
    coded = any(row.code for row in listing.rows)
    deep = max(map(len, listing.heads), default=1) > 1
    group = _GROUPS.get(table.kind, _FUNCTIONS)
    if coded:
        above = (group,) if deep else ()
        return [(*above, "科目编码"), (*above, "科目名称")]
    alone = all(row.name == _SUM for row in listing.rows)
    if table.kind == "three-public" and alone:
        return []
    if alone and table.kind != "procurement":
        above = (group,) if deep else ()
        return [(*above, "科目编码"), (*above, "科目名称")]
    return [("项目",)]


def _names(row: AmountRow, columns: int) -> Row:
    if columns == 0:
        return []
    if columns == 1:
        return [filled(row.name)]
    if row.code is None and row.level == 0:
        return [label(row.name, 2)]
    return [centred(row.code), filled(row.name)]


def _side_by_side(table: Table, left: Listing, right: Listing) -> Grid:
    columns: list[Words] = []
    for side, listing in (("income", left), ("expenditure", right)):
        tops = {words[0] for words in listing.heads if len(words) > 1}
        shared = len(tops) == 1 and all(len(words) > 1 for words in listing.heads)
        name = (tops.pop(), "项目") if shared else (_LIST_HEADS[side],)
        columns += [name, *listing.heads]
    heads = head_rows(columns)
    rows: list[Row] = [*heads]
    for first, second in _paired(left, right):
        rows.append([*_half(table, left, first), *_half(table, right, second)])
    shares = [
        share
        for listing in (left, right)
        for share in (_NAME_WIDTH, *[_AMOUNT_WIDTH] * len(listing.heads))
    ]
    whole = _WIDE_WIDTH if len(shares) > _WIDE else _TALL_WIDTH
    widths = tuple(round(whole * share / sum(shares), 1) for share in shares)
    return Grid(tuple(map(tuple, rows)), widths, head=len(heads))


def _paired(left: Listing, right: Listing) -> Iterator[tuple[int | None, int | None]]:
    """Rows side by side; the totals that end both lists stand on one line."""
    first: list[int | None] = list(range(len(left.rows)))
    second: list[int | None] = list(range(len(right.rows)))
    short, long = (first, second) if len(first) < len(second) else (second, first)
    ends = bool(left.rows and right.rows) and all(
        listing.rows[-1].level == 0 for listing in (left, right)
    )
    if ends and len(short) < len(long):
        short[-1:] = [*[None] * (len(long) - len(short)), short[-1]]
    yield from zip_longest(first, second)


def _half(table: Table, listing: Listing, at: int | None) -> Row:
    if at is None:
        return [filled("") for _ in range(1 + len(listing.heads))]
    row = listing.rows[at]
    name = label(row.name) if row.level == 0 else filled(row.name)
    return [name, *_amounts(table, listing, row, listing.more[at])]


def _amounts(
    table: Table, listing: Listing, row: AmountRow, more: dict[str, AmountRow]
) -> list[Cell]:
    cells = [money(row.cells.get(one.key), table.unit) for one in listing.columns]
    for printed in listing.extra:
        amounts = list(more[printed].cells.values()) if printed in more else []
        if amounts:
            cells.append(money(amounts[0], table.unit))
        else:
            cells.append(Cell("", align=Align.RIGHT))
    return cells


def _widths(named: int, amounts: int) -> tuple[float, ...]:
    whole = _WIDE_WIDTH if named + amounts > _WIDE else _TALL_WIDTH
    names = {0: [], 1: [_NAME_WIDTH], 2: [_CODE_WIDTH, _NAME_WIDTH]}[named]
    left = whole - sum(names)
    return (*names, *[round(left / amounts, 1)] * amounts)
