"""``faheng value``: JSON lines in, one VALUE a line out."""

from __future__ import annotations

import argparse
import sys

from faheng.values.lines import BadLineError, read_lines

# One write for many lines: an unbuffered output would pay for each.
_BATCH = 500


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It reads standard input and takes no arguments."""


def run(arguments: argparse.Namespace) -> int:
    answers: list[str] = []
    code = 0
    try:
        for answer in read_lines(sys.stdin):
            answers.append(answer)
            if len(answers) == _BATCH:
                _write(answers)
    except BadLineError as why:
        print(why, file=sys.stderr)
        code = 2
    except UnicodeDecodeError:
        print("标准输入不是 UTF-8 文本。", file=sys.stderr)
        code = 2
    _write(answers)
    return code


def _write(answers: list[str]) -> None:
    sys.stdout.write("".join(f"{answer}\n" for answer in answers))
    answers.clear()
