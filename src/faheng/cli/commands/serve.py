"""``faheng serve``: the site, until it is stopped."""

from __future__ import annotations

import argparse
import json
import sys

from faheng.cli import on_site


def add_arguments(parser: argparse.ArgumentParser) -> None:
    on_site.add_data(parser)
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="地址", help="监听的地址"
    )
    parser.add_argument(
        "--port", type=int, default=8000, metavar="端口", help="默认 8000；0 为任意"
    )
    parser.add_argument(
        "--workers", type=int, default=2, metavar="进程数", help="网页进程数，默认 2"
    )


def run(arguments: argparse.Namespace) -> int:
    if not on_site.get_ready(arguments.data, current=False) or not on_site.bring_up():
        return 2
    from faheng.site.serving import NotServedError, free_port, serve

    port = arguments.port or free_port(arguments.host)

    def tell() -> None:
        print(json.dumps({"url": f"http://{arguments.host}:{port}/"}), flush=True)

    try:
        return serve(
            arguments.host, port, workers=max(1, arguments.workers), when_ready=tell
        )
    except NotServedError as why:
        print(why, file=sys.stderr)
        return 2
