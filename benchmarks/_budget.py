"""Draws a budget book of 22 pages to measure on: prose, then ruled tables."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

_FONT = "STSong-Light"
_TEXT_PAGES = 9
_TABLE_PAGES = 13
_COLUMNS = (57.0, 97.0, 137.0, 177.0, 417.0, 537.0, 657.0, 785.0)
_ROW = 24.0
_ROWS = 16


def draw_budget(
    path: Path, *, text_pages: int = _TEXT_PAGES, table_pages: int = _TABLE_PAGES
) -> Path:
    """A budget, of 22 pages by default: prose, then ruled tables of seven columns."""
    registerFont(UnicodeCIDFont(_FONT))
    canvas = Canvas(str(path), pagesize=landscape(A4), invariant=1)
    for page in range(text_pages):
        canvas.setFont(_FONT, 12)
        for line in range(22):
            text = f"{page + 1}.{line + 1}一般公共服务支出预算比上年减少，主要原因是项目调整。"
            canvas.drawString(
                60, 530 - 20 * line, text + "主要用于行政单位的基本支出。"
            )
        canvas.showPage()
    for page in range(table_pages):
        _draw_table(canvas, page)
        canvas.showPage()
    canvas.save()
    return path


def _draw_table(canvas: Canvas, page: int) -> None:
    canvas.setFont(_FONT, 12)
    top = 480.0
    canvas.drawString(322, 530, "支出预算总表")
    for row in range(_ROWS + 1):
        down = top - _ROW * row
        canvas.rect(_COLUMNS[0], down, _COLUMNS[-1] - _COLUMNS[0], 0.5, 0, 1)
    for column in _COLUMNS:
        canvas.rect(column, top - _ROW * _ROWS, 0.5, _ROW * _ROWS, 0, 1)
    head = ("类", "款", "项", "功能分类科目名称", "合计", "基本支出", "项目支出")
    for row in range(_ROWS):
        amount = f"{(page + 1) * (row + 3) * 12_345.67:,.2f}"
        cells = ("201", "03", f"{row:02}", "一般行政管理事务", amount, amount, "")
        for left, text in zip(_COLUMNS, cells if row else head, strict=False):
            canvas.drawString(left + 4, top - _ROW * row - 16, text)
