"""``faheng demo``: the site with the demo bureau in it, on this machine."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from contextlib import nullcontext
from dataclasses import asdict
from importlib import resources
from pathlib import Path

from faheng.cli import on_site
from faheng.documents.refusals import in_words

_SAMPLES = "示例文件"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data",
        type=Path,
        metavar="文件夹",
        help="数据存放处，再次运行接着用（默认为临时文件夹，结束即删）",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=8000,
        metavar="端口",
        help="默认 8000；0 为任意空闲端口",
    )


def run(arguments: argparse.Namespace) -> int:
    kept = arguments.data
    folder = (
        tempfile.TemporaryDirectory(prefix="faheng-demo-")
        if kept is None
        else nullcontext(kept)
    )
    try:
        with folder as data:
            return _serve(Path(data), arguments.port)
    except OSError as why:
        print(f"演示没有启动：{in_words(why)}。", file=sys.stderr)
        return 2


def _serve(data: Path, port: int) -> int:
    data.mkdir(parents=True, exist_ok=True)
    if not on_site.get_ready(data, current=False) or not on_site.bring_up():
        return 2
    from faheng.site.demonstrating import demo_accounts, is_demo, is_empty, load_demo
    from faheng.site.serving import NotServedError, free_port, serve

    if is_empty():
        load_demo()
    elif not is_demo():
        print(f"{data} 里已有别的数据，演示请另指定一个文件夹。", file=sys.stderr)
        return 2
    samples = _put_samples(data)
    host, chosen = "127.0.0.1", port or free_port()
    url = f"http://{host}:{chosen}/"

    def tell() -> None:
        accounts = [asdict(account) for account in demo_accounts()]
        print(
            json.dumps({"url": url, "accounts": accounts}, ensure_ascii=False),
            flush=True,
        )
        print(
            f"示范区司法局已就绪，请用浏览器打开 {url}（按 Ctrl+C 结束）。\n"
            + "".join(
                f"  {account['role']:<18}{account['username']:<14}{account['password']}\n"
                for account in accounts
            )
            + f"可以上传试用的文件在 {samples}。",
            file=sys.stderr,
        )

    try:
        return serve(host, chosen, workers=1, when_ready=tell)
    except NotServedError as why:
        print(why, file=sys.stderr)
        return 2


def _put_samples(data: Path) -> Path:
    """The sample files where a person can pick them in the browser."""
    place = data / _SAMPLES
    place.mkdir(exist_ok=True)
    for sample in resources.files("faheng.cli.samples").iterdir():
        if not sample.name.startswith("__"):
            with (
                sample.open("rb") as source,
                (place / sample.name).open("wb") as target,
            ):
                shutil.copyfileobj(source, target)
    return place
