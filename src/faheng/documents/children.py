"""What a forked child does first, and what its parent holds back meanwhile.

What strangers wrote is read in processes of their own: bounded in time and memory, and
ended together with the program.
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Collection, Iterator

# What one file may cost: far more than any real one needs.
MOST_SECONDS = 120
MOST_BYTES = 4 * 1024**3
# How long a child that is ended may take to remove its own temporary files.
_MOST_CLEARING = 3

_ENDING = {
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if hasattr(signal, name)
}


def end_as_by_hand() -> None:
    """Ended by a service manager or a closed terminal as by Ctrl-C: nothing stays behind."""
    for each in _ENDING:
        # What runs in the background may have been told to go on.
        if signal.getsignal(each) is signal.SIG_DFL:
            signal.signal(each, signal.default_int_handler)


@contextlib.contextmanager
def not_to_be_ended() -> Iterator[None]:
    """While a child is forked: it could not be told from one nobody knows of."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def bound_this_child(seconds: int = MOST_SECONDS) -> None:
    """Hold this forked process to its bounds.

    The parent says what there is to say, and ends it by a signal that leaves it time to
    clear away what it has begun.
    """
    import resource

    for each in _ENDING - {signal.SIGTERM}:
        signal.signal(each, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_children(children: Collection[int]) -> None:
    """End them, and wait until they are gone."""
    for child in children:
        os.kill(child, signal.SIGTERM)
    ends = time.monotonic() + _MOST_CLEARING
    for child in children:
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            if time.monotonic() > ends:
                os.kill(child, signal.SIGKILL)
            time.sleep(0.01)
