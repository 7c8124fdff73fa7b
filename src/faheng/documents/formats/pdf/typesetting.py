"""Run the typesetter over our one layout: with our fonts only, and from any thread.

The compiler is kept, since it takes the fonts in once and remembers what it has set. It
serves one thread at a time, and its own threads do not outlive a fork: in a child of a
process that has set something it would wait for them for ever, so there a process of its
own does the work.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import cache
from pathlib import Path
from typing import Final

import typst

_HERE = Path(__file__).parent
_LAYOUT = _HERE / "writer.typ"
# A screen reader finds its way in it, and no character is left without a shape. (PDF/A
# asks for a date, and the same document must be the same bytes.)
_STANDARD: Final = "ua-1"
_MOST_SECONDS = 300
_FAILED = 3


class TypesettingError(Exception):
    """What the typesetter could not do, in its own words."""


class _State:
    """Whether this process has set anything, or was forked from one that had."""

    lock = threading.Lock()
    used = False
    forked = False


def _after_fork() -> None:
    _State.lock = threading.Lock()
    _State.forked = _State.used


os.register_at_fork(after_in_child=_after_fork)


def typeset(composed: str) -> bytes:
    """The PDF of a composed document in JSON; raises ``TypesettingError``."""
    if _State.forked:
        return _typeset_apart(composed)
    with _State.lock:
        _State.used = True
        compiler, layout = _compiler()
        try:
            found = compiler.compile(
                input=layout,
                sys_inputs={"composition": composed},
                format="pdf",
                pdf_standards=_STANDARD,
            )
        except typst.TypstError as error:
            raise TypesettingError(str(error)) from error
    assert isinstance(found, bytes)
    return found


@cache
def _compiler() -> tuple[typst.Compiler, bytes]:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[_HERE / "fonts"],
    )
    layout = _LAYOUT.read_bytes()
    return typst.Compiler(layout, font_paths=fonts, ignore_system_fonts=True), layout


def _typeset_apart(composed: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", __spec__.name],
        input=composed.encode(),
        capture_output=True,
        timeout=_MOST_SECONDS,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        check=False,
    )
    if done.returncode == _FAILED:
        raise TypesettingError(done.stderr.decode())
    done.check_returncode()
    return done.stdout


def main() -> None:
    """Set what comes in, as the process of its own."""
    try:
        found = typeset(sys.stdin.buffer.read().decode())
    except TypesettingError as error:
        sys.stderr.buffer.write(str(error).encode())
        sys.exit(_FAILED)
    sys.stdout.buffer.write(found)


if __name__ == "__main__":
    main()
