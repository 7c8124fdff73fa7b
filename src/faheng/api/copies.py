"""Copies of the caller's own file, with something added or mended."""

from __future__ import annotations

import hashlib
from pathlib import Path

from faheng.api.exceptions import CommandError
from faheng.documents.drafts import write_whole
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.names import in_one_line
from faheng.documents.opening import bytes_of
from faheng.documents.refusals import in_words
from faheng.model.exchange import is_exchange
from faheng.model.reading import Reading

_CHANGED = "{name}：文件在审核之后已有改动，请重新审核。"
_NO_FORM = (
    "{name}：这是交换数据，不是表格文件，请对它所来自的 Word、Excel 或 PDF 操作。"
)
_ONTO_ITSELF = "{name} 是要读的文件，不能被结果覆盖，请另写一个去处。"


def original(path: Path, reading: Reading) -> bytes:
    """The bytes of the file a reading is of; it must still be the same."""
    try:
        data = bytes_of(path)
    except UnreadableFileError as why:
        raise CommandError(f"{in_one_line(path)}：{why}") from None
    if hashlib.sha256(data).hexdigest() != reading.package.source.sha256:
        exchange = is_exchange(data, path.name)
        raise CommandError(
            (_NO_FORM if exchange else _CHANGED).format(name=in_one_line(path))
        )
    if reading.package.source.format == "json":
        raise CommandError(_NO_FORM.format(name=in_one_line(path)))
    return data


def write_copy(source: Path, out: Path, data: bytes) -> None:
    """Write a file so that it is there complete or not at all, and never its source."""
    name = in_one_line(out)
    try:
        if out.exists() and out.samefile(source):
            raise CommandError(_ONTO_ITSELF.format(name=name))
        write_whole(out, data)
    except OSError as why:
        raise CommandError(f"无法写入 {name}：{in_words(why)}。") from None
