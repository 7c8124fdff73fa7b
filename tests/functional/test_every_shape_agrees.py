"""Every sound document, written in every kind of file, says the same.

Where the same content is printed to a page or flattened to lines, a reader may see less of
it; what it does see is the same facts, and the same findings.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tests.corpus.documents import SOUND, file_name, sound_pieces, written

from faheng.api.reviewing import review_document
from faheng.documents.opening import open_document

# Places, and what says where they are or what stood between them.
NOT_FACTS = {"source", "where", "unread"}
FIRST, *OTHERS = ("docx", "xlsx", "pdf", "html", "cells", "rows")

Said = tuple[Any, list[tuple[str, str]]]


def _facts(part: Any) -> Any:
    """A part of a package without places, and without blanks, which a page does not keep."""
    if isinstance(part, dict):
        return {
            key: _facts(value) for key, value in part.items() if key not in NOT_FACTS
        }
    if isinstance(part, list):
        return [_facts(value) for value in part]
    return "".join(part.split()) if isinstance(part, str) else part


@cache
def said(name: str, shape: str) -> Said:
    """The facts of a document in one shape, and its findings: code, key of the subject."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / file_name(name, shape)
        path.write_bytes(written(sound_pieces(name), shape))
        reviewed = review_document(open_document(path))
    findings = sorted((found.code, found.key) for found in reviewed.review.findings)
    return _facts(json.loads(reviewed.reading.package.to_json())), findings


@pytest.mark.parametrize("shape", OTHERS)
@pytest.mark.parametrize("name", SOUND)
def test_a_document_says_the_same_in_every_shape(name: str, shape: str) -> None:
    assert said(name, shape) == said(name, FIRST)
