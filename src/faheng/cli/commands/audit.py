"""``faheng audit verify``: is the trail still what was sealed?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from faheng.cli import on_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["verify"], metavar="verify", help="核对封存链")
    parser.add_argument(
        "--backup", type=Path, metavar="文件", help="核对一个备份文件，不用数据库"
    )
    parser.add_argument(
        "--expect",
        action="append",
        default=[],
        metavar="封存值",
        help="以前记下的封存值，应仍在链上；可以写多次",
    )
    on_site.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    if not on_site.get_ready(arguments.data, current=arguments.backup is None):
        return 2
    from faheng.site.audit.verifying import verify_backup, verify_database
    from faheng.site.keeping.backup import UNREADABLE

    if arguments.backup is None:
        report = verify_database()
    else:
        try:
            report = verify_backup(arguments.backup)
        except UNREADABLE:
            print(f"备份文件 {arguments.backup} 不完整或打不开。", file=sys.stderr)
            return 2
    missing = [noted for noted in arguments.expect if not report.has(noted)]
    for chain in report.chains:
        name = "公共" if chain.chain == 0 else f"机构 {chain.chain}"
        state = "完好" if not chain.faults else f"有 {len(chain.faults)} 处不符"
        print(
            f"{name}：封存 {chain.seals} 次，记录 {chain.events} 条，{state}，"
            f"末次封存值 {chain.last}"
        )
        for fault in chain.faults:
            print(f"  {fault}。")
    for noted in missing:
        print(f"以前记下的封存值 {noted} 已不在链上。")
    print(f"尚未封存的记录 {report.unsealed} 条。")
    if report.overdue:
        print(
            f"其中 {report.overdue} 条发生已逾一小时：网站停着时不封存，启动一分钟后"
            "再核对；网站一直在运行的，请查看日志里封存为什么没有做成。"
        )
    return 0 if report.is_whole and not missing and not report.overdue else 1
