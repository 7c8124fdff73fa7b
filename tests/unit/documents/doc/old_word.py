"""The head of an old Word file, enough to be taken for one."""

from __future__ import annotations

import struct

FIRST_SECTOR = 1024


def old_word_file(*, version: int = 0xC1, flags: int = 0) -> bytes:
    """A compound file with one directory entry and the head of its main stream."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + struct.pack("<H", 9)
    name = "WordDocument".encode("utf-16-le") + b"\x00\x00"
    entry = name.ljust(64, b"\x00") + struct.pack("<H", len(name)) + bytes(50)
    entry += struct.pack("<I", 1) + bytes(8)
    head = struct.pack("<HH6xH", 0xA5EC, version, flags)
    return (
        header.ljust(512, b"\x00")
        + entry.ljust(512, b"\x00")
        + head.ljust(512, b"\x00")
    )
