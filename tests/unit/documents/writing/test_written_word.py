"""The XML of a written Word file: fixed grids, faces, pages."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from lxml import etree
from tests.unit.documents.writing.compositions import (
    expected,
    of_one_table,
    squeezed,
    tables,
    told,
)

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
from faheng.documents.formats.docx.writer_styles import W
from faheng.documents.opening import open_document
from faheng.documents.writing import write

NS = {"w": W}
FORM = Table(
    (
        row(Cell("一级指标", label=True, align=Align.CENTRE), "指标值", "备注"),
        row(Cell("产出指标", rows=2, label=True), Cell("80个", columns=2)),
        row("≥95%", "第一行\n第二行"),
    ),
    (30.0, 60.0, 40.0),
    head=1,
)


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def body(composition: Composition) -> etree._Element:
    return part(write(composition, "docx"), "word/document.xml")


def values(found: etree._Element, path: str) -> list[str]:
    return [str(value) for value in found.xpath(path, namespaces=NS)]


@settings(deadline=None)
@given(tables())
def test_every_cell_is_as_wide_as_its_columns(table: Table) -> None:
    for written in body(of_one_table(table)).iter(f"{{{W}}}tbl"):
        assert values(written, "w:tblPr/w:tblLayout/@w:type") == ["fixed"]
        grid = list(map(int, values(written, "w:tblGrid/w:gridCol/@w:w")))
        assert len(grid) == len(table.widths)
        assert values(written, "w:tblPr/w:tblW/@w:w") == [str(sum(grid))]
        for line in written.iter(f"{{{W}}}tr"):
            at = 0
            for cell in line.iter(f"{{{W}}}tc"):
                (span,) = values(cell, "w:tcPr/w:gridSpan/@w:val") or ["1"]
                width = sum(grid[at : at + int(span)])
                assert values(cell, "w:tcPr/w:tcW/@w:w") == [str(width)]
                at += int(span)
            assert at == len(grid)


def test_heads_are_repeated_and_rows_stay_whole() -> None:
    written = body(of_one_table(FORM))
    rows = written.findall(".//w:tr", NS)
    assert [bool(values(one, "w:trPr/w:tblHeader")) for one in rows] == [
        True,
        False,
        False,
    ]
    assert all(one.find("w:trPr/w:cantSplit", NS) is not None for one in rows)
    long = Table((row("甲", "乙" * 3000),), (30.0, 60.0))
    assert body(of_one_table(long)).find(".//w:cantSplit", NS) is None


def test_merged_cells() -> None:
    written = body(of_one_table(FORM))
    merges = [
        values(cell, "w:tcPr/w:vMerge/@w:val") or ["continue"]
        for cell in written.xpath("//w:tc[w:tcPr/w:vMerge]", namespaces=NS)
    ]
    assert merges == [["restart"], ["continue"]]
    assert values(written, "//w:gridSpan/@w:val") == ["2"]


def test_faces_and_language() -> None:
    styles = part(write(of_one_table(FORM), "docx"), "word/styles.xml")
    faces = {
        style: values(
            styles, f"w:style[@w:styleId='{style}']/w:rPr/w:rFonts/@w:eastAsia"
        )
        for style in ("Title", "BodyText", "CellText", "CellLabel")
    }
    assert faces == {
        "Title": ["方正小标宋简体"],
        "BodyText": ["仿宋_GB2312"],
        "CellText": ["仿宋_GB2312"],
        "CellLabel": ["黑体"],
    }
    assert set(values(styles, "//w:lang/@w:eastAsia")) == {"zh-CN"}


def test_quotes_between_chinese_words_are_chinese() -> None:
    written = body(of_one_table(Table((row("“三公”经费", "80个"),), (40.0, 40.0))))
    hints = [values(one, "w:rPr/w:rFonts/@w:hint") for one in written.iter(f"{{{W}}}r")]
    assert hints == [["eastAsia"], []]


def test_sheets_are_pages_of_their_own_direction() -> None:
    upright = Sheet("甲", (Paragraph("甲", Role.TITLE), FORM))
    lying = Sheet("乙", (FORM, FORM), landscape=True)
    written = body(Composition("题", (upright, lying)))
    sizes = written.findall(".//w:pgSz", NS)
    assert [(one.get(f"{{{W}}}w"), one.get(f"{{{W}}}h")) for one in sizes] == [
        ("11906", "16838"),
        ("16838", "11906"),
    ]
    assert [one.get(f"{{{W}}}orient") for one in sizes] == [None, "landscape"]
    # Two tables without a paragraph between them would be one.
    kinds = [etree.QName(one).localname for one in written[0]]
    assert kinds == ["p", "tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_another_library_opens_it() -> None:
    opened = docx.Document(io.BytesIO(write(of_one_table(FORM), "docx")))
    assert opened.core_properties.title == "表"
    (table,) = opened.tables
    assert [cell.text for cell in table.rows[2].cells] == [
        "产出指标",
        "≥95%",
        "第一行\n第二行",
    ]
    assert table.rows[0].cells[0].paragraphs[0].style.name == "Cell Label"


def test_nothing_tells_the_day() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write(of_one_table(FORM), "docx")))
    assert {member.date_time[0] for member in archive.infolist()} == {1980}
    assert b"dcterms" not in archive.read("docProps/core.xml")


@pytest.mark.libreoffice
def test_libreoffice_saves_it_again_unchanged(tmp_path: Path) -> None:
    sheet = Sheet(
        "表", (Paragraph("申报表", Role.TITLE), FORM, Paragraph("注：无。", Role.NOTE))
    )
    composition = Composition("表", (sheet,))
    path = tmp_path / "form.docx"
    path.write_bytes(write(composition, "docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", tmp_path / "again", path],
        check=True,
        capture_output=True,
        timeout=180,
    )
    again = told(open_document(tmp_path / "again" / "form.docx"))
    assert [one for one in again if one != squeezed("— 1 —")] == expected(composition)
