"""Where results go: standard output, a file for one input, a folder for several."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from faheng.api.exceptions import CommandError


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
    one input and a folder for several; a file is replaced only when it is complete.
    """

    def __init__(self, target: Path | None, *, inputs: int, suffix: str) -> None:
        self._target = target
        self._several = inputs > 1
        self._suffix = suffix
        self._used: set[str] = set()
        if target is not None and self._several:
            if target.exists() and not target.is_dir():
                raise CommandError(
                    f"有多个文件，-o 应为文件夹，但 {target} 是一个文件。"
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
            write_whole(place, text.encode())
        except OSError as why:
            raise CommandError(f"无法写入 {place}：{why.strerror}。") from None

    def _name_for(self, source: Path) -> str:
        """The source's name with our suffix; a second one of that name is numbered."""
        name = f"{source.name}{self._suffix}"
        number = 2
        while name in self._used:
            name = f"{source.name}-{number}{self._suffix}"
            number += 1
        self._used.add(name)
        return name


def write_whole(place: Path, data: bytes) -> None:
    """Write a file so that it is there complete or not at all."""
    handle, draft = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).chmod(0o644)
        Path(draft).replace(place)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise CommandError(f"无法建立文件夹 {folder}：{why.strerror}。") from None
