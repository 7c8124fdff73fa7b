"""A page's characters and tables become blocks in reading order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from faheng.documents.document import Block, Cell, Grid, Line
from faheng.documents.formats.pdf.characters import Glyph, PageText
from faheng.documents.formats.pdf.grids import Table
from faheng.documents.formats.pdf.lines import gather_lines, join_cell, join_line

# Gaps of a word's characters, as a share of their size.
_WITHIN_WORD = 0.3

# Digits of one amount stand this close even if each was written alone.
_NO_GAP = 0.05
_OF_AMOUNTS = frozenset("0123456789,.")
_AMOUNT = re.compile(r"\d{1,3}(,\d{3})*\.\d{2}|\d+\.\d{2}")

_Place = tuple[int, int]


class Page(NamedTuple):
    """What was found on a page, before it is put in order."""

    number: int
    text: PageText
    tables: list[Table]
    width: float


def order_blocks(page: Page, tables_before: int) -> list[Block]:
    """The lines and grids of a page from top to bottom.

    Grids are numbered on from those of the pages before.
    """
    # The smallest table takes a character first: one may stand in another's cell.
    tables = sorted(page.tables, key=lambda table: table.area)
    inside, outside = _share_out(page.text.upright, tables)
    blocks: list[tuple[float, float, Block]] = []
    for index, table in enumerate(tables):
        texts = {
            cell: join_cell(inside[index, cell], *table.box_of(cell)[::2])
            for cell in _filled(inside, index)
        }
        if any(texts.values()):
            rows = _rows(table, texts, page.number)
            grid = Grid(
                rows, number=0, page=page.number, top=table.top, left=table.left
            )
            blocks.append((table.top, table.left, grid))
    lines = gather_lines(outside)
    lines.extend([glyph] for glyph in page.text.slanted)
    for glyphs in lines:
        text = join_line(glyphs, "\t")
        if text:
            first = next(glyph for glyph in glyphs if glyph.text != " ")
            top = first.base - 0.85 * first.size
            right = max(glyph.right for glyph in glyphs if glyph.text != " ")
            size = round(first.size, 2)
            line = Line(text, page.number, 0, first.left, top, size, right, page.width)
            blocks.append((top, first.left, line))
    blocks.sort(key=lambda placed: placed[:2])
    return list(_numbered((block for _top, _left, block in blocks), tables_before))


def _numbered(blocks: Iterator[Block], tables: int) -> Iterator[Block]:
    lines = 0
    for block in blocks:
        if isinstance(block, Grid):
            tables += 1
            yield replace(block, number=tables)
        else:
            lines += 1
            yield replace(block, number=lines)


def _filled(inside: dict[_Place, list[Glyph]], table: int) -> list[int]:
    return [cell for index, cell in inside if index == table]


def _share_out(
    glyphs: list[Glyph], tables: list[Table]
) -> tuple[dict[_Place, list[Glyph]], list[Glyph]]:
    """The characters of each cell, and those outside all tables."""
    inside: dict[_Place, list[Glyph]] = defaultdict(list)
    outside: list[Glyph] = []
    if not tables:
        return inside, glyphs
    for word in _words(glyphs):
        place = _place(word[0], tables)
        parts = [(word, place)]
        if len(word) > 1 and _place(word[-1], tables) != place:
            # A word that runs over the border of its cell stays whole.
            whole = [word] if _is_whole(word) else _runs(word)
            parts = [(part, _place_of_most(part, tables)) for part in whole]
        for part, place in parts:
            if place is None:
                outside.extend(part)
            else:
                inside[place].extend(part)
    return inside, outside


def _place_of_most(word: list[Glyph], tables: list[Table]) -> _Place | None:
    places = Counter(_place(glyph, tables) for glyph in word)
    return places.most_common(1)[0][0]


def _is_whole(word: list[Glyph]) -> bool:
    """Whether a word was written at once, or digit by digit as a single amount."""
    if word[0].run == word[-1].run:
        return True
    return _AMOUNT.fullmatch("".join(glyph.text for glyph in word)) is not None


def _runs(word: list[Glyph]) -> Iterator[list[Glyph]]:
    for _run, glyphs in groupby(word, key=lambda glyph: glyph.run):
        yield list(glyphs)


def _words(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that were written at once, without a gap between them."""
    word: list[Glyph] = []
    for glyph in glyphs:
        if word:
            before = word[-1]
            gap = glyph.left - before.right
            if (
                (glyph.run != before.run and not _goes_on(before, glyph, gap))
                or " " in (glyph.text, before.text)
                or abs(gap) > _WITHIN_WORD * glyph.size
                or abs(glyph.base - before.base) > _WITHIN_WORD * glyph.size
            ):
                yield word
                word = []
        word.append(glyph)
    if word:
        yield word


def _goes_on(before: Glyph, glyph: Glyph, gap: float) -> bool:
    """Whether an amount that is written digit by digit goes on with this one."""
    return (
        glyph.text in _OF_AMOUNTS
        and before.text in _OF_AMOUNTS
        and abs(gap) <= _NO_GAP * glyph.size
    )


def _place(glyph: Glyph, tables: list[Table]) -> _Place | None:
    x, y = (glyph.left + glyph.right) / 2, glyph.middle
    for index, table in enumerate(tables):
        cell = table.cell_at(x, y)
        if cell is not None:
            return index, cell
    return None


def _rows(
    table: Table, texts: dict[int, str], page: int
) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    for row in range(table.height):
        cells: list[Cell] = []
        for owner in table.row_owners(row):
            span = table.spans[owner]
            first = span.row == row
            cells.append(
                Cell(
                    texts.get(owner, "") if first else "",
                    row + 1,
                    span.column + 1,
                    rowspan=span.rows if first else 1,
                    colspan=span.columns,
                    continues=not first,
                    page=page,
                )
            )
        rows.append(tuple(cells))
    return tuple(rows)
