"""The cells of one worksheet, whatever format it was saved in."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_CELLS = 2_000_000
TOO_MANY_CELLS = "表格过大，为安全起见未予读取，请删去无关的工作表和空白行列后再试。"
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

Place = tuple[int, int]


@dataclass(slots=True)
class Sheet:
    """Cells that show something, by row and column from 1."""

    texts: dict[Place, str] = field(default_factory=dict)
    ruled: set[Place] = field(default_factory=set)
    # From the first cell of a merged range to its last.
    merged: dict[Place, Place] = field(default_factory=dict)
    # Text boxes over the cells, each with the row it begins at.
    boxes: list[tuple[int, str]] = field(default_factory=list)
