"""``faheng restore FILE``: a backup into an empty installation, proven by its hashes."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from faheng.cli import on_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="文件", help="备份文件")
    on_site.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    if not arguments.file.is_file():
        print(f"找不到备份文件 {arguments.file}。", file=sys.stderr)
        return 2
    if not on_site.get_ready(arguments.data, current=False) or not on_site.bring_up():
        return 2
    from faheng.site.keeping.restore import NotRestoredError, restore

    try:
        manifest = restore(arguments.file)
    except NotRestoredError as why:
        print(why, file=sys.stderr)
        return 2
    rows = sum(table["rows"] for table in manifest["tables"].values())
    print(
        f"已恢复 {manifest['made_at'][:16].replace('T', ' ')} 的备份："
        f"{len(manifest['tables'])} 张表 {rows} 行、"
        f"{len(manifest['attachments'])} 个附件，逐表核对哈希一致。"
    )
    return 0
