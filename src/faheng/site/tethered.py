"""Runs a module that ends when whoever started it ends, however that came about.

``python -m faheng.site.tethered MODULE ARGUMENT…``, in a process group of its own, with a
pipe as standard input whose other end the starter holds. A starter that is killed cannot
stop what it started; the pipe's end tells it here, and the whole group goes.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading


def _end_with_the_starter() -> None:
    while os.read(0, 1024):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


def main() -> None:
    """Watch the pipe, and be the module."""
    threading.Thread(target=_end_with_the_starter, daemon=True).start()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
