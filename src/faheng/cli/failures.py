"""What is said when something fails that is not the file's own fault."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from faheng.documents.apart import FAULT
from faheng.documents.names import readable

_SAID = {
    errno.ENOENT: "所在的文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的磁盘是只读的",
    errno.ENOSPC: "磁盘空间已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EISDIR: "那里是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "那里已有同名的文件",
    errno.ENAMETOOLONG: "名称过长",
    errno.EADDRINUSE: "端口已被占用，请用 --port 另选一个",
}


def in_words(why: OSError | OverflowError) -> str:
    """What the system refused, as its user would say it."""
    known = _SAID.get(getattr(why, "errno", None) or 0)
    return known or f"系统提示“{getattr(why, 'strerror', None) or why}”"


def in_one_line(path: Path | str) -> str:
    """A path, or a sentence with paths in it, for a message: legible, on one line."""
    return "".join(
        " " if ord(character) < 32 else character for character in readable(str(path))
    )


def fault_of_ours(bug: Exception) -> str:
    """One sentence about a bug, with its place for whoever mends it."""
    place = traceback.extract_tb(bug.__traceback__)[-1]
    return FAULT.format(
        f"{type(bug).__name__}，{Path(place.filename).name} 第 {place.lineno} 行"
    )
