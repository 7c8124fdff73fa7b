"""Documents to be written, made up, and what must be read back from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import strategies as st

from faheng.documents.composing.cleaning import cleaned
from faheng.documents.composing.grid import placed_rows
from faheng.documents.composing.pieces import (
    Align,
    Cell,
    Composition,
    Paragraph,
    Role,
    Sheet,
    Table,
)
from faheng.documents.document import Block, Document, Grid
from faheng.documents.opening import open_document
from faheng.documents.writing import write

RARE = "喆堃翀祎昇晳彧䶮㛃镕煊玥婳龘"
CODE = (
    '#read("/etc/passwd") $x^2$ *b* _i_ `c` @ref <a> // /* \\ \\u{41} ~ -- ... [x] {y}'
)
WORDS = (
    "项目支出绩效目标申报表", "村（居）法律顾问", "≥95%", "1,234.50", "0.00", "-12.5", "", "",
    "=1+1", "@SUM(A1)", "+86", "-", "第一行\n第二行", "目标1：完成。\n\n目标2：完成。", RARE,
    "①②③ ≤×÷±‰℃㎡ ☑是 □否 ☐ ☒", "“引号”‘单’——……", CODE, "<b>&amp;</b>", "_x0041_", "&copy; &#65;",
    "a  b", "　　缩进", "2024年", "50011521T000000012345", "甲" * 200, "ffi fl office AV To",
)  # fmt: skip

words = st.sampled_from(WORDS)
# A row that runs over a page is read cell by cell on either side of the break.
short_words = st.sampled_from([word for word in WORDS if len(word) < 100])
# Whatever anyone may paste, halves of characters and control characters included.
anything = st.text(max_size=12)

Read = tuple[str, int, int, bool]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@st.composite
def tables(
    draw: st.DrawFn, texts: st.SearchStrategy[str] = words, most: int = 6
) -> Table:
    """A table whose cells are merged at random, no row without a cell of its own."""
    height = draw(st.integers(1, most))
    width = draw(st.integers(1, most))
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[Cell, ...]] = []
    for row in range(height):
        cells = []
        for column in range(width):
            if (row, column) in taken:
                continue
            free = 1
            while column + free < width and (row, column + free) not in taken:
                free += 1
            across = draw(st.integers(1, min(free, 3)))
            # The last column is never merged downwards.
            deepest = 1 if column + across == width else min(height - row, 4)
            down = draw(st.integers(1, deepest))
            taken |= {(row + r, column + c) for r in range(down) for c in range(across)}
            cells.append(
                Cell(
                    draw(texts),
                    across,
                    down,
                    draw(st.booleans()),
                    draw(st.sampled_from(Align)),
                )
            )
        rows.append(tuple(cells))
    widths = tuple(draw(st.integers(8, 60)) for _ in range(width))
    return Table(tuple(rows), widths)


@st.composite
def compositions(draw: st.DrawFn, texts: st.SearchStrategy[str] = words) -> Composition:
    pieces = st.one_of(
        st.builds(Paragraph, texts, st.sampled_from(Role)), tables(texts)
    )
    sheets = st.builds(
        Sheet, texts, st.lists(pieces, max_size=4).map(tuple), landscape=st.booleans()
    )
    return Composition(
        draw(texts), tuple(draw(st.lists(sheets, min_size=1, max_size=3)))
    )


def shown(composition: Composition) -> bool:
    """Whether there is anything in it to be read back."""
    return any(squeezed(text) for text in all_texts(cleaned(composition)))


def all_texts(composition: Composition) -> Iterator[str]:
    """All texts in reading order."""
    for sheet in composition.sheets:
        for piece in sheet.pieces:
            if isinstance(piece, Paragraph):
                yield piece.text
            else:
                yield from (cell.text for row in piece.rows for cell in row)


def expected(composition: Composition) -> list[str | list[list[Read]]]:
    """The lines and tables a reader should find, blanks apart."""
    found: list[str | list[list[Read]]] = []
    for sheet in cleaned(composition).sheets:
        for piece in sheet.pieces:
            if isinstance(piece, Table):
                rows = [
                    [
                        ("" if one.below else squeezed(one.cell.text),
                         1 if one.below else one.cell.rows, one.cell.columns, one.below)
                        for one in row
                    ]
                    for row in placed_rows(piece)
                ]  # fmt: skip
                if any(cell[0] for row in rows for cell in row):
                    found.append(rows)
            else:
                found += [
                    line for line in map(squeezed, piece.text.split("\n")) if line
                ]
    return found


def told(document: Document) -> list[str | list[list[Read]]]:
    """What a reader found, in the same words."""
    return [told for told in map(_block, document.blocks) if told]


def _block(block: Block) -> str | list[list[Read]]:
    if not isinstance(block, Grid):
        return squeezed(block.text)
    rows = [
        [
            (squeezed(cell.text), cell.rowspan, cell.colspan, cell.continues)
            for cell in row
        ]
        for row in block.rows
    ]
    return rows if any(cell[0] for row in rows for cell in row) else []


def read_texts(document: Document) -> list[str]:
    """All texts a reader found that show something, in reading order."""
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            texts += [cell.text for cell in block.cells()]
        else:
            texts.append(block.text)
    return [text for text in map(squeezed, texts) if text]


def read_back(composition: Composition, kind: str, folder: Path) -> Document:
    path = folder / f"written.{kind}"
    path.write_bytes(write(composition, kind))
    return open_document(path)


def of_one_table(table: Table, *, landscape: bool = False) -> Composition:
    return Composition("表", (Sheet("表", (table,), landscape),))
