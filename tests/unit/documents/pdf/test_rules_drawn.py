"""However the rules of a table are drawn, its cells come out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas
from tests.unit.documents.pdf.drawing import (
    HEIGHT,
    ROWS,
    XS,
    YS,
    Draw,
    blocks_of,
    fill_in,
    level,
    rule_all,
    texts,
    upright,
)


def _strokes(canvas: Canvas) -> None:
    rule_all(canvas)


def _thin_rectangles(canvas: Canvas) -> None:
    for down in YS:
        canvas.rect(XS[0], HEIGHT - down, 300, 0.5, stroke=0, fill=1)
    for x in XS:
        canvas.rect(x, HEIGHT - YS[-1], 0.5, 75, stroke=0, fill=1)


def _boxes_round_cells(canvas: Canvas) -> None:
    for left in XS[:-1]:
        for down in YS[1:]:
            canvas.rect(left, HEIGHT - down, 100, 25)


def _one_path(canvas: Canvas) -> None:
    path = canvas.beginPath()
    for left in XS[:-1]:
        for down in YS[1:]:
            path.rect(left, HEIGHT - down, 100, 25)
    canvas.drawPath(path)


def _doubled(canvas: Canvas) -> None:
    rule_all(canvas)
    rule_all(canvas, [x + 1.5 for x in XS], [y + 1.5 for y in YS])


def _segments(canvas: Canvas) -> None:
    for down in YS:
        for left, right in pairwise(XS):
            level(canvas, down, left + 0.5, right - 0.5)
    for x in XS:
        for top, bottom in pairwise(YS):
            upright(canvas, x, top + 0.5, bottom - 0.5)


def _not_quite_meeting(canvas: Canvas) -> None:
    for down in YS:
        level(canvas, down, XS[0] + 2, XS[-1] - 2)
    for x in XS:
        upright(canvas, x, YS[0] + 2, YS[-1] - 2)


def _dash_pattern(canvas: Canvas) -> None:
    canvas.setDash(3, 3)
    rule_all(canvas)


def _drawn_dashes(canvas: Canvas) -> None:
    for down in YS:
        for step in range(50):
            level(canvas, down, XS[0] + 6 * step, XS[0] + 6 * step + 3)
    for x in XS:
        for step in range(12):
            upright(canvas, x, YS[0] + 6 * step, YS[0] + 6 * step + 3)
        upright(canvas, x, YS[-1] - 3, YS[-1])


def _dots(canvas: Canvas) -> None:
    for down in YS:
        for step in range(151):
            canvas.rect(XS[0] + 2 * step, HEIGHT - down, 1, 1, stroke=0, fill=1)
    for x in XS:
        for step in range(38):
            canvas.rect(x, HEIGHT - YS[0] - 2 * step, 1, 1, stroke=0, fill=1)


def _wide_pen(canvas: Canvas) -> None:
    canvas.setLineWidth(300)
    for down in YS:
        middle = (XS[0] + XS[-1]) / 2
        canvas.line(middle, HEIGHT - down, middle, HEIGHT - down - 0.5)
    canvas.setLineWidth(75)
    for x in XS:
        middle = HEIGHT - (YS[0] + YS[-1]) / 2
        canvas.line(x, middle, x + 0.5, middle)


def _rings(canvas: Canvas) -> None:
    for left in XS[:-1]:
        for down in YS[1:]:
            path = canvas.beginPath()
            path.rect(left, HEIGHT - down, 100, 25)
            path.rect(left + 0.5, HEIGHT - down + 0.5, 99, 24)
            canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def _form(canvas: Canvas) -> None:
    canvas.beginForm("ruled")
    canvas.setLineWidth(1)
    for down in YS:
        canvas.line(0, (HEIGHT - down) / 2, 150, (HEIGHT - down) / 2)
    for x in XS:
        across = (x - XS[0]) / 2
        canvas.line(across, (HEIGHT - YS[0]) / 2, across, (HEIGHT - YS[-1]) / 2)
    canvas.endForm()
    canvas.saveState()
    canvas.transform(2, 0, 0, 2, XS[0], 0)
    canvas.doForm("ruled")
    canvas.restoreState()


def _scaled(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.transform(0.05, 0, 0, -0.05, 0, HEIGHT)
    canvas.setLineWidth(10)
    for down in YS:
        canvas.line(XS[0] * 20, down * 20, XS[-1] * 20, down * 20)
    for x in XS:
        canvas.line(x * 20, YS[0] * 20, x * 20, YS[-1] * 20)
    canvas.restoreState()


def _no_outer_border(canvas: Canvas) -> None:
    for down in YS[1:-1]:
        level(canvas, down, XS[0], XS[-1])
    for x in XS[1:-1]:
        upright(canvas, x, YS[0], YS[-1])


def _open_at_the_sides(canvas: Canvas) -> None:
    for down in YS:
        level(canvas, down, XS[0], XS[-1])
    for x in XS[1:-1]:
        upright(canvas, x, YS[0], YS[-1])


def _cut_off_by_the_page(canvas: Canvas) -> None:
    for down in YS[:-1]:
        level(canvas, down, XS[0], XS[-1])
    for x in XS:
        upright(canvas, x, YS[0], YS[-1])


def _underlined(canvas: Canvas) -> None:
    rule_all(canvas)
    level(canvas, YS[1] + 17, XS[0] + 8, XS[0] + 45)
    level(canvas, YS[2] + 17, XS[1], XS[1] + 40)


def _coloured(canvas: Canvas) -> None:
    canvas.setFillGray(0.9)
    canvas.rect(XS[0], HEIGHT - YS[1], 300, 25, stroke=0, fill=1)
    canvas.rect(XS[0] + 4, HEIGHT - YS[2] + 5, 40, 12, stroke=0, fill=1)
    canvas.setFillGray(0)
    rule_all(canvas)


def _with_diagonals_and_curves(canvas: Canvas) -> None:
    rule_all(canvas)
    canvas.line(XS[0], HEIGHT - YS[0], XS[1], HEIGHT - YS[1])
    canvas.circle(XS[2] + 20, HEIGHT - YS[1] - 12, 9)


@pytest.mark.parametrize(
    "ruled",
    [
        _strokes,
        _thin_rectangles,
        _boxes_round_cells,
        _one_path,
        _doubled,
        _segments,
        _not_quite_meeting,
        _dash_pattern,
        _drawn_dashes,
        _dots,
        _wide_pen,
        _rings,
        _form,
        _scaled,
        _no_outer_border,
        _open_at_the_sides,
        _cut_off_by_the_page,
        _underlined,
        _coloured,
        _with_diagonals_and_curves,
    ],
)
def test_the_cells_come_out_however_the_rules_are_drawn(ruled: Draw) -> None:
    def draw(canvas: Canvas) -> None:
        ruled(canvas)
        fill_in(canvas, ROWS)

    grids, lines = blocks_of(draw)

    assert [texts(grid) for grid in grids] == [ROWS]
    assert lines == []
