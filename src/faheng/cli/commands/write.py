"""``faheng write PACKAGE``: a package as the official form, in a file of any format."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from faheng.api.exceptions import CommandError
from faheng.cli.output import Names, make_folder
from faheng.documents.names import in_one_line
from faheng.documents.refusals import in_words

if TYPE_CHECKING:
    from faheng.model.package import Package

_STANDARD_INPUT = "-"
_SEVERAL = (
    "这里有 {count} 份交换数据，会生成 {count} 个文件，"
    "请用 -o 指定一个文件夹（已有的，或以 / 结尾）。"
)
_NO_FORMAT = "请用 --format 写明格式（docx、xlsx、pdf 或 html）。"
_NONE = "{} 里没有交换数据。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "package", metavar="交换数据", help="faheng read 输出的 JSON 文件，- 为标准输入"
    )
    parser.add_argument(
        "--layout", required=True, metavar="表样", help="表样的名称，如 hebei-2020"
    )
    parser.add_argument(
        "--format",
        metavar="格式",
        help="docx、xlsx、pdf 或 html，默认按 -o 的文件名",
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="去处",
        help="生成的文件；有多份交换数据时为文件夹",
    )
    parser.add_argument(
        "--lossy", action="store_true", help="表样放不下的内容舍去，而不是拒绝生成"
    )


def run(arguments: argparse.Namespace) -> int:
    try:
        return _write(arguments)
    except CommandError as why:
        print(why, file=sys.stderr)
        return 2


def _write(arguments: argparse.Namespace) -> int:
    from faheng.api.writing import packages_in

    data, source = _input(arguments.package)
    packages = packages_in(data, name=source)
    if not packages:
        raise CommandError(_NONE.format(in_one_line(source)))
    target = Path(arguments.output)
    in_folder = target.is_dir() or arguments.output.endswith("/")
    if len(packages) > 1 and not in_folder:
        raise CommandError(_SEVERAL.format(count=len(packages)))
    kind = arguments.format or ("" if in_folder else target.suffix[1:].lower())
    if not kind:
        raise CommandError(_NO_FORMAT)
    if in_folder:
        make_folder(target)
    places = _places(packages, target, kind) if in_folder else [target]
    results = [
        _write_one(package, place, arguments, kind, several=len(packages) > 1)
        for package, place in zip(packages, places, strict=True)
    ]
    return max(results)


def _input(named: str) -> tuple[bytes, str]:
    from faheng.documents.exceptions import UnreadableFileError
    from faheng.documents.opening import bytes_of

    if named == _STANDARD_INPUT:
        return sys.stdin.buffer.read(), "标准输入"
    try:
        return bytes_of(Path(named)), Path(named).name
    except UnreadableFileError as why:
        raise CommandError(f"{in_one_line(named)}：{why}") from None


def _places(packages: Sequence[Package], folder: Path, kind: str) -> list[Path]:
    """A file for each package, named after the file it was read from."""
    names = Names(suffix=f".{kind}")
    return [
        folder / names.of(Path(Path(package.source.file).stem or "表格"))
        for package in packages
    ]


def _write_one(
    package: Package,
    place: Path,
    arguments: argparse.Namespace,
    kind: str,
    *,
    several: bool,
) -> int:
    """One file; of several, one that cannot be made does not stop the others."""
    from faheng.api.writing import write_package
    from faheng.documents.drafts import write_whole

    about = f"{in_one_line(package.source.file)}：" if several else ""
    try:
        written = write_package(package, arguments.layout, kind, lossy=arguments.lossy)
        _refuse_input(place, arguments.package)
        write_whole(place, written.data)
    except CommandError as why:
        print(f"{about}{why}", file=sys.stderr)
        return 2
    except OSError as why:
        print(f"无法写入 {in_one_line(place)}：{in_words(why)}。", file=sys.stderr)
        return 2
    for note in written.notes:
        print(f"{about}{note}", file=sys.stderr)
    return 0


def _refuse_input(place: Path, named: str) -> None:
    read = Path(named)
    if place.is_file() and read.is_file() and place.samefile(read):
        raise CommandError(
            f"{in_one_line(place)} 是要读的文件，不能被结果覆盖，请另写一个去处。"
        )
