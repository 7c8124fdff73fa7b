"""``faheng explain CODE…``: the pages of rules."""

from __future__ import annotations

import argparse
import sys

from faheng.api.exceptions import CommandError
from faheng.api.explaining import explain_rule


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("codes", nargs="+", metavar="编号")


def run(arguments: argparse.Namespace) -> int:
    try:
        pages = [explain_rule(code) for code in arguments.codes]
    except CommandError as why:
        print(why, file=sys.stderr)
        return 2
    print("\n".join(page.as_text() for page in pages), end="")
    return 0
