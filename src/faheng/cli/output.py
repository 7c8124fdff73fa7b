"""Where results go: standard output, a file for one input, a folder for several."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from faheng.api.exceptions import CommandError
from faheng.documents.drafts import Draft, write_whole
from faheng.documents.names import in_one_line
from faheng.documents.refusals import in_words

# Of a file's name, in bytes: what common file systems can hold.
_LONGEST_NAME = 255
_SEVERAL_PAGES = "{} 里有多份交换数据，网页报告请用 -o 指定一个已有的文件夹。"


def add_files_and_output(parser: argparse.ArgumentParser) -> None:
    """The arguments of every command that makes one result a file."""
    parser.add_argument("files", nargs="+", type=Path, metavar="文件或文件夹")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="去处",
        help="单个文件写入文件，多个文件或文件夹写入文件夹",
    )
    parser.add_argument(
        "--jobs",
        type=_jobs,
        metavar="个数",
        help="同时处理几个文件，默认与处理器核数相同",
    )


def refuse_inside(target: Path | None, folders: Sequence[Path]) -> None:
    """Results may not lie among the files they are about: next time they were input."""
    if target is None:
        return
    for folder in folders:
        if folder.is_dir() and target.resolve() == folder.resolve():
            raise CommandError(
                f"{in_one_line(target)} 是要读的文件夹，结果请放到另一个文件夹。"
            )


class Names:
    """The place of each result in a folder; a second one of a name is numbered."""

    def __init__(self, *, suffix: str = "", taken: Sequence[str] = ()) -> None:
        self._suffix = suffix
        self._used = {Path(name) for name in taken}

    def of(self, kept_as: Path) -> Path:
        """Where the result about what is kept under this name goes."""
        place = kept_as.with_name(_named(kept_as.name, self._suffix))
        number = 2
        while place in self._used:
            place = kept_as.with_name(_numbered(kept_as.name, number, self._suffix))
            number += 1
        self._used.add(place)
        return place


class Output:
    """Takes the results one by one, and puts them where the person asked.

    Without ``target`` results are printed one after the other. A target is a file if
    there is only one result to come, and a folder ``in_folder``; a file is replaced
    only when it is complete, and an input never.
    """

    def __init__(
        self,
        target: Path | None,
        *,
        inputs: Sequence[Path],
        suffix: str,
        in_folder: bool,
        taken: Sequence[str] = (),
    ) -> None:
        self._target = target
        self._inputs = inputs
        self._in_folder = in_folder or (target is not None and target.is_dir())
        self._names = Names(suffix=suffix, taken=taken)
        self._suffix = suffix
        self._count = 0
        self._draft: Draft | None = None
        if target is not None and in_folder:
            if target.exists() and not target.is_dir():
                raise CommandError(
                    f"有多个文件，-o 应为文件夹，但 {in_one_line(target)} 是一个文件。"
                )
            make_folder(target)

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._draft is not None and kind is None:
            self._keep(self._draft)
        elif self._draft is not None:
            self._draft.discard()

    def put(self, kept_as: Path, text: str) -> Path | None:
        """One result; where it stands below the target, if that is a folder."""
        if self._target is not None and self._in_folder:
            place = self._names.of(kept_as)
            self.put_at(place, text)
            return place
        if self._suffix == ".html" and self._count:
            raise CommandError(_SEVERAL_PAGES.format(in_one_line(kept_as)))
        self._count += 1
        if self._target is None:
            sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
            return None
        # Several results for one file, such as JSON lines, follow one another.
        try:
            if self._draft is None:
                self._refuse_input(self._target)
                self._draft = Draft(self._target)
            elif self._draft.is_open_line:
                text = f"\n{text}"
            self._draft.write(text.encode())
        except OSError as why:
            raise _unwritable(self._target, why) from None
        return None

    def put_last(self, text: str, *, named: str) -> None:
        """The one result about all inputs; in a folder it has a name of its own."""
        if self._target is not None and self._in_folder:
            self.put_at(named, text)
        else:
            self.put(Path(named), text)

    def put_at(self, place: Path | str, text: str) -> None:
        """One result that has its own name below the target."""
        assert self._target is not None
        path = self._target / place
        try:
            self._refuse_input(path)
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text.encode())
        except OSError as why:
            raise _unwritable(path, why) from None

    def _keep(self, draft: Draft) -> None:
        assert self._target is not None
        try:
            draft.keep()
        except OSError as why:
            raise _unwritable(self._target, why) from None

    def _refuse_input(self, place: Path) -> None:
        if any(_is_same(place, each) for each in self._inputs):
            raise CommandError(
                f"{in_one_line(place)} 是要读的文件，不能被结果覆盖，请另写一个去处。"
            )


def make_folder(folder: Path) -> None:
    """The folder, and those above it; ``CommandError`` if it cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as why:
        raise CommandError(
            f"无法建立文件夹 {in_one_line(folder)}：{in_words(why)}。"
        ) from None


def _named(name: str, ending: str) -> str:
    """The name with the ending, shortened where a file system could not hold both."""
    while (
        name and len(f"{name}{ending}".encode(errors="surrogateescape")) > _LONGEST_NAME
    ):
        name = name[:-1]
    return f"{name}{ending}"


def _numbered(name: str, number: int, suffix: str) -> str:
    """A copy of a document keeps its ending; a report's comes after the number."""
    if suffix:
        return _named(name, f"-{number}{suffix}")
    stem, ending = Path(name).stem, Path(name).suffix
    return _named(stem, f"-{number}{ending}")


def _unwritable(place: Path, why: OSError) -> CommandError:
    return CommandError(f"无法写入 {in_one_line(place)}：{in_words(why)}。")


def _is_same(place: Path, other: Path) -> bool:
    return place.is_file() and other.is_file() and place.samefile(other)


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1024:
        raise argparse.ArgumentTypeError("应是 1 到 1024 的整数")
    return int(text)
