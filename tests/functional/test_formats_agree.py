"""The same content gives the same facts and findings, whatever format it is saved in.

LibreOffice saves the corpus anew, all files of a kind in one run. Whatever it makes of
them is read and reviewed like the original: the package has to be the same but for the
places, and the findings the same in code, subject and words.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from tests.corpus.faults import FAULTS
from tests.corpus.make import AGAINST, FAIL, PASS, fault_file

from faheng.api.reading import read_file
from faheng.api.reviewing import review_document
from faheng.documents.document import Grid
from faheng.documents.opening import open_document

pytestmark = pytest.mark.libreoffice

AGAINST_OF = {fault_file(fault): fault.against for fault in FAULTS}
"""The other files that a faulty one is held against."""
# Places, and what says where they are or what stood between them.
NOT_FACTS = {"source", "where", "unread"}
HIGHER_THAN_A_PAGE = {
    "guangzhou-only-one",
    "guangzhou-projects",
    "guangzhou-transferred",
    "MB102-没有数量指标",
    "MB202-值照抄名称",
    "MB215-效益无法判断",
    "MB305-经济效益填队伍",
    "MB406-调解成功率低于各地",
    "WS102-刑释解教人员",
    "ZJ103-项目之和不等于合计",
}
"""Workbooks with all indicators of a project in one cell of a narrow column.

LibreOffice prints no row over two pages: what stands below the edge, as the amounts do
at the foot of their cells, is on no page.
"""


def corpus(suffix: str) -> list[Path]:
    return sorted(
        path
        for folder in (PASS, FAIL)
        for path in folder.iterdir()
        if path.suffix == suffix
    )


def some_of(paths: list[Path]) -> list[Path]:
    """One file of each family of sound ones, and a few with a fault."""
    sound = {path.stem.partition("-")[0]: path for path in paths if path.parent == PASS}
    faulty = [path for path in paths if path.parent == FAIL]
    return [*sound.values(), *faulty[:: max(len(faulty) // 6, 1)]]


def saved_anew(paths: list[Path], kind: str, folder: Path) -> Path:
    """A folder with all the files as LibreOffice saves them in another format."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    into = ["--headless", "--convert-to", kind, "--outdir", str(folder / kind)]
    subprocess.run(
        [program, profile, *into, *map(str, paths)],
        check=True,
        capture_output=True,
        timeout=600,
    )
    return folder / kind


Said = tuple[dict[str, Any], list[tuple[str, str, str]]]


def said(path: Path, original: Path) -> Said:
    """The facts of a file, and its findings: code, key of the subject, message."""
    others = [
        read_file(AGAINST / name).package for name in AGAINST_OF.get(original, ())
    ]
    reviewed = review_document(open_document(path), against=others)
    findings = reviewed.review.findings
    return (
        _facts(json.loads(reviewed.reading.package.to_json())),
        sorted((found.code, found.key, found.message) for found in findings),
    )


@cache
def said_by_original(path: Path) -> Said:
    return said(path, path)


def _facts(part: Any) -> Any:
    if isinstance(part, dict):
        return {
            key: _facts(value) for key, value in part.items() if key not in NOT_FACTS
        }
    return [_facts(value) for value in part] if isinstance(part, list) else part


def differing(paths: list[Path], kind: str, folder: Path) -> list[str]:
    saved = saved_anew(paths, kind, folder)
    return [
        path.name
        for path in paths
        if said(saved / f"{path.stem}.{kind}", path) != said_by_original(path)
    ]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "html"])
def test_a_workbook_says_the_same_in_another_format(kind: str, tmp_path: Path) -> None:
    assert differing(some_of(corpus(".xlsx")), kind, tmp_path) == []


@pytest.mark.parametrize("kind", ["docx", "doc", "html"])
def test_a_word_file_says_the_same_in_another_format(kind: str, tmp_path: Path) -> None:
    paths = some_of(corpus(".docx"))
    # LibreOffice is started for each .doc to be read.
    assert differing(paths[::3] if kind == "doc" else paths, kind, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("original", "kind"),
    [
        ("docx", "docx"),
        ("docx", "doc"),
        ("docx", "html"),
        ("xlsx", "xlsx"),
        ("xlsx", "xls"),
        ("xlsx", "html"),
    ],
)
def test_the_whole_corpus_says_the_same_in_another_format(
    original: str, kind: str, tmp_path: Path
) -> None:
    assert differing(corpus(f".{original}"), kind, tmp_path) == []


