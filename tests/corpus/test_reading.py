"""What is read from the corpus: alike in every format, complete, and valid.

With ``FAHENG_EXTRA_DOCUMENTS`` naming a folder, its files are read and reviewed too.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.corpus.documents import (
    SAVED_BY_AN_OFFICE_SUITE,
    SOUND,
    file_name,
    sound_pieces,
)
from tests.corpus.held import each_of, opened, reading_of, review_of
from tests.corpus.make import FAIL, KEPT, PASS
from tests.corpus.makers.pieces import Piece, Table, Text

from faheng.api.reporting import REPORTS
from faheng.api.reviewing import review_file
from faheng.documents.document import Document, Line
from faheng.model.reading import Reading

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schema"
EXTRA = os.environ.get("FAHENG_EXTRA_DOCUMENTS")
SAVED_TWICE = [name for name, sound in SOUND.items() if len(sound.shapes) > 1]


def read_sound(name: str) -> Reading:
    return reading_of(PASS / name)


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    return jsonschema.Draft202012Validator(schema)


def unplaced(part: Any) -> Any:
    """A part of a package without the places it was read from."""
    if isinstance(part, dict):
        return {key: unplaced(value) for key, value in part.items() if key != "where"}
    if isinstance(part, list):
        return [unplaced(value) for value in part]
    return part


def said(reading: Reading) -> dict[str, Any]:
    """What does not depend on the kind of file."""
    package = unplaced(json.loads(reading.package.to_json()))
    budget = package["budget"] or {"tables": []}
    kept = ("bureau", "year", "declarations", "department_targets", "evaluations")
    for evaluation in package["evaluations"]:
        # On a page nothing tells a full line from the end of a paragraph.
        for section in evaluation["sections"]:
            section["text"] = section["text"].replace("\n", "")
    return {key: package[key] for key in kept} | {"tables": budget["tables"]}


def ink(document: Document) -> int:
    """All characters of a document that are not blank."""
    return sum(
        len("".join(text.split()))
        for block in document.blocks
        for text in (
            [block.text]
            if isinstance(block, Line)
            else [cell.text for cell in block.cells()]
        )
    )


def check_coverage(path: Path) -> None:
    reading = reading_of(path)
    coverage = reading.coverage
    assert coverage is not None
    assert coverage.total == ink(opened(path))
    unread = sum(len("".join(part.text.split())) for part in reading.package.unread)
    assert coverage.unread == unread


@pytest.mark.parametrize("name", SAVED_TWICE)
def test_every_format_says_the_same(name: str) -> None:
    first, *others = [
        said(read_sound(file_name(name, shape))) for shape in SOUND[name].shapes
    ]
    for other in others:
        assert other == first


@pytest.mark.parametrize("path", each_of(KEPT))
def test_file_saved_in_an_old_format_says_the_same(path: Path) -> None:
    original = path.with_suffix(f".{SAVED_BY_AN_OFFICE_SUITE[path.name]}")
    assert said(reading_of(path)) == said(reading_of(original))


@pytest.mark.parametrize("path", each_of(PASS.iterdir()))
def test_every_character_is_accounted_for(path: Path) -> None:
    check_coverage(path)


@pytest.mark.parametrize("path", each_of(FAIL.iterdir()))
def test_every_character_of_a_faulty_file_is_accounted_for(path: Path) -> None:
    check_coverage(path)


def clauses(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The prose of a document: what stands in sentences, clause by clause."""
    for piece in pieces:
        texts = (
            [piece.text]
            if isinstance(piece, Text)
            else [box.text for row in piece.rows for box in row]
            if isinstance(piece, Table)
            else []
        )
        for text in texts:
            if "。" not in text:
                continue
            for clause in re.split(r"[，。；：、:;,\n]|^\(?.\)?[.、 ]", text):
                if len(clause) >= 6 and clause not in SERIALISED:
                    yield "".join(clause.split())


SERIALISED = {"实施周期指标值", "年度指标值"}
"""Labels inside a cell of the Guangdong table."""


def strings(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield "".join(part.split())
    elif isinstance(part, dict):
        for value in part.values():
            yield from strings(value)
    elif isinstance(part, list):
        for value in part:
            yield from strings(value)


@pytest.mark.parametrize("name", sorted(SOUND))
def test_no_clause_is_lost(name: str) -> None:
    """Prose is in a field or in ``unread``, whatever the counts say."""
    reading = read_sound(file_name(name, SOUND[name].shapes[0]))
    held = "\n".join(strings(unplaced(json.loads(reading.package.to_json()))))
    lost = [clause for clause in clauses(sound_pieces(name)) if clause not in held]
    assert lost == []


@pytest.mark.parametrize("path", each_of(PASS.iterdir()))
def test_output_is_what_the_schemas_promise(path: Path) -> None:
    validator("package").validate(json.loads(read_sound(path.name).package.to_json()))
    validator("review").validate(json.loads(REPORTS["json"](review_of(path))))


def test_findings_are_what_the_schema_promises() -> None:
    for path in FAIL.iterdir():
        validator("review").validate(json.loads(REPORTS["json"](review_of(path))))


def extra_documents() -> list[Path]:
    return (
        sorted(path for path in Path(EXTRA).iterdir() if path.is_file())
        if EXTRA
        else []
    )


@pytest.mark.skipif(not EXTRA, reason="FAHENG_EXTRA_DOCUMENTS names no folder")
@pytest.mark.parametrize("path", extra_documents(), ids=lambda path: path.name)
def test_extra_document_is_read_whole_and_reviewed(path: Path) -> None:
    check_coverage(path)
    reviewed = review_file(path)
    validator("package").validate(json.loads(reviewed.reading.package.to_json()))
    for report in REPORTS.values():
        assert report(reviewed)
