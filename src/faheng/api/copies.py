"""Copies of the caller's own file, with something added or mended."""

from __future__ import annotations

import errno
import hashlib
import secrets
from pathlib import Path

from faheng.api.exceptions import CommandError
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.names import readable
from faheng.documents.opening import bytes_of
from faheng.model.exchange import is_exchange
from faheng.model.reading import Reading

_CHANGED = "{name}：文件在审核之后已有改动，请重新审核。"
_NO_FORM = (
    "{name}：这是交换数据，不是表格文件，请对它所来自的 Word、Excel 或 PDF 操作。"
)
_ONTO_ITSELF = "{name} 是要读的文件，不能被结果覆盖，请另写一个去处。"
_UNWRITTEN = "无法写入 {name}：{why}。"
_FOLDER = "那里是一个文件夹"
_SAID = {
    errno.ENOENT: "所在的文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的磁盘是只读的",
    errno.ENOSPC: "磁盘空间已满",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENAMETOOLONG: "名称过长",
}


def original(path: Path, reading: Reading) -> bytes:
    """The bytes of the file a reading is of; it must still be the same."""
    try:
        data = bytes_of(path)
    except UnreadableFileError as why:
        raise CommandError(f"{named(path)}：{why}") from None
    if hashlib.sha256(data).hexdigest() != reading.package.source.sha256:
        exchange = is_exchange(data, path.name)
        raise CommandError(
            (_NO_FORM if exchange else _CHANGED).format(name=named(path))
        )
    if reading.package.source.format == "json":
        raise CommandError(_NO_FORM.format(name=named(path)))
    return data


def write_copy(source: Path, out: Path, data: bytes) -> None:
    """Write a file so that it is there complete or not at all, and never its source."""
    try:
        place = out.resolve()
        if place.exists() and place.samefile(source):
            raise CommandError(_ONTO_ITSELF.format(name=named(out)))
        if place.is_dir():
            raise CommandError(_UNWRITTEN.format(name=named(out), why=_FOLDER))
        if place.exists() and not place.is_file():
            # A device or a pipe is written to, and not replaced.
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
    except OSError as why:
        said = _SAID.get(why.errno or 0, f"系统提示“{why.strerror or why}”")
        raise CommandError(_UNWRITTEN.format(name=named(out), why=said)) from None


def named(path: Path) -> str:
    """A file's name for a message, on one line."""
    return "".join(
        " " if ord(character) < 32 else character for character in readable(path.name)
    )
