"""Files opened in a process of their own."""

from __future__ import annotations

import faulthandler
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from faheng.documents import children, opening
from faheng.documents.apart import CRASHED, STOPPED, FileAhead
from faheng.documents.document import Document
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.opening import EMPTY, MISSING, open_document

TABLE = (
    "绩效目标表\n\n\t项目名称\n\t普法经费\n\n\t指标值\n\t≥12场\n\n说明：按季度完成。\n"
)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "目标表.txt"
    path.write_text(TABLE, "utf-8")
    return path


def test_the_document_is_the_same_as_opened_here(form: Path) -> None:
    assert FileAhead(form).document() == open_document(form)


def test_what_cannot_be_read_is_said_in_the_same_sentence(tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    said = []
    for path in (empty, tmp_path / "没有.txt"):
        with pytest.raises(UnreadableFileError) as why:
            FileAhead(path).document()
        said.append(str(why.value))
    assert said == [EMPTY, MISSING]


def crash(path: Path) -> Document:
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError(path)


def devour(path: Path) -> Document:
    hoard = bytearray(children.MOST_BYTES)
    return Document(path.name, "", "txt", (), len(hoard))


@pytest.mark.parametrize("reader, said", [(crash, CRASHED), (devour, STOPPED)])
def test_a_reader_that_dies_is_one_sentence(
    form: Path,
    monkeypatch: pytest.MonkeyPatch,
    reader: Callable[[Path], Document],
    said: str,
) -> None:
    # The test runner would print the crash.
    faulthandler.disable()
    monkeypatch.setattr(opening, "open_document", reader)
    with pytest.raises(UnreadableFileError, match=said):
        FileAhead(form).document()


def test_a_fault_of_ours_is_named_and_hurts_no_other_file(
    form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> Document:
        raise KeyError(path)

    monkeypatch.setattr(opening, "open_document", fail)
    with pytest.raises(UnreadableFileError, match="KeyError"):
        FileAhead(form).document()


def test_without_fork_the_file_is_opened_here(
    form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "fork")
    assert FileAhead(form).document() == open_document(form)


def linger(path: Path) -> Document:
    signal.pause()
    raise AssertionError(path)


def test_a_file_nobody_asks_for_any_more_leaves_no_process_behind(
    form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "open_document", linger)
    ahead = FileAhead(form)
    ahead.dismiss()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    ahead.dismiss()  # once is enough
