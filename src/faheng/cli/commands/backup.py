"""``faheng backup FILE``: everything of the installation in one file, while it runs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from faheng.cli import on_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="文件", help="备份存放处，如 备份.zip"
    )
    on_site.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    if not on_site.get_ready(arguments.data):
        return 2
    from faheng.site.keeping.backup import back_up

    manifest = back_up(arguments.file)
    rows = sum(table["rows"] for table in manifest["tables"].values())
    print(
        f"已备份 {len(manifest['tables'])} 张表 {rows} 行、"
        f"{len(manifest['attachments'])} 个附件到 {arguments.file}。"
        "备份含有账号和全部业务数据，请妥善保管。"
    )
    for name in manifest["damaged"]:
        print(f"附件 {name} 在数据文件夹里已损坏，没有备份。", file=sys.stderr)
    return 1 if manifest["damaged"] else 0
