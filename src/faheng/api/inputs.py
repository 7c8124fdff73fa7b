"""What a command is to work on: files, and all documents of folders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from faheng.api.folders import documents_below

_LISTED = 5


@dataclass(frozen=True, slots=True)
class Input:
    """One file: where it is, and by which name its result is kept in a folder.

    ``folder`` is the one it was found in; files named one by one have none.
    """

    path: Path
    kept_as: Path
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """All files in their order, and a sentence on what was left out of each folder."""

    files: tuple[Input, ...]
    notes: tuple[str, ...]

    @property
    def in_folders(self) -> bool:
        return any(each.folder is not None for each in self.files)


def inputs_of(paths: Sequence[Path], *, without: Sequence[Path] = ()) -> Inputs:
    """The files among these paths, and the documents of the folders among them.

    ``without`` are places results go to; what lies in them is no input. A file that is
    both named and in one of the folders is one.
    """
    files: list[Input] = []
    named = {path.absolute() for path in paths}
    notes: list[str] = []
    for path in paths:
        if not path.is_dir():
            files.append(Input(path, Path(path.name)))
            continue
        listing = documents_below(path, without=without)
        files.extend(
            Input(each, each.relative_to(path), path)
            for each in listing.documents
            if each.absolute() not in named
        )
        named.update(each.absolute() for each in listing.documents)
        notes.extend(
            _note(said, found, path)
            for said, found in (
                ("没有权限打开 {} 个文件夹", listing.closed),
                ("跳过 {} 个隐藏或临时文件", listing.hidden),
                ("跳过 {} 个不是文档的文件", listing.foreign),
            )
            if found
        )
        if not listing.documents:
            notes.append(f"{path}：文件夹里没有可以读取的文件。")
    return Inputs(tuple(files), tuple(notes))


def _note(said: str, found: Sequence[Path], folder: Path) -> str:
    names = "、".join(str(path.relative_to(folder)) for path in found[:_LISTED])
    more = "等" if len(found) > _LISTED else ""
    return f"{folder}：{said.format(len(found))}：{names}{more}。"
