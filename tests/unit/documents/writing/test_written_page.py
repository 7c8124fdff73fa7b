"""A written page of the web: whole in itself, and nothing in it is code."""

from __future__ import annotations

import re

from hypothesis import given
from lxml import html
from tests.unit.documents.writing.compositions import anything

from faheng.documents.composing.pieces import (
    Align,
    Cell,
    Composition,
    Paragraph,
    Role,
    Sheet,
    Table,
    row,
)
from faheng.documents.writing import write

FORM = Table(
    (
        row("科目", Cell("金额", columns=2)),
        row(Cell("甲", rows=2), "1", "2"),
        row("3", "4"),
    ),
    (30.0, 20.0, 20.0),
    head=1,
)


def page(*pieces: Paragraph | Table, title: str = "题") -> bytes:
    return write(Composition(title, (Sheet("表", pieces),)), "html")


def test_it_is_chinese_and_whole() -> None:
    data = page(Paragraph("题", Role.TITLE), FORM)
    tree = html.document_fromstring(data)
    assert tree.get("lang") == "zh-CN"
    assert tree.findtext(".//title") == "题"
    assert tree.findtext(".//h1") == "题"
    assert not tree.xpath("//script | //link | //img | //@src | //@href")
    assert not re.search(rb"https?:|url\(|@import", data)


def test_columns_have_their_widths() -> None:
    tree = html.document_fromstring(page(FORM))
    assert tree.xpath("//col/@style") == [
        "width:30.00mm",
        "width:20.00mm",
        "width:20.00mm",
    ]
    assert tree.xpath("//thead/tr/th/@scope") == ["col", "col"]
    assert len(tree.xpath("//tbody/tr")) == 2
    assert tree.xpath("//tbody//td[@rowspan='2']/text()") == ["甲"]


def test_cells_stand_at_their_edges() -> None:
    table = Table((row(*(Cell("1", align=one) for one in Align)),), (20.0,) * 3)
    tree = html.document_fromstring(page(table))
    assert tree.xpath("//td/@class") == ["left", "centre", "right"]


@given(anything)
def test_nothing_is_markup(text: str) -> None:
    told = f"<script>{text}</script><img src=x onerror=a>\"'&amp;"
    table = Table((row(told, Cell(told, label=True)),), (40.0, 40.0))
    tree = html.document_fromstring(page(Paragraph(told), table, title=told))
    assert not tree.xpath("//script | //img")
    assert "<img src=x onerror=a>\"'&amp;" in tree.xpath("string(//td)")
