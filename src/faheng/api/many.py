"""Many files read or reviewed, each in a process of its own, answered in their order."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from faheng.api.inputs import Input
from faheng.api.kept import Shelf, line_of, package_of, reading_of
from faheng.api.readiness import get_ready_for_many
from faheng.api.reading import each_reading_of
from faheng.api.workers import Answer, Job, do_apart
from faheng.documents.children import MOST_SECONDS
from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.across.levels import get_ready_for

# Exchange data of this size is shared among the workers.
_LARGE = 1024 * 1024
# What a rule takes for a package does not grow with the file it came in.
_BYTES_A_SECOND = 100_000
_ERROR = b'{"error":'

Reason = Callable[[Exception], str]


@dataclass(frozen=True, slots=True)
class Said:
    """What was made of one reading of a file, or why there is no more of them."""

    source: Input
    content: dict[str, Any] | None
    error: str | None = None


def each_reading(
    inputs: Sequence[Input],
    work: Callable[[Input, Reading], dict[str, Any]],
    *,
    jobs: int,
    reason: Reason,
) -> Generator[Said, None, None]:
    """What ``work`` makes of every reading of every file, in the order of the files."""
    get_ready_for_many(each.path for each in inputs)
    parts = [(each, at, of) for each in inputs for at, of in _parts(each.path, jobs)]

    def job(source: Input, at: int, of: int) -> Job:
        def run() -> Iterator[bytes]:
            for reading in each_reading_of(source.path, part=(at, of)):
                yield _line(work(source, reading))

        return Job(_guarded(run, reason), _seconds(source.path))

    answers = do_apart((job(*part) for part in parts), at_once=jobs)
    told: tuple[Input, str] | None = None
    for (source, _, _), answer in zip(parts, answers, strict=True):
        for said in _said(source, answer):
            # What is wrong with a whole file is found in each part of it.
            if said.error is None or told != (source, said.error):
                yield said
            told = told if said.error is None else (source, said.error)


def each_beside_the_others(
    inputs: Sequence[Input],
    work: Callable[[Input, Reading, Sequence[Package]], dict[str, Any]],
    *,
    against: Sequence[Package],
    jobs: int,
    reason: Reason,
    on_read: Callable[[], None],
) -> Generator[Said, None, None]:
    """The same for the files of folders, each beside all others that could be read.

    All are read first; ``on_read`` is called after each.
    """
    get_ready_for_many(each.path for each in inputs)
    with Shelf() as shelf:
        kept: list[tuple[tuple[int, int], str | None]] = []
        others = list(against)
        answers = do_apart(
            (Job(_guarded(partial(_kept_lines, each.path), reason)) for each in inputs),
            at_once=jobs,
        )
        for answer in answers:
            lines = list(answer.lines)
            error = answer.broken_off
            if lines and lines[-1].startswith(_ERROR):
                error = json.loads(lines.pop())["error"]
            kept.append((shelf.put(lines), error))
            others.extend(map(package_of, lines))
            on_read()
        beside = tuple(others)
        get_ready_for(beside)

        def job(source: Input, found_at: tuple[int, int]) -> Job:
            def run() -> Iterator[bytes]:
                for line in shelf.lines(found_at):
                    yield _line(work(source, reading_of(line), beside))

            return Job(_guarded(run, reason), _seconds(source.path))

        answers = do_apart(
            (
                job(source, found_at)
                for source, (found_at, _) in zip(inputs, kept, strict=True)
            ),
            at_once=jobs,
        )
        for source, (_, error), answer in zip(inputs, kept, answers, strict=True):
            yield from _said(source, answer)
            if error is not None:
                yield Said(source, None, error)


def _kept_lines(path: Path) -> Iterator[bytes]:
    for reading in each_reading_of(path):
        yield line_of(reading)


def _guarded(
    lines: Callable[[], Iterator[bytes]], reason: Reason
) -> Callable[[], Iterator[bytes]]:
    """The job's lines, and a last one that says why it broke off."""

    def guarded() -> Iterator[bytes]:
        try:
            yield from lines()
        except MemoryError:
            raise
        except Exception as why:
            yield _line({"error": reason(why)})

    return guarded


def _said(source: Input, answer: Answer) -> Iterator[Said]:
    for line in answer.lines:
        content = json.loads(line)
        failed = line.startswith(_ERROR)
        yield Said(source, None, content["error"]) if failed else Said(source, content)
    if answer.broken_off is not None:
        yield Said(source, None, answer.broken_off)


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content).encode()


def _parts(path: Path, workers: int) -> Iterable[tuple[int, int]]:
    """Large exchange data is read by all workers, a part each."""
    if path.suffix.lower() in (".json", ".jsonl") and _size(path) > _LARGE:
        return [(at, workers) for at in range(workers)]
    return [(0, 1)]


def _seconds(path: Path) -> int:
    return MOST_SECONDS + _size(path) // _BYTES_A_SECOND


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0
