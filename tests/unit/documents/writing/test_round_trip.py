"""What is written is read back, in every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.unit.documents.writing.compositions import (
    all_texts,
    anything,
    compositions,
    expected,
    of_one_table,
    read_back,
    read_texts,
    short_words,
    shown,
    squeezed,
    told,
    words,
)

from faheng.documents.composing.cleaning import cleaned
from faheng.documents.composing.pieces import Cell, Composition, Table
from faheng.documents.writing import KINDS, write

COMPOSED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
PAGE_NUMBER = re.compile(r"—\d+—")


@pytest.mark.parametrize("kind", ["docx", "html"])
@COMPOSED
@given(composition=compositions())
def test_lines_tables_and_spans(
    kind: str, tmp_path: Path, composition: Composition
) -> None:
    assume(shown(composition))
    assert told(read_back(composition, kind, tmp_path)) == expected(composition)


@pytest.mark.parametrize("kind", ["docx", "html"])
@COMPOSED
@given(composition=compositions(anything))
def test_whatever_is_pasted(
    kind: str, tmp_path: Path, composition: Composition
) -> None:
    assume(shown(composition))
    assert told(read_back(composition, kind, tmp_path)) == expected(composition)


@pytest.mark.parametrize("texts", [words, anything], ids=["words", "anything"])
@COMPOSED
@given(data=st.data())
def test_texts_of_a_workbook(
    texts: st.SearchStrategy[str], tmp_path: Path, data: st.DataObject
) -> None:
    composition = data.draw(compositions(texts))
    assume(shown(composition))
    wanted = [text for text in map(squeezed, all_texts(cleaned(composition))) if text]
    assert read_texts(read_back(composition, "xlsx", tmp_path)) == wanted


@COMPOSED
@given(composition=compositions(short_words))
def test_texts_of_a_pdf(tmp_path: Path, composition: Composition) -> None:
    assume(shown(composition))
    document = read_back(composition, "pdf", tmp_path)
    read = "".join(
        one for one in read_texts(document) if not PAGE_NUMBER.fullmatch(one)
    )
    wanted = "".join(map(squeezed, all_texts(cleaned(composition))))
    if document.pages == len(composition.sheets):
        assert read == wanted
    # A label over rows on both sides of a break may be read on either.
    assert sorted(read) == sorted(wanted)


@pytest.mark.parametrize("kind", KINDS)
@settings(COMPOSED, max_examples=20)
@given(composition=compositions())
def test_same_document_same_bytes(kind: str, composition: Composition) -> None:
    assert write(composition, kind) == write(composition, kind)


@pytest.mark.parametrize("kind", ["docx", "html", "xlsx"])
def test_long_and_wide_table(kind: str, tmp_path: Path) -> None:
    rows = tuple(
        tuple(Cell(f"{row}行{column}列") for column in range(20)) for row in range(500)
    )
    read = told(read_back(of_one_table(Table(rows, (12.0,) * 20)), kind, tmp_path))
    assert read == [[[(cell.text, 1, 1, False) for cell in row] for row in rows]]


@pytest.mark.parametrize("kind", KINDS)
def test_very_long_cell(kind: str, tmp_path: Path) -> None:
    long = "".join(f"第{number}条措施；" for number in range(600))
    rows = ((Cell("总体目标", label=True), Cell(long)), (Cell("甲"), Cell("乙")))
    document = read_back(of_one_table(Table(rows, (30.0, 60.0))), kind, tmp_path)
    read = "".join(t for t in read_texts(document) if not PAGE_NUMBER.fullmatch(t))
    # Where a cell runs over a page, the one beside it may be read in between.
    assert sorted(read) == sorted(f"总体目标{long}甲乙")


def test_spans_in_a_workbook_and_a_pdf(tmp_path: Path) -> None:
    rows = (
        (Cell("甲", rows=3), Cell("乙", columns=2), Cell("丙")),
        (Cell("丁"), Cell("戊"), Cell("己")),
        (Cell("庚", columns=3),),
    )
    wanted = [
        [("甲", 3, 1, False), ("乙", 1, 2, False), ("丙", 1, 1, False)],
        [("", 1, 1, True), ("丁", 1, 1, False), ("戊", 1, 1, False), ("己", 1, 1, False)],
        [("", 1, 1, True), ("庚", 1, 3, False)],
    ]  # fmt: skip
    for kind in KINDS:
        read = told(read_back(of_one_table(Table(rows, (30.0,) * 4)), kind, tmp_path))
        assert read[0] == wanted, kind
