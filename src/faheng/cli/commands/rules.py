"""``faheng rules``: all rules, a line each."""

from __future__ import annotations

import argparse

from faheng.api.explaining import list_rules


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """It takes no arguments."""


def run(arguments: argparse.Namespace) -> int:
    for code, severity, title in list_rules():
        print(f"{code}  {severity}  {title}")
    return 0
