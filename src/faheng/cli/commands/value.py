"""``faheng value``: JSON lines in, one VALUE a line out."""

from __future__ import annotations

import argparse
import sys

from faheng.values.lines import BadLineError, read_lines


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It reads standard input and takes no arguments."""


def run(arguments: argparse.Namespace) -> int:
    try:
        for line in read_lines(sys.stdin):
            sys.stdout.write(f"{line}\n")
    except BadLineError as why:
        sys.stdout.flush()
        print(why, file=sys.stderr)
        return 2
    except UnicodeDecodeError:
        print("标准输入不是 UTF-8 文本。", file=sys.stderr)
        return 2
    return 0
