"""``faheng createadmin``: the first account, made from the server itself."""

from __future__ import annotations

import argparse
import getpass
import os
import sys

from faheng.cli import on_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", metavar="登录名")
    parser.add_argument("--name", required=True, metavar="姓名")
    parser.add_argument(
        "--bureau", required=True, metavar="机构", help="还没有时，一并新建"
    )
    parser.add_argument(
        "--kind",
        choices=["justice", "finance"],
        default="justice",
        metavar="类别",
        help="新建机构的类别：justice（司法行政机关，默认）或 finance（财政部门）",
    )
    parser.add_argument(
        "--level",
        choices=["province", "city", "district"],
        default="district",
        metavar="级别",
        help="新建机构的级别：province、city 或 district（默认）",
    )
    on_site.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    # From a terminal it is asked for, so that it stands in no history of commands.
    try:
        password = os.environ.get("FAHENG_PASSWORD") or getpass.getpass(
            "口令（至少 10 位）："
        )
    except EOFError:
        print(
            "没有读到口令；不在终端里运行时，请写在环境变量 FAHENG_PASSWORD 里。",
            file=sys.stderr,
        )
        return 2
    if not on_site.get_ready(arguments.data, current=False) or not on_site.bring_up():
        return 2
    from django.core.exceptions import ValidationError

    from faheng.site.bureaus.actions.first_run import create_administrator
    from faheng.site.bureaus.models import Bureau
    from faheng.site.exceptions import SiteError

    try:
        create_administrator(
            username=arguments.username,
            name=arguments.name,
            password=password,
            bureau=arguments.bureau,
            kind=Bureau.Kind(arguments.kind),
            level=Bureau.Level(arguments.level),
        )
    except ValidationError as why:
        print("".join(why.messages), file=sys.stderr)
        return 2
    except SiteError as why:
        print(why, file=sys.stderr)
        return 2
    print(f"已为{arguments.bureau}建立系统管理员“{arguments.username}”。")
    return 0
