"""Forms whose values were printed twice: mended copies have none left and nothing new."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.corpus.documents import SHAPES, Pieces, sound_pieces, written
from tests.corpus.makers.pieces import Table

from faheng.api.fixing import write_fixed
from faheng.api.reviewing import review_file
from faheng.review.finding import Finding

VALUE = re.compile(r"(≥)(\d{2,})([%件场册])")
# How the unit column runs into the value.
PRINTED = {
    "number": r"\g<1>\g<2>\g<2>\g<3>以上",
    "unit": r"\g<1>\g<2>\g<2>\g<3>",
}


def doubled(form: str, which: set[int], how: str) -> Pieces:
    """The sound form with some of its values printed twice."""
    count = -1
    pieces = []
    for piece in sound_pieces(form):
        if not isinstance(piece, Table):
            pieces.append(piece)
            continue
        rows = []
        for row in piece.rows:
            boxes = []
            for box in row:
                if VALUE.fullmatch(box.text):
                    count += 1
                    if count in which:
                        text = VALUE.sub(PRINTED[how], box.text)
                        box = replace(box, text=text)
                boxes.append(box)
            rows.append(tuple(boxes))
        pieces.append(replace(piece, rows=tuple(rows)))
    return tuple(pieces)


def told(findings: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    return Counter((finding.code, finding.message) for finding in findings)


@pytest.mark.parametrize("shape", ["docx", "xlsx", "cells"])
@settings(deadline=None, max_examples=6)
@given(
    which=st.sets(st.integers(0, 12), min_size=1),
    how=st.sampled_from(sorted(PRINTED)),
)
def test_a_mended_form_has_no_value_printed_twice(
    shape: str, which: set[int], how: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"form.{SHAPES[shape][0]}")
        path.write_bytes(written(doubled("hebei-information", which, how), shape))
        reviewed = review_file(path)
        found = [one for one in reviewed.review.findings if one.code == "MB203"]
        out = Path(folder, f"fixed.{SHAPES[shape][0]}")
        assert write_fixed(path, reviewed.review, reviewed.reading, out) == len(found)
        left = told(review_file(out).review.findings)
        before = told(reviewed.review.findings)
        assert not any(code == "MB203" for code, _ in left)
        assert left <= before - told(tuple(found))
        if len(which) > 2:
            # Enough of them to show that the file prints its values twice.
            assert found
