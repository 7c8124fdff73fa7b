"""What a forked child does first, and what its parent holds back meanwhile.

What strangers wrote is read in processes of their own: bounded in time and memory, and
ended together with the program.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

# What one file may cost: far more than any real one needs.
MOST_SECONDS = 120
MOST_BYTES = 4 * 1024**3

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
    """Hold this forked process to its bounds; the parent says what there is to say."""
    import resource

    for each in _ENDING:
        if signal.getsignal(each) is not signal.SIG_IGN:
            signal.signal(each, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
