"""Readings that were set aside come back as they were."""

from __future__ import annotations

import os

import pytest
from tests.corpus.make import PASS

from faheng.api.kept import Shelf, line_of, package_of, reading_of
from faheng.api.reading import read_file


@pytest.mark.parametrize("name", ["chongqing-budget.docx", "generic-legal-aid.txt"])
def test_a_reading_comes_back(name: str) -> None:
    reading = read_file(PASS / name)
    line = line_of(reading)
    back = reading_of(line)
    assert b"\n" not in line
    assert back.package == reading.package
    assert dict(back.origins) == dict(reading.origins)
    assert back.coverage == reading.coverage
    assert package_of(line).budget == reading.package.budget


@pytest.mark.parametrize("by_place", [True, False])
def test_a_shelf_finds_each_again(
    by_place: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not by_place:
        monkeypatch.delattr(os, "pread")
    with Shelf() as shelf:
        first = shelf.put([b"a", b"bc"])
        nothing = shelf.put([])
        second = shelf.put([b"d" * 1000])
        assert shelf.lines(second) == [b"d" * 1000]
        assert shelf.lines(first) == [b"a", b"bc"]
        assert shelf.lines(nothing) == []
