"""What a file system refuses, in the words of its user."""

from __future__ import annotations

import errno

_SAID = {
    errno.ENOENT: "所在的文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的磁盘是只读的",
    errno.ENOSPC: "磁盘空间已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EFBIG: "超出了允许的文件大小",
    errno.EMFILE: "同时打开的文件太多",
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
