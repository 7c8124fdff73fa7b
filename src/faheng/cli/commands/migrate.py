"""``faheng migrate``: make the database, or bring it to this version."""

from __future__ import annotations

import argparse

from faheng.cli import on_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    on_site.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    if not on_site.get_ready(arguments.data, current=False) or not on_site.bring_up():
        return 2
    print("数据库已是最新。")
    return 0
