"""What the commands of the site share: the data folder, and Django made ready."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        metavar="文件夹",
        help="数据文件夹（默认取环境变量 FAHENG_DATA，再默认 ./faheng-data）",
    )


def get_ready(data: Path | None, *, current: bool = True) -> bool:
    """Make Django ready; says in one sentence why not.

    ``current``: the database has to be at this version already.
    """
    from faheng.site.configuration import ConfigurationError
    from faheng.site.starting import is_current, start_django

    try:
        start_django(data)
        from django.db import OperationalError

        try:
            if current and not is_current():
                print(
                    "数据库还不是本版本的，请先运行 faheng migrate。", file=sys.stderr
                )
                return False
        except OperationalError:
            print("连不上数据库，请检查 DATABASE_URL 或数据文件夹。", file=sys.stderr)
            return False
    except ConfigurationError as why:
        print(why, file=sys.stderr)
        return False
    return True
