"""What an old Word file says about itself at the head of its main stream."""

from __future__ import annotations

import struct
from dataclasses import dataclass

STREAM = "WordDocument".encode("utf-16-le") + b"\x00\x00"
SIGNATURES = (0xA5EC, 0xA5DC, 0xA59B)
ENCRYPTED = 0x0100


@dataclass(frozen=True, slots=True)
class Header:
    """``version`` counts the editions of the format: 101 to 104 are Word 6 and 95."""

    version: int
    encrypted: bool


def read_header(data: bytes) -> Header | None:
    """The header of the main stream; None where it is not where it has to be."""
    at = data.find(STREAM)
    while at != -1:
        if at % 128 == 0:
            header = _header_at(data, _start(data, at))
            if header is not None:
                return header
        at = data.find(STREAM, at + 1)
    return None


def _start(data: bytes, entry: int) -> int:
    """Where a stream begins, by the first of its sectors."""
    (sector,) = struct.unpack_from("<I", data.ljust(entry + 128, b"\x00"), entry + 116)
    (power,) = struct.unpack_from("<H", data.ljust(32, b"\x00"), 30)
    return int((sector + 1) << power) if power in (9, 12) else len(data)


def _header_at(data: bytes, at: int) -> Header | None:
    head = data[at : at + 12]
    if len(head) < 12:
        return None
    signature, version, flags = struct.unpack("<HH6xH", head)
    if signature not in SIGNATURES:
        return None
    return Header(version, bool(flags & ENCRYPTED))
