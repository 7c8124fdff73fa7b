"""``faheng demo``: reviews the sample files and shows the reports on this machine."""

from __future__ import annotations

import argparse
import json
import signal
import sys
import tempfile
from pathlib import Path

from faheng.cli.demonstration.pages import write_pages
from faheng.cli.demonstration.server import server_for
from faheng.documents.refusals import in_words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=Path, metavar="文件夹", help="报告存放处（默认为临时文件夹）"
    )
    parser.add_argument(
        "--port",
        type=int,
        default=8000,
        metavar="端口",
        help="默认 8000；0 为任意空闲端口",
    )


def run(arguments: argparse.Namespace) -> int:
    # Ended by a service manager as by a person: the temporary folder goes too.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="faheng-demo-") as temporary:
        folder = arguments.data or Path(temporary)
        try:
            names = write_pages(folder)
            server = server_for(folder, names, arguments.port)
        except OverflowError:
            print("演示没有启动：端口应在 0 到 65535 之间。", file=sys.stderr)
            return 2
        except OSError as why:
            print(f"演示没有启动：{in_words(why)}。", file=sys.stderr)
            return 2
        with server:
            url = f"http://127.0.0.1:{server.server_port}/"
            print(json.dumps({"url": url, "accounts": []}), flush=True)
            print(
                f"已审核 {len(names) // 2} 个示例文件，请用浏览器打开 {url}（按 Ctrl+C 结束）。\n"
                "网上填报部分将在后续版本提供。",
                file=sys.stderr,
            )
            server.serve_forever()
    return 0
