"""A network of rules becomes rows and columns of cells with their spans.

The places of the rules divide the table into the smallest possible boxes; boxes with
no wall between them are one cell. A cell whose boxes do not make a rectangle (a wall
was not drawn to its end) is divided into rectangles.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from faheng.documents.formats.pdf.networks import Network
from faheng.documents.formats.pdf.paths import Piece

# Points; closer rules leave no room for print.
_NARROWEST = 4.0

# So much of a box's side must be drawn to be a wall.
_WALL = 0.6

# So much of the outline of a room that is no rectangle must be drawn; a corner that
# lies outside the table has about half.
_OUTLINE = 0.75

# More boxes than any page of a table could have: a drawing, or squared paper.
_MOST_BOXES = 20_000

_NONE = -1


class Span(NamedTuple):
    """A cell by its first row and column, from 0, and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


class Table:
    """A ruled table: the cells found, and which of them holds a point."""

    def __init__(self, xs: list[float], ys: list[float], spans: list[Span]) -> None:
        self.spans = spans
        self.top, self.left = ys[0], xs[0]
        self.area = (xs[-1] - xs[0]) * (ys[-1] - ys[0])
        self.height, self.width = len(ys) - 1, len(xs) - 1
        self._xs, self._ys = xs, ys
        self._owner = [[_NONE] * self.width for _row in range(self.height)]
        for number, span in enumerate(spans):
            for row, column in _boxes(span):
                self._owner[row][column] = number

    def cell_at(self, x: float, y: float) -> int | None:
        """The number of the cell at a point of the sheet."""
        column = bisect_right(self._xs, x) - 1
        row = bisect_right(self._ys, y) - 1
        if not (0 <= row < self.height and 0 <= column < self.width):
            return None
        owner = self._owner[row][column]
        return None if owner == _NONE else owner

    def box_of(self, cell: int) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a cell on the sheet."""
        row, column, rows, columns = self.spans[cell]
        return (
            self._xs[column],
            self._ys[row],
            self._xs[column + columns],
            self._ys[row + rows],
        )

    def row_owners(self, row: int) -> Iterator[int]:
        """The numbers of the cells a row meets, from left to right."""
        before = _NONE
        for owner in self._owner[row]:
            if owner not in (before, _NONE):
                yield owner
            before = owner


def find_table(network: Network) -> Table | None:
    """The table a network draws; nothing if it has fewer than two columns of cells."""
    xs = _places(network.vertical, network.left, network.right)
    ys = _places(network.horizontal, network.top, network.bottom)
    across, down = len(xs) - 1, len(ys) - 1
    if across < 2 or down < 1 or across * down > _MOST_BOXES:
        return None
    walls = _Walls(network, xs, ys)
    spans = list(_cells(walls, across, down))
    side_by_side: dict[int, int] = {}
    for span in spans:
        for row in range(span.row, span.row + span.rows):
            side_by_side[row] = side_by_side.get(row, 0) + 1
    if max(side_by_side.values(), default=0) < 2:
        return None
    return Table(xs, ys, sorted(spans))


class _Walls:
    """Which sides of the boxes are drawn."""

    def __init__(self, network: Network, xs: list[float], ys: list[float]) -> None:
        across, down = len(xs) - 1, len(ys) - 1
        self.upright = _drawn(network.vertical, xs, ys)
        self.level = _drawn(network.horizontal, ys, xs)
        for thought, side in ((network.left, 0), (network.right, across)):
            if thought is not None:
                self.upright[side] = [True] * down
        for thought, side in ((network.top, 0), (network.bottom, down)):
            if thought is not None:
                self.level[side] = [True] * across

    def enclose(self, span: Span) -> bool:
        """Whether a cell is drawn at two opposite sides at least."""
        row, column, rows, columns = span
        right, bottom = column + columns, row + rows
        left_side = self.upright[column][row:bottom]
        right_side = self.upright[right][row:bottom]
        top_side = self.level[row][column:right]
        bottom_side = self.level[bottom][column:right]
        return (_mostly(left_side) and _mostly(right_side)) or (
            _mostly(top_side) and _mostly(bottom_side)
        )

    def surround(self, boxes: set[tuple[int, int]]) -> bool:
        """Whether most of the outline of a room of any shape is drawn."""
        sides: list[bool] = []
        for row, column in boxes:
            for beyond, drawn in (
                ((row, column - 1), self.upright[column][row]),
                ((row, column + 1), self.upright[column + 1][row]),
                ((row - 1, column), self.level[row][column]),
                ((row + 1, column), self.level[row + 1][column]),
            ):
                if beyond not in boxes:
                    sides.append(drawn)
        return sum(sides) >= _OUTLINE * len(sides)


def _mostly(sides: list[bool]) -> bool:
    return sum(sides) >= _WALL * len(sides)


def _places(rules: list[Piece], first: float | None, last: float | None) -> list[float]:
    places = {rule.at for rule in rules}
    places.update(border for border in (first, last) if border is not None)
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] >= _NARROWEST:
            distinct.append(place)
    return distinct


def _drawn(
    rules: list[Piece], places: list[float], across: list[float]
) -> list[list[bool]]:
    """For each place of a rule, which stretches between the rules across are drawn."""
    drawn = [[False] * (len(across) - 1) for _place in places]
    for rule in rules:
        walls = drawn[max(0, bisect_right(places, rule.at) - 1)]
        first = max(0, bisect_right(across, rule.start) - 1)
        for index in range(first, len(across) - 1):
            near, far = across[index], across[index + 1]
            if near >= rule.end:
                break
            covered = min(far, rule.end) - max(near, rule.start)
            walls[index] = walls[index] or covered >= _WALL * (far - near)
    return drawn


def _cells(walls: _Walls, across: int, down: int) -> Iterator[Span]:
    """The cells that are drawn; what merely lies between a table's parts is none."""
    taken = [[False] * across for _row in range(down)]
    for row in range(down):
        for column in range(across):
            if not taken[row][column]:
                boxes = _room(walls, row, column, across, down)
                for box_row, box_column in boxes:
                    taken[box_row][box_column] = True
                parts = list(_rectangles(boxes))
                if len(parts) == 1:
                    real = walls.enclose(parts[0])
                else:
                    real = walls.surround(boxes)
                if real:
                    yield from parts


def _room(
    walls: _Walls, row: int, column: int, across: int, down: int
) -> set[tuple[int, int]]:
    """All boxes that can be reached from one without crossing a wall."""
    found = {(row, column)}
    waiting = [(row, column)]
    while waiting:
        y, x = waiting.pop()
        for box, open_ in (
            ((y, x - 1), x > 0 and not walls.upright[x][y]),
            ((y, x + 1), x + 1 < across and not walls.upright[x + 1][y]),
            ((y - 1, x), y > 0 and not walls.level[y][x]),
            ((y + 1, x), y + 1 < down and not walls.level[y + 1][x]),
        ):
            if open_ and box not in found:
                found.add(box)
                waiting.append(box)
    return found


def _rectangles(boxes: set[tuple[int, int]]) -> Iterator[Span]:
    left = set(boxes)
    while left:
        row, column = min(left)
        columns = 1
        while (row, column + columns) in left:
            columns += 1
        rows = 1
        while all((row + rows, column + step) in left for step in range(columns)):
            rows += 1
        span = Span(row, column, rows, columns)
        left.difference_update(_boxes(span))
        yield span


def _boxes(span: Span) -> Iterator[tuple[int, int]]:
    for row in range(span.row, span.row + span.rows):
        for column in range(span.column, span.column + span.columns):
            yield row, column
