"""Jobs in processes of their own, several at once."""

from __future__ import annotations

import errno
import faulthandler
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from faheng.api import workers
from faheng.api.workers import Job, do_apart, processors
from faheng.documents.apart import CRASHED, STOPPED
from faheng.documents.children import MOST_BYTES


def saying(*lines: bytes, after: float = 0) -> Job:
    def run() -> Iterator[bytes]:
        time.sleep(after)
        yield from lines

    return Job(run)


def said(jobs: list[Job], at_once: int = 2) -> list[tuple[list[bytes], str | None]]:
    return [
        (list(answer.lines), answer.broken_off)
        for answer in do_apart(jobs, at_once=at_once)
    ]


@pytest.mark.parametrize("at_once", [1, 2, 7])
def test_answers_come_in_the_order_of_the_jobs(at_once: int) -> None:
    jobs = [saying(b"%d" % n, b"x" * n, after=0.05 * (n == 0)) for n in range(20)]
    assert said(jobs, at_once) == [([b"%d" % n, b"x" * n], None) for n in range(20)]


def test_a_job_that_says_much_keeps_nobody_waiting() -> None:
    much = [b"y" * 100_000] * 30
    assert said([saying(b"a", after=0.3), saying(*much)]) == [
        ([b"a"], None),
        (much, None),
    ]


def killed() -> Iterator[bytes]:
    yield b"before"
    os.kill(os.getpid(), signal.SIGKILL)
    yield b"after"


def crashed() -> Iterator[bytes]:
    # The test runner would print the crash.
    faulthandler.disable()
    os.kill(os.getpid(), signal.SIGSEGV)
    yield b""


def greedy() -> Iterator[bytes]:
    yield bytearray(MOST_BYTES)


def full() -> Iterator[bytes]:
    raise OSError(errno.ENOSPC, "full")
    yield b""


@pytest.mark.parametrize(
    ("run", "sentence"),
    [
        (killed, STOPPED),
        (crashed, CRASHED),
        (greedy, STOPPED),
        (full, "空间已满"),
    ],
)
def test_a_job_that_dies_is_one_sentence_and_hurts_no_other(
    run: Callable[[], Iterator[bytes]], sentence: str
) -> None:
    first, second, third = said([saying(b"a"), Job(run), saying(b"c")])
    assert (first, third) == (([b"a"], None), ([b"c"], None))
    assert second[1] is not None
    assert sentence in second[1]
    assert b"after" not in second[0]


def test_a_job_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MOST_WAITING", 0)
    started = time.monotonic()
    (asleep, awake) = said([saying(b"", after=60), saying(b"b")])
    assert asleep == ([], STOPPED)
    assert awake[0] in ([b"b"], [])
    assert time.monotonic() - started < 30


def test_a_job_that_only_computes_is_ended() -> None:
    def busy() -> Iterator[bytes]:
        while True:
            pass
        yield b""

    assert said([Job(busy, seconds=1)]) == [([], STOPPED)]


def test_whoever_stops_listening_leaves_nobody_at_work(tmp_path: Path) -> None:
    def late() -> Iterator[bytes]:
        time.sleep(1)
        (tmp_path / "late").touch()
        yield b""

    answers = do_apart([saying(b"a"), Job(late), Job(late)], at_once=3)
    next(answers)
    answers.close()  # type: ignore[attr-defined]
    time.sleep(1.3)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_whoever_is_ended_clears_away_what_it_has_begun(tmp_path: Path) -> None:
    def busy() -> Iterator[bytes]:
        with TemporaryDirectory(dir=tmp_path):
            (tmp_path / "begun").touch()
            time.sleep(60)
        yield b""

    def stubborn() -> Iterator[bytes]:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(60)
        yield b""

    answers = do_apart([saying(b"a"), Job(busy), Job(stubborn)], at_once=3)
    next(answers)
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    answers.close()  # type: ignore[attr-defined]
    assert [path.name for path in tmp_path.iterdir()] == ["begun"]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_without_fork_the_jobs_are_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert said([saying(b"a"), saying(b"b", b"c")]) == [
        ([b"a"], None),
        ([b"b", b"c"], None),
    ]


def test_there_is_a_processor() -> None:
    assert processors() >= 1