def differing_in_print(paths: list[Path], folder: Path) -> list[str]:
    """A page has no blanks between words, and does not say which lines are a paragraph.

    So blanks count for nothing here, and the paragraphs of a section are held together.
    """
    return [
        path.name
        for path in paths
        if _on_a_page(said(folder / f"{path.stem}.pdf", path))
        != _on_a_page(said_by_original(path))
    ]


def test_a_printed_file_says_the_same_but_for_blanks_and_paragraphs(
    tmp_path: Path,
) -> None:
    paths = some_of(corpus(".docx"))
    assert differing_in_print(paths, saved_anew(paths, "pdf", tmp_path)) == []


def check_printed_workbooks(paths: list[Path], folder: Path) -> None:
    """Where the page shows all the file says, the same; else that much, and no more."""
    printed = saved_anew(paths, "pdf", folder)
    cut_off = [path for path in paths if is_cut_off(path, printed)]
    assert {path.stem for path in cut_off} == HIGHER_THAN_A_PAGE & {
        path.stem for path in paths
    }
    whole = [path for path in paths if path not in cut_off]
    assert len(whole) > len(paths) / 2
    assert differing_in_print(whole, printed) == []
    for path in cut_off:
        facts, findings = said(printed / f"{path.stem}.pdf", path)
        all_facts, all_findings = said_by_original(path)
        assert shows_no_more(_on_a_page(facts), _on_a_page(all_facts)), path.name
        assert set(findings) <= set(all_findings), path.name


def is_cut_off(path: Path, printed: Path) -> bool:
    """Whether characters of a workbook lie nowhere on its pages."""
    held = Counter(
        char
        for block in open_document(path).blocks
        for unit in (block.cells() if isinstance(block, Grid) else (block,))
        for char in unit.text
        if not char.isspace()
    )
    with pdfplumber.open(printed / f"{path.stem}.pdf") as document:
        shown = Counter(
            char["text"]
            for page in document.pages
            for char in page.chars
            if char["top"] >= 0 and char["bottom"] <= page.height
        )
    return bool(held - shown)


def shows_no_more(part: Any, whole: Any) -> bool:
    """Whether facts are those of the whole, or missing; lists may end sooner."""
    if part is None:
        return True
    if isinstance(part, dict):
        return part.keys() == whole.keys() and all(
            shows_no_more(value, whole[key]) for key, value in part.items()
        )
    if isinstance(part, (list, tuple)):
        return len(part) <= len(whole) and all(map(shows_no_more, part, whole))
    return bool(part == whole)


def test_a_printed_workbook_says_the_same_but_for_blanks_and_paragraphs(
    tmp_path: Path,
) -> None:
    check_printed_workbooks(some_of(corpus(".xlsx")), tmp_path)


@pytest.mark.slow
def test_the_whole_corpus_says_the_same_in_print(tmp_path: Path) -> None:
    paths = corpus(".docx")
    assert differing_in_print(paths, saved_anew(paths, "pdf", tmp_path)) == []


@pytest.mark.slow
def test_all_workbooks_say_the_same_in_print(tmp_path: Path) -> None:
    check_printed_workbooks(corpus(".xlsx"), tmp_path)


def _on_a_page(part: Any) -> Any:
    if isinstance(part, str):
        return "".join(part.split())
    if isinstance(part, (list, tuple)):
        return [_on_a_page(value) for value in part]
    if not isinstance(part, dict):
        return part
    shown = {key: _on_a_page(value) for key, value in part.items()}
    if shown.get("narrative"):
        shown["narrative"] = [
            (section, "".join(paragraph["text"] for paragraph in paragraphs))
            for section, paragraphs in groupby(
                shown["narrative"], key=lambda paragraph: paragraph["section"]
            )
        ]
    return shown
