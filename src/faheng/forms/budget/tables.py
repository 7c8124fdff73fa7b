"""One table of a budget, read from the grids it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from faheng.documents.document import Cell
from faheng.forms.budget import vocabulary
from faheng.forms.budget.bodies import (
    Amount,
    BodyRow,
    hand_over_totals,
    notes_in,
    read_block,
)
from faheng.forms.budget.captions import Caption
from faheng.forms.budget.flattened import told_columns, without_adrift
from faheng.forms.budget.heads import (
    Block,
    HeadColumn,
    blocks_of,
    head_columns,
    head_length,
)
from faheng.forms.budget.keys import assign_keys
from faheng.forms.budget.matrix import MatrixRow
from faheng.forms.budget.torn import (
    breaks_amount,
    breaks_code,
    mend_pieces,
    parts_of,
    place,
    take,
)
from faheng.forms.budget.wording import mend, squeeze
from faheng.forms.claims import Unit
from faheng.forms.draft import Draft
from faheng.model.package import Column, Row, Table
from faheng.model.tokens import TableKind


@dataclass(slots=True)
class Sheet:
    """Where one table stands: its caption and the rows of all its grids."""

    caption: Caption
    pieces: list[list[MatrixRow]] = field(default_factory=list)
    notes: list[Unit] = field(default_factory=list)

    @property
    def kind(self) -> TableKind:
        return vocabulary.kind_of(self.caption.title or "")

    @property
    def first(self) -> list[MatrixRow]:
        """The rows of its first grid."""
        return self.pieces[0] if self.pieces else []


@dataclass(slots=True)
class _Parsed:
    """A table's columns and rows before they become the package's."""

    head: list[MatrixRow]
    repeated: list[MatrixRow]
    columns: list[HeadColumn]
    blocks: list[Block]
    rows: list[BodyRow]


def read_table(
    draft: Draft,
    sheet: Sheet,
    *,
    index: int,
    number: int,
    unit: Literal["元", "万元"],
    year: int | None,
) -> Table:
    """The table, with every character it holds claimed and every amount placed."""
    notes = list(sheet.notes)
    pieces = []
    for piece in sheet.pieces:
        inner = dict(notes_in(piece))
        notes.extend(inner.values())
        pieces.append([row for at, row in enumerate(piece) if at not in inner])
    if sheet.kind == "targets":
        # Its figures are targets, not amounts; whoever reads targets takes them.
        pieces = []
    parsed = _parse(pieces, sheet.kind, unit, year)
    _claim_heads(draft, parsed)
    for piece in pieces:
        _claim_labels(draft, piece)
    rows: list[Row] = []
    for body_row in parsed.rows:
        _claim_row(draft, body_row)
        for row, amounts, anchor in _package_rows(draft, body_row):
            path = f"/budget/tables/{index}/rows/{len(rows)}"
            place(draft, path, anchor)
            for key, amount in amounts.items():
                place(draft, f"{path}/cells/{key}", amount.cell, amount.printed)
            rows.append(row)
    return Table(
        id=f"T{number}",
        title=_claim_caption(draft, sheet.caption, index),
        kind=sheet.kind,
        unit=unit,
        columns=_columns(parsed.blocks),
        rows=tuple(rows),
        note=_note(draft, notes, index),
    )


def _parse(
    pieces: Sequence[list[MatrixRow]],
    kind: TableKind,
    unit: str,
    year: int | None,
) -> _Parsed:
    first, later = list(pieces[0]) if pieces else [], list(pieces[1:])
    while later and head_length(first) == len(first):
        # A page ended inside the head.
        first += later.pop(0)
    length = head_length(first)
    head, bodies, repeated = first[:length], [first[length:]], []
    for piece in later:
        again = repeated_head(head, piece)
        repeated += piece[:again]
        bodies.append(piece[again:])
    columns_of = head_columns
    if kind == "three-public":
        bodies = [without_adrift(body) for body in bodies]
        columns_of = told_columns
    columns = columns_of(head, [row for body in bodies for row in body])
    blocks = blocks_of(columns)
    codes = [block.codes[0] for block in blocks if len(block.codes) == 1]
    body = mend_pieces(
        bodies,
        lambda above, row: (
            breaks_code(above, row, codes)
            or any(breaks_amount(above, row, block) for block in blocks)
        ),
    )
    _side_by_kind(blocks, kind)
    assign_keys(blocks, year)
    lists = [read_block(body, block, unit) for block in blocks]
    hand_over_totals(lists)
    rows = [row for one in lists for row in one]
    return _Parsed(head, repeated, columns, blocks, rows)


def repeated_head(head: Sequence[MatrixRow], piece: Sequence[MatrixRow]) -> int:
    """How many rows at the top of a continuation only print the head again.

    Lines for which the head has no room there may have slipped into the row below.
    """
    if not head or len(piece) < len(head):
        return 0
    for above, here in zip(head, piece, strict=False):
        if not _is_again(_words(above), _words(here)):
            return 0
    return len(head)


def _is_again(above: list[str], here: list[str]) -> bool:
    if above == here:
        return True
    return (
        len(above) == len(here)
        and any(one == other for one, other in zip(above, here, strict=True))
        and all(
            one == other or (len(other) > 1 and one.startswith(other))
            for one, other in zip(above, here, strict=True)
        )
    )


def _words(row: MatrixRow) -> list[str]:
    return [squeeze(cell.text) for _, cell in row.filled()]


def _side_by_kind(blocks: Sequence[Block], kind: TableKind) -> None:
    """Two lists without a word above them: income stands on the left."""
    if (
        kind in ("income-expenditure", "appropriation")
        and len(blocks) == 2
        and all(block.side is None for block in blocks)
    ):
        blocks[0].side, blocks[1].side = "income", "expenditure"


def _columns(blocks: Sequence[Block]) -> tuple[Column, ...]:
    return tuple(
        Column(key=column.key, printed=column.printed, year=column.year)
        for block in blocks
        for column in block.money
        if column.key is not None
    )


def _package_rows(
    draft: Draft, body_row: BodyRow
) -> list[tuple[Row, dict[str, Amount], Cell]]:
    """The row itself, and one more for each amount that found no token of its own.

    Of 预算数 beside 决算数 all amounts of the former make one row, named so; any other
    column without a token makes a row named after its head. These have neither code
    nor level, so that nobody adds them up with their neighbours.
    """
    block = body_row.block
    main = [column for column in block.money if column.key is not None]
    spare = [column for column in block.money if column.key is None]
    has_name = bool(body_row.name)
    both = any(column.stage == "决算数" for column in block.money)
    planned = [column for column in spare if both and column.stage == "预算数"]
    name = body_row.name
    if not has_name:
        name = "决算数" if planned else "合计" if block.name is None else ""
    out = [
        _row(
            draft,
            body_row,
            {column.key: column for column in main if column.key is not None},
            name=name,
        )
    ]
    if planned:
        keys = _keys_of_planned(planned)
        label = f"{body_row.name}·预算数" if has_name else "预算数"
        out.append(_row(draft, body_row, keys, name=label, alone=has_name))
        spare = [column for column in planned if column not in keys.values()] + [
            column for column in spare if column not in planned
        ]
    for column in spare:
        label = "·".join(part for part in (body_row.name, column.printed) if part)
        out.append(_row(draft, body_row, {"amount": column}, name=label, alone=True))
    anchor = body_row.anchor
    assert anchor is not None
    return [
        (row, amounts, anchor)
        for position, (row, amounts) in enumerate(out)
        if position == 0 or any(value is not None for value in row.cells.values())
    ]


def _keys_of_planned(columns: Sequence[HeadColumn]) -> dict[str, HeadColumn]:
    keys: dict[str, HeadColumn] = {}
    for column in columns:
        keys.setdefault(column.planned_key or "amount", column)
    return keys


def _row(
    draft: Draft,
    body_row: BodyRow,
    columns: dict[str, HeadColumn],
    *,
    name: str,
    alone: bool = False,
) -> tuple[Row, dict[str, Amount]]:
    amounts = {
        key: amount
        for key, column in columns.items()
        if (amount := body_row.amounts.get(column.index)) is not None
    }
    anchor = body_row.anchor
    assert anchor is not None
    row = Row(
        side=body_row.block.side,
        code=None if alone else body_row.code,
        name=name,
        level=None if alone else body_row.level,
        cells={key: amount.value for key, amount in amounts.items()},
        where=draft.where(parts_of(anchor)[0], mend(anchor.text)),
    )
    return row, amounts


def _claim_row(draft: Draft, row: BodyRow) -> None:
    for cell in (*row.name_cells, *row.code_cells):
        take(draft, cell)
    for amount in row.amounts.values():
        if amount.end is None:
            take(draft, amount.cell)
        else:
            draft.take(amount.cell, amount.start, amount.end)


def _claim_heads(draft: Draft, parsed: _Parsed) -> None:
    used: set[int] = set()
    printed: set[str] = set()
    for block in parsed.blocks:
        for column in block.money:
            for cell in column.cells:
                used.add(id(cell))
                printed.add(squeeze(cell.text))
    for row in (*parsed.head, *parsed.repeated):
        for _, cell in row.filled():
            if id(cell) in used or squeeze(cell.text) in printed:
                draft.take(cell)
            else:
                draft.label(cell)


def _note(draft: Draft, notes: Sequence[Unit], index: int) -> str | None:
    """The notes below a table, a line each; a broken line is joined."""
    text = ""
    if notes:
        draft.place(f"/budget/tables/{index}/note", notes[0])
    for note in notes:
        whole = not text or text.endswith(("。", "）", ")", "！"))
        text += ("\n" if text and whole else "") + draft.take(note)
    return text or None


def _claim_labels(draft: Draft, piece: Sequence[MatrixRow]) -> None:
    """Head words that share a row with amounts (类 款 项 合计 …)."""
    for row in piece:
        for _, cell in row.filled():
            if draft.claims.is_free(cell):
                draft.label(cell)


def _claim_caption(draft: Draft, caption: Caption, index: int) -> str:
    for unit, start, end in (
        *caption.title_units,
        *caption.number_units,
        *caption.unit_spans,
        *caption.maker_spans,
    ):
        draft.take(unit, start, end)
    for unit, start, end in caption.label_spans:
        draft.label(unit, start, end)
    if caption.title_units:
        draft.place(f"/budget/tables/{index}", caption.title_units[0][0])
    return mend(caption.title or "")
