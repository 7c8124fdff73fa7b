"""LibreOffice opens annotated and fixed copies, and shows notes where they belong."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pdfplumber
import pypdf
import pytest
from lxml import etree
from tests.corpus.make import FAIL
from tests.unit.documents.annotating.commented import word_comments

from faheng.api.annotating import annotate, notes_of
from faheng.api.fixing import fix
from faheng.api.reviewing import Reviewed, review_file

pytestmark = pytest.mark.libreoffice

Kept = dict[Path, Reviewed]


def saved(paths: list[Path], kind: str, folder: Path) -> None:
    """Save files in another format, all in one run, by their own names."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [program, profile, "--headless", "--convert-to", kind, "--outdir",
         str(folder / "saved"), *map(str, paths)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip


def annotated(folder: Path, ending: str) -> Kept:
    """Some files of the corpus that have findings, annotated."""
    found: Kept = {}
    names = sorted(path for path in FAIL.iterdir() if path.suffix == ending)
    for path in names[:: len(names) // 4]:
        reviewed = review_file(path)
        if any(finding.where.quote for finding in reviewed.review.findings):
            out = folder / path.name
            annotate(path, reviewed.review, reviewed.reading, out)
            found[out] = reviewed
    assert len(found) >= 3
    return found


def test_word_comments_survive_being_saved_anew(tmp_path: Path) -> None:
    kept = annotated(tmp_path, ".docx")
    saved(list(kept), "docx", tmp_path)
    for path, reviewed in kept.items():
        again = word_comments((tmp_path / "saved" / path.name).read_bytes())
        assert sorted(again) == sorted(word_comments(path.read_bytes()))
        assert len(again) == len(notes_of(reviewed.review))


def test_word_comments_are_printed_beside_the_words_quoted(tmp_path: Path) -> None:
    kept = annotated(tmp_path, ".docx")
    saved(list(kept), 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}', tmp_path)  # fmt: skip
    for path, reviewed in kept.items():
        found = list(printed_notes(tmp_path / "saved" / f"{path.stem}.pdf"))
        for finding in reviewed.review.findings:
            quote = "".join((finding.where.quote or "").split())
            near = [beside for said, beside in found if finding.message in said]
            assert near
            assert not quote or any(
                mark in beside for mark in parts_of(quote) for beside in near
            )


def parts_of(quote: str) -> set[str]:
    """A quote may be torn by the end of a line: its first or last piece is enough."""
    return {quote[:4], quote[-4:]}


def printed_notes(path: Path) -> Iterator[tuple[str, str]]:
    """What each note says, and the text of the lines it is pinned to."""
    pages = pypdf.PdfReader(path).pages
    with pdfplumber.open(path) as document:
        for page, marked in zip(document.pages, pages, strict=True):
            for note in marked.get("/Annots", []):
                said = note.get_object()
                if "/Contents" in said and "/Rect" in said:
                    top = float(page.height) - float(said["/Rect"][3])
                    near = [one for one in page.chars if abs(one["top"] - top) < 30]
                    yield (
                        str(said["/Contents"]),
                        "".join(
                            one["text"] for one in near if not one["text"].isspace()
                        ),
                    )


def test_cell_comments_are_shown_at_their_cells(tmp_path: Path) -> None:
    kept = annotated(tmp_path, ".xlsx")
    saved(list(kept), "ods", tmp_path)
    for path, reviewed in kept.items():
        said = dict(cells_with_notes(tmp_path / "saved" / f"{path.stem}.ods"))
        for finding, note in zip(
            reviewed.review.findings, notes_of(reviewed.review), strict=True
        ):
            [text] = [text for words, text in said.items() if note.text in words]
            quote = finding.where.quote or ""
            assert without_marks(quote) in without_marks(text)


def without_marks(text: str) -> str:
    return re.sub(r"[\s,]|\.0+$", "", text)


def cells_with_notes(path: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as file:
        root = etree.fromstring(file.read("content.xml"))
    for note in root.iter("{*}annotation"):
        cell = note.getparent()
        assert cell is not None
        yield "\n".join(paragraphs(note)), "".join(paragraphs(cell))


def paragraphs(element: Any) -> list[str]:
    return ["".join(one.itertext()) for one in element if one.tag.endswith("}p")]


def test_fixed_copies_open_with_their_new_words(tmp_path: Path) -> None:
    fixed = {}
    for path in sorted(FAIL.iterdir()):
        if path.name.startswith(("WS110", "WB108")) and path.suffix == ".docx":
            reviewed = review_file(path)
            out = tmp_path / path.name
            mended = fix(path, reviewed.review, reviewed.reading)
            out.write_bytes(mended.data)
            fixed[out] = mended.mended
    assert fixed
    saved(list(fixed), "txt:Text (encoded):UTF8", tmp_path)
    for path, findings in fixed.items():
        text = (tmp_path / "saved" / f"{path.stem}.txt").read_text("utf-8")
        for finding in findings:
            assert finding.fix is not None
            assert finding.fix.after in text
            assert finding.fix.before not in text
