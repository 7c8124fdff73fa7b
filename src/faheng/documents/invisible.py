"""Characters without a width, which writers never see and pasting brings along.

Between the letters of a label or a word they would make it another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from faheng.documents.document import Block, Cell, Grid

# Soft hyphens, joiners and breakers, marks of direction, marks of byte order.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def as_seen(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without what nobody sees; a line of nothing else is none."""
    for block in blocks:
        if isinstance(block, Grid):
            if any(INVISIBLE.search(cell.text) for cell in block.cells()):
                block = replace(block, rows=tuple(map(_row, block.rows)))
            yield block
        elif not INVISIBLE.search(block.text):
            yield block
        elif text := INVISIBLE.sub("", block.text).rstrip():
            yield replace(block, text=text)


def _row(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(replace(cell, text=_seen(cell.text)) for cell in row)


def _seen(text: str) -> str:
    return INVISIBLE.sub("", text).strip() if INVISIBLE.search(text) else text
