"""What all formats share: clean texts, exact grids, room on the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.unit.documents.writing.compositions import anything, of_one_table, tables

from faheng.documents.composing.cleaning import clean_text
from faheng.documents.composing.grid import placed_rows
from faheng.documents.composing.joint_columns import JointColumns
from faheng.documents.composing.page import fitted_widths, room, table_size
from faheng.documents.composing.pieces import Cell, Composition, Sheet, Table, row
from faheng.documents.exceptions import UnwritableDocumentError
from faheng.documents.writing import KINDS, write

COLUMNS = st.lists(
    st.floats(0.5, 80, allow_nan=False).map(lambda width: round(width, 2)), min_size=1
).map(tuple)


@given(anything)
def test_a_clean_text_can_stand_in_xml(text: str) -> None:
    element = etree.Element("a")
    element.text = clean_text(text)
    assert etree.fromstring(etree.tostring(element)).text == (element.text or None)
    assert clean_text(element.text) == element.text


def test_what_is_cleaned_away() -> None:
    assert clean_text("甲\x00\x1b乙\ud800丙\ufffe\u200b") == "甲乙丙"
    assert clean_text("甲\r\n乙\r丙\x0b丁\u2028戊\t己") == "甲\n乙\n丙\n丁\n戊 己"
    assert clean_text("喆䶮𠮷　①") == "喆䶮𠮷　①"


@given(tables())
def test_every_place_of_the_grid_is_filled_once(table: Table) -> None:
    places = [
        (placed.row, placed.column + at)
        for cells in placed_rows(table)
        for placed in cells
        for at in range(placed.cell.columns)
    ]
    wanted = [(r, c) for r in range(len(table.rows)) for c in range(len(table.widths))]
    assert places == wanted


@pytest.mark.parametrize(
    "rows",
    [
        (row("甲"),),
        (row("甲", "乙", "丙"),),
        (row("甲", Cell("乙", columns=2)),),
        (row("甲", Cell("乙", rows=2)),),
        (row("甲", Cell("乙", rows=2)), row(Cell("丙", columns=2))),
        (row("甲", Cell("乙", rows=2)), row("丙", "丁")),
        (row("甲", Cell("乙", columns=0)), row("丙")),
    ],
)
def test_a_table_that_does_not_fill_its_grid_is_a_mistake(
    rows: tuple[tuple[Cell, ...], ...],
) -> None:
    for kind in KINDS:
        with pytest.raises(ValueError, match="row"):
            write(of_one_table(Table(rows, (30.0, 30.0))), kind)


def test_a_head_ends_with_its_cells() -> None:
    rows = (row(Cell("甲", rows=2), "乙"), row("丙"))
    assert list(placed_rows(Table(rows, (30.0, 30.0), head=2)))
    with pytest.raises(ValueError, match="head"):
        list(placed_rows(Table(rows, (30.0, 30.0), head=1)))


@given(COLUMNS, st.booleans())
def test_a_table_fits_the_paper(widths: tuple[float, ...], landscape: bool) -> None:
    sheet = Sheet("表", (), landscape)
    fitted = fitted_widths(Table((), widths), sheet)
    assert sum(fitted) <= room(sheet) + 0.01 * len(widths)
    if sum(widths) <= room(sheet):
        assert fitted == widths


def test_narrower_columns_have_smaller_letters() -> None:
    sizes = [table_size(Table((), ()), (170 / count,) * count) for count in (7, 12, 20)]
    assert sizes == [10.5, 9.0, 7.5]


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1,234.50", 10.5),
        ("12,345,678.90", 7.5),
        ("甲乙丙丁戊己庚辛", 10.5),
        ("1" * 90, 6.5),
    ],
)
def test_letters_are_as_small_as_amounts_need(text: str, size: float) -> None:
    table = Table((row("项目", text),), (60.0, 20.0))
    assert table_size(table, table.widths) == size


@given(st.lists(COLUMNS, min_size=1, max_size=4))
def test_tables_of_a_worksheet_share_columns(several: list[tuple[float, ...]]) -> None:
    joint = JointColumns(several, 170)
    for widths in several:
        starts = joint.starts(widths)
        assert len(set(starts)) == len(widths) + 1
        assert starts == sorted(starts)
        edges = [sum(joint.widths[:start]) for start in starts]
        wanted = [sum(widths[:at]) for at in range(len(widths) + 1)]
        assert all(abs(a - b) < 1.51 for a, b in zip(edges, wanted, strict=True))


def test_one_table_has_the_columns_it_has() -> None:
    joint = JointColumns([(10.0, 20.0, 30.0)], 170)
    assert joint.widths == [10, 20, 30]
    assert joint.starts((10.0, 20.0, 30.0)) == [0, 1, 2, 3]


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_without_sheets_is_refused_in_a_sentence(kind: str) -> None:
    with pytest.raises(UnwritableDocumentError, match="没有任何内容"):
        write(Composition("表", ()), kind)


def test_an_unknown_kind_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="odt"):
        write(Composition("表", (Sheet("表", ()),)), "odt")
