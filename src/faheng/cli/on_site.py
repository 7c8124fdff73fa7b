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
    except ConfigurationError as why:
        print(why, file=sys.stderr)
        return False
    from django.db import DatabaseError

    try:
        if current and not is_current():
            print("数据库还不是本版本的，请先运行 faheng migrate。", file=sys.stderr)
            return False
    except DatabaseError as why:
        print(_in_words(why), file=sys.stderr)
        return False
    return True


def bring_up() -> bool:
    """Make the database, or bring it to this version; says in one sentence why not.

    After ``get_ready``.
    """
    from django.db import DatabaseError

    from faheng.site.starting import migrate

    try:
        migrate()
    except DatabaseError as why:
        print(_in_words(why), file=sys.stderr)
        return False
    return True


def _in_words(why: Exception) -> str:
    from django.db import OperationalError

    if isinstance(why, OperationalError):
        return "连不上数据库，请检查 DATABASE_URL 或数据文件夹。"
    first = str(why).strip().partition("\n")[0]
    return f"数据库不能使用（{first}），请检查它是否完好、账号有没有权限。"
