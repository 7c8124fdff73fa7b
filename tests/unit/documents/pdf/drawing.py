"""Small PDFs drawn for the tests, with a Chinese font that is not embedded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from faheng.documents.document import Grid, Line
from faheng.documents.formats.pdf.reader import read_blocks

FONT = "STSong-Light"
SIZE = 10.0
WIDTH, HEIGHT = A4

Draw = Callable[[Canvas], None]


def pdf_of(*pages: Draw, size: tuple[float, float] = A4, **options: object) -> bytes:
    """A PDF with one page for each drawing."""
    registerFont(UnicodeCIDFont(FONT))
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1, **options)
    for draw in pages:
        canvas.setFont(FONT, SIZE)
        canvas.setLineWidth(0.5)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def blocks_of(*pages: Draw) -> tuple[list[Grid], list[Line]]:
    """The grids and the lines of a PDF with these pages."""
    blocks, _pages = read_blocks(pdf_of(*pages))
    return (
        [block for block in blocks if isinstance(block, Grid)],
        [block for block in blocks if isinstance(block, Line)],
    )


def write(canvas: Canvas, x: float, down: float, text: str) -> None:
    """Write a text whose first line has its top so far below the page's upper edge."""
    for number, line in enumerate(text.split("\n")):
        canvas.drawString(x, HEIGHT - down - SIZE * (0.85 + 1.2 * number), line)


def level(canvas: Canvas, down: float, start: float, end: float) -> None:
    """A horizontal rule."""
    canvas.line(start, HEIGHT - down, end, HEIGHT - down)


def upright(canvas: Canvas, x: float, start: float, end: float) -> None:
    """A vertical rule."""
    canvas.line(x, HEIGHT - start, x, HEIGHT - end)


XS = (100.0, 200.0, 300.0, 400.0)
YS = (100.0, 125.0, 150.0, 175.0)


def rule_all(
    canvas: Canvas, xs: Sequence[float] = XS, ys: Sequence[float] = YS
) -> None:
    """All rules of a plain table."""
    for down in ys:
        level(canvas, down, xs[0], xs[-1])
    for x in xs:
        upright(canvas, x, ys[0], ys[-1])


def fill_in(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    xs: Sequence[float] = XS,
    ys: Sequence[float] = YS,
) -> None:
    """Write texts into the cells of a plain table."""
    for top, row in zip(ys, rows, strict=False):
        for left, text in zip(xs, row, strict=False):
            write(canvas, left + 5, top + 5, text)


ROWS = [
    ["科目", "预算数", "决算数"],
    ["行政运行", "1,434.89", "1,400.00"],
    ["公共法律服务", "202.00", "200.15"],
]


def texts(grid: Grid) -> list[list[str]]:
    """The texts of a grid's cells, without the cells that only go on from above."""
    return [[cell.text for cell in row if not cell.continues] for row in grid.rows]
