"""Copies of the corpus: annotated ones read the same, fixed ones have less to mend."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.corpus.make import FAIL, PASS
from tests.unit.documents.annotating.commented import cell_comments, word_comments

from faheng.api.annotating import annotate, notes_of
from faheng.api.exceptions import CommandError
from faheng.api.fixing import fix, write_fixed
from faheng.api.reviewing import review_file
from faheng.documents.annotating.docx.comments import with_comments as in_word
from faheng.documents.annotating.notes import Note
from faheng.documents.annotating.pdf.highlights import with_highlights
from faheng.documents.annotating.pdf.places import PdfPlaces
from faheng.documents.annotating.xlsx.comments import with_comments as in_excel
from faheng.documents.annotating.xlsx.places import reference
from faheng.documents.document import Block, Cell, Grid, Line
from faheng.documents.opening import open_document
from faheng.model.package import Where
from faheng.review.finding import Finding
from faheng.review.waiver_files import Waiver
from faheng.review.waivers import apply_waivers

WRITERS = {".docx": in_word, ".xlsx": in_excel, ".pdf": with_highlights}
MOST = 50


def files(folder: Path, *endings: str) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in endings)


def places(blocks: tuple[Block, ...]) -> Iterator[tuple[Where, str]]:
    """Every line and cell as the package says where it is, blank cells included."""
    for block in blocks:
        if isinstance(block, Line):
            if block.number is not None:
                yield place_of(block, None), block.text
            continue
        for cell in block.cells():
            if not cell.continues:
                yield place_of(cell, block), cell.text


def place_of(unit: Line | Cell, grid: Grid | None) -> Where:
    quote = " ".join(unit.text.split()) or None
    if isinstance(unit, Line):
        return Where(page=unit.page, line=unit.number, quote=quote)
    assert grid is not None
    return Where(
        page=unit.page, table=grid.number, row=unit.row, column=unit.column, quote=quote
    )


def spread(blocks: tuple[Block, ...]) -> list[tuple[Where, str]]:
    """Some of the places, evenly over the file."""
    found = list(places(blocks))
    return found[:: len(found) // MOST + 1]


@pytest.mark.parametrize(
    "path",
    [path for ending in WRITERS for path in files(PASS, ending)[::3]],
    ids=lambda path: path.name,
)
def test_any_place_of_a_file_can_be_annotated(path: Path, tmp_path: Path) -> None:
    blocks = open_document(path).blocks
    where = spread(blocks)
    notes = [Note(place, f"第{n}条") for n, (place, _) in enumerate(where)]
    data = path.read_bytes()
    annotated = tmp_path / path.name
    annotated.write_bytes(WRITERS[path.suffix](data, notes))
    assert open_document(annotated).blocks == blocks
    if path.suffix == ".docx":
        found = word_comments(annotated.read_bytes())
        assert [said for _, said in found] == [note.text for note in notes]
        for (around, _), (_, text) in zip(found, where, strict=True):
            # Numbers that Word writes itself stand in no text of the file.
            assert ink(text).endswith(ink(around))
            assert bool(ink(around)) == bool(ink(text))
    elif path.suffix == ".xlsx":
        said = cell_comments(annotated.read_bytes())
        assert sum(text.count("第") for text in said.values()) == len(notes)
        cells = {cell for _, cell in said}
        assert {
            reference((place.row, place.column))
            for place, text in where
            if place.row and place.column and text
        } <= cells
    else:
        pdf = PdfPlaces(data, {place.page or 1 for place, _ in where})
        assert [text for place, text in where if not pdf.boxes(place)] == []


def ink(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "path", files(FAIL, *WRITERS)[::5], ids=lambda path: path.name
)  # fmt: skip
def test_findings_are_written_into_the_file_and_do_not_become_its_content(
    path: Path, tmp_path: Path
) -> None:
    reviewed = review_file(path)
    out = tmp_path / path.name
    annotate(path, reviewed.review, reviewed.reading, out)
    again = review_file(out)
    assert without_name(again.review.findings) == without_name(reviewed.review.findings)
    assert open_document(out).blocks == open_document(path).blocks
    if path.suffix == ".docx":
        said = [text for _, text in word_comments(out.read_bytes())]
        notes = [note.text for note in notes_of(reviewed.review)]
        assert sorted("\n\n".join(said).split("\n")) == sorted(
            "\n\n".join(notes).split("\n")
        )


def without_name(findings: tuple[Finding, ...]) -> list[tuple[str, str, Where]]:
    return [(one.key, one.message, one.where) for one in findings]


@pytest.mark.parametrize("path", files(PASS, ".txt")[:1], ids=lambda path: path.name)
def test_a_text_file_says_what_to_do_instead(path: Path, tmp_path: Path) -> None:
    reviewed = review_file(path)
    with pytest.raises(CommandError, match="另存为 .docx"):
        annotate(path, reviewed.review, reviewed.reading, tmp_path / "a.txt")
    assert not list(tmp_path.iterdir())


def with_fixes() -> list[Path]:
    """Files in which a rule that knows repairs was given something to repair."""
    codes = ("MB203", "MB205-单", "MB208", "WB108", "WS107", "WS108", "WS109", "WS110")
    return [
        path
        for path in files(FAIL, ".docx", ".xlsx", ".txt")
        if path.name.startswith(codes)
    ]


@pytest.mark.parametrize("path", with_fixes(), ids=lambda path: path.name)
def test_a_fixed_file_has_these_findings_no_more_and_no_new_ones(
    path: Path, tmp_path: Path
) -> None:
    reviewed = review_file(path)
    out = tmp_path / path.name
    fixed = fix(path, reviewed.review, reviewed.reading)
    count = write_fixed(path, reviewed.review, reviewed.reading, out)
    assert count == len(fixed.mended)
    assert fixed.left == ()
    left = Counter(map(told, review_file(out).review.findings))
    before = Counter(map(told, reviewed.review.findings))
    mended = Counter(map(told, fixed.mended))
    # The same words printed in another place were one passage with these before.
    for one in list(left):
        if one in mended:
            del left[one]
    assert left == before - mended


def told(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


def test_a_pdf_cannot_be_fixed_and_says_where_to(tmp_path: Path) -> None:
    [path, *_] = files(FAIL, ".pdf")
    reviewed = review_file(path)
    with pytest.raises(CommandError, match="重新导出"):
        write_fixed(path, reviewed.review, reviewed.reading, tmp_path / "a.pdf")


def test_copies_never_replace_their_source_or_one_that_has_changed(
    tmp_path: Path,
) -> None:
    [sound, *_] = files(FAIL, ".docx")
    path = tmp_path / "表.docx"
    path.write_bytes(sound.read_bytes())
    reviewed = review_file(path)
    for write in (annotate, write_fixed):
        with pytest.raises(CommandError, match="不能被结果覆盖"):
            write(path, reviewed.review, reviewed.reading, path)
    assert path.read_bytes() == sound.read_bytes()
    path.write_bytes(files(FAIL, ".docx")[-1].read_bytes())
    for write in (annotate, write_fixed):
        with pytest.raises(CommandError, match="审核之后已有改动"):
            write(path, reviewed.review, reviewed.reading, tmp_path / "b.docx")
    assert [one.name for one in tmp_path.iterdir()] == ["表.docx"]


def test_what_is_waived_is_neither_annotated_nor_mended(tmp_path: Path) -> None:
    [path] = [one for one in files(FAIL, ".docx") if one.name.startswith("WS109")]
    reviewed = review_file(path)
    waiver = Waiver("甲", "乙", "沿用旧称", date(2099, 1, 1), code="WS109")
    review = apply_waivers(reviewed.review, [waiver], None)
    out = tmp_path / "表.docx"
    annotate(path, review, reviewed.reading, out)
    assert not any("WS109" in said for _, said in word_comments(out.read_bytes()))
    assert write_fixed(path, review, reviewed.reading, out) == 0
    assert out.read_bytes() == path.read_bytes()


def test_where_a_copy_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    [path, *_] = files(FAIL, ".docx")
    reviewed = review_file(path)
    (tmp_path / "夹").mkdir()
    for place, said in (("夹", "是一个文件夹"), ("没有/a.docx", "文件夹不存在")):
        with pytest.raises(CommandError, match=said):
            annotate(path, reviewed.review, reviewed.reading, tmp_path / place)
    annotate(path, reviewed.review, reviewed.reading, Path(os.devnull))
    assert not Path(os.devnull).is_file()
    assert [one.name for one in tmp_path.iterdir()] == ["夹"]
