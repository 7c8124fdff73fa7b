"""``faheng treasury``: another finance bureau for a bureau, chosen on the server itself."""

from __future__ import annotations

import argparse
import sys

from faheng.cli import on_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bureau", metavar="机构")
    parser.add_argument(
        "treasury", metavar="财政部门", help="已有的、级别相同的财政部门"
    )
    on_site.add_data(parser)


def run(arguments: argparse.Namespace) -> int:
    if not on_site.get_ready(arguments.data):
        return 2
    from faheng.site.bureaus.actions.first_run import replace_treasury
    from faheng.site.exceptions import SiteError

    try:
        replace_treasury(bureau=arguments.bureau, treasury=arguments.treasury)
    except SiteError as why:
        print(why, file=sys.stderr)
        return 2
    print(f"{arguments.bureau}的同级财政部门现为{arguments.treasury}。")
    return 0
