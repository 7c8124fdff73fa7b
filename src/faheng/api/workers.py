"""Does jobs in processes of their own, several at once, and answers in their order.

A job works on what strangers wrote, some of it in C: in a process of its own it can
neither crash nor exhaust the others. What it has to say goes into an unnamed temporary
file, so that a job that is done waits for nobody. Where a system cannot fork, the jobs
are done here, one after the other, and the bounds do not hold.
"""

from __future__ import annotations

import errno
import gc
import os
import selectors
import signal
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from faheng.documents.apart import CRASHED, STOPPED
from faheng.documents.children import (
    MOST_SECONDS,
    bound_this_child,
    end_children,
    not_to_be_ended,
)

# Finished jobs that may wait for the one before them, for each worker.
_AHEAD = 4
# A job that waits for something for ever uses no processor time.
_MOST_WAITING = 5
_DONE, _OUT_OF_MEMORY, _DISK_FULL, _FAULTY = 0, 3, 4, 5
_FULL = "存放中间结果的临时文件夹空间已满，请清理磁盘后再试。"


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do apart: it yields lines of its answer.

    ``seconds`` is the processor time it may take.
    """

    run: Callable[[], Iterable[bytes]]
    seconds: int = MOST_SECONDS


@dataclass(frozen=True, slots=True)
class Answer:
    """The lines a job gave, and in one sentence why it broke off, if it did.

    The lines are to be taken before the next answer is asked for.
    """

    lines: Iterable[bytes]
    broken_off: str | None = None


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def do_apart(jobs: Iterable[Job], *, at_once: int) -> Iterator[Answer]:
    """Each job's answer, in the order of the jobs, whichever is done first."""
    if not hasattr(os, "fork"):
        for job in jobs:
            yield Answer(list(job.run()))
        return
    # What is shared with the children is not to be copied by looking for garbage.
    gc.collect()
    gc.freeze()
    crew = _Crew(iter(jobs), at_once)
    try:
        yield from crew.answers()
    finally:
        crew.dismiss()
        gc.unfreeze()


class _Crew:
    """The children at work and those that are done, in the order of their jobs."""

    def __init__(self, jobs: Iterator[Job], at_once: int) -> None:
        self._jobs = jobs
        self._at_once = at_once
        self._children: list[_Child] = []
        self._ends = selectors.DefaultSelector()

    def answers(self) -> Iterator[Answer]:
        self._hire()
        while self._children:
            first = self._children[0]
            while first.pid:
                self._wait()
            self._children.pop(0)
            self._hire()
            with first.out:
                first.out.seek(0)
                # A line that was being written when the job broke off is none.
                whole = (line[:-1] for line in first.out if line.endswith(b"\n"))
                yield Answer(whole, first.broken_off)

    def dismiss(self) -> None:
        """End whoever is still at work."""
        end_children([child.pid for child in self._children if child.pid])
        for child in self._children:
            if child.pid:
                os.close(child.alive)
            child.out.close()
        self._ends.close()

    def _hire(self) -> None:
        while (
            sum(bool(child.pid) for child in self._children) < self._at_once
            and len(self._children) < self._at_once * _AHEAD
        ):
            job = next(self._jobs, None)
            if job is None:
                return
            with not_to_be_ended():
                child = _Child(job)
                self._children.append(child)
                self._ends.register(child.alive, selectors.EVENT_READ, child)

    def _wait(self) -> None:
        """Until a child has ended, or one has to be ended."""
        for key, _ in self._ends.select(timeout=1):
            self._ends.unregister(key.fd)
            key.data.bury()
        for child in self._children:
            if child.pid and time.monotonic() > child.deadline:
                os.kill(child.pid, signal.SIGKILL)
        self._hire()


class _Child:
    """One job in a process of its own.

    ``alive`` becomes readable when the process has ended, however it ended.
    """

    def __init__(self, job: Job) -> None:
        self.out: BinaryIO = tempfile.TemporaryFile()  # noqa: SIM115 - closed by its reader
        self.broken_off: str | None = None
        self.deadline = time.monotonic() + _MOST_WAITING * job.seconds
        self.alive, held = os.pipe()
        self.pid = os.fork()
        if self.pid:
            os.close(held)
            return
        code = _FAULTY
        try:
            os.close(self.alive)
            bound_this_child(job.seconds)
            code = _work(job, self.out)
        finally:
            # Nothing of the parent's is flushed or tidied up a second time.
            os._exit(code)

    def bury(self) -> None:
        _, status = os.waitpid(self.pid, 0)
        os.close(self.alive)
        self.pid = 0
        self.broken_off = _how_it_ended(status)


def _work(job: Job, out: BinaryIO) -> int:
    try:
        for line in job.run():
            out.write(line + b"\n")
        out.flush()
    except MemoryError:
        return _OUT_OF_MEMORY
    except OSError as why:
        return _DISK_FULL if why.errno in (errno.ENOSPC, errno.EDQUOT) else _FAULTY
    return _DONE


def _how_it_ended(status: int) -> str | None:
    if os.WIFSIGNALED(status):
        at_a_bound = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
        return STOPPED if at_a_bound else CRASHED
    said = {_DONE: None, _OUT_OF_MEMORY: STOPPED, _DISK_FULL: _FULL}
    return said.get(os.WEXITSTATUS(status), CRASHED)
