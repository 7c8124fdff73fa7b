"""``faheng layouts``: the form layouts that are recognised, a line each."""

from __future__ import annotations

import argparse

from faheng.api.reading import list_layouts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments."""


def run(arguments: argparse.Namespace) -> int:
    for layout, title in list_layouts():
        print(f"{layout:<26}{title}")
    return 0
