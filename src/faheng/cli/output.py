"""Where results go: standard output, a file for one input, a folder for several."""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path

from faheng.api.exceptions import CommandError
from faheng.cli.failures import in_one_line, in_words

# Of a file's name, in bytes: what common file systems can hold.
_LONGEST_NAME = 255


def add_files_and_output(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that makes one result a file."""
    parser.add_argument("files", nargs="+", type=Path, metavar="文件")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="去处",
        help="单个文件写入文件，多个写入文件夹",
    )


class Output:
    """Takes one result an input, and puts it where the person asked.

    Without ``target`` results are printed one after the other. A target is a file for
    one input and a folder for several; a file is replaced only when it is complete, and
    an input never.
    """

    def __init__(
        self, target: Path | None, *, inputs: Sequence[Path], suffix: str
    ) -> None:
        self._target = target
        self._inputs = inputs
        self._several = len(inputs) > 1
        self._suffix = suffix
        self._used: set[str] = set()
        if target is not None and self._several:
            if target.exists() and not target.is_dir():
                raise CommandError(
                    f"有多个文件，-o 应为文件夹，但 {in_one_line(target)} 是一个文件。"
                )
            _made(target)

    def put(self, source: Path, text: str) -> None:
        """One input's result."""
        if self._target is None:
            sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
            return
        place = self._target
        if self._several or place.is_dir():
            place = place / self._name_for(source)
        try:
            if any(_is_same(place, each) for each in self._inputs):
                raise CommandError(
                    f"{in_one_line(place)} 是要读的文件，不能被结果覆盖，请另写一个去处。"
                )
            write_whole(place, text.encode())
        except OSError as why:
            raise CommandError(
                f"无法写入 {in_one_line(place)}：{in_words(why)}。"
            ) from None

    def _name_for(self, source: Path) -> str:
        """The source's name with our suffix; a second one of that name is numbered."""
        name = _named(source.name, self._suffix)
        number = 2
        while name in self._used:
            name = _named(source.name, f"-{number}{self._suffix}")
            number += 1
        self._used.add(name)
        return name


def write_whole(place: Path, data: bytes) -> None:
    """Write a file so that it is there complete or not at all.

    It keeps the rights of a file it replaces; a link stays a link. What is no file,
    such as a device or a pipe, is written to and not replaced.
    """
    place = place.resolve()
    if place.exists() and not place.is_file():
        place.write_bytes(data)
        return
    draft = place.with_name(f".faheng-{secrets.token_hex(8)}")
    try:
        with draft.open("xb") as file:
            file.write(data)
        if place.exists():
            draft.chmod(place.stat().st_mode)
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _named(name: str, ending: str) -> str:
    """The name with the ending, shortened where a file system could not hold both."""
    while (
        name and len(f"{name}{ending}".encode(errors="surrogateescape")) > _LONGEST_NAME
    ):
        name = name[:-1]
    return f"{name}{ending}"


def _is_same(place: Path, other: Path) -> bool:
    return place.is_file() and other.is_file() and place.samefile(other)


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise CommandError(
            f"无法建立文件夹 {in_one_line(folder)}：{in_words(why)}。"
        ) from None
