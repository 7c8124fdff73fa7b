"""A zip file held in memory, opened only after its sizes have been weighed.

Word and Excel files are zips. What a member says about its own size is believed only
as an upper bound: reading stops there, and a member that lies fails its checksum.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from faheng.documents.exceptions import UnreadableFileError

LARGEST_TOTAL = 512 * 1024 * 1024
SUSPECT_TOTAL = 50 * 1024 * 1024
LARGEST_RATIO = 200
MOST_MEMBERS = 20_000
READABLE_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

DAMAGED = "文件不完整或已损坏，请重新下载，或用原软件打开后另存一份再试。"
EXPLODES = "文件解压后异常庞大，为安全起见未予读取，请用原软件打开后另存一份再试。"
ENCRYPTED = "文件已加密，请用原软件打开，去掉密码后再试。"


class Archive:
    """The members of a zip, read by name."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            members = self._zip.infolist()
        # A damaged directory surfaces as any of these, depending on the byte hit.
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableFileError(DAMAGED) from error
        except (OverflowError, IndexError, EOFError) as error:
            raise UnreadableFileError(DAMAGED) from error
        self._weigh(members, len(data))
        self._members = {member.filename: member for member in members}
        # Part names are compared without regard to case by the standard; some packers
        # part folders with the stroke of Windows.
        self._by_lower = {_plain(name): name for name in self._members}

    @staticmethod
    def _weigh(members: list[zipfile.ZipInfo], packed: int) -> None:
        total = sum(member.file_size for member in members)
        if total > LARGEST_TOTAL or len(members) > MOST_MEMBERS:
            raise UnreadableFileError(EXPLODES)
        if total > SUSPECT_TOTAL and total > LARGEST_RATIO * packed:
            raise UnreadableFileError(EXPLODES)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._by_lower

    def read(self, name: str) -> bytes:
        """The bytes of a member; a missing or damaged one makes the file unreadable."""
        member = self._members.get(self._by_lower.get(_plain(name), ""))
        if member is None:
            raise UnreadableFileError(DAMAGED)
        if member.flag_bits & 0x1:
            raise UnreadableFileError(ENCRYPTED)
        if member.compress_type not in READABLE_METHODS:
            raise UnreadableFileError(DAMAGED)
        try:
            return self._zip.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise UnreadableFileError(DAMAGED) from error
        except (ValueError, NotImplementedError, RuntimeError) as error:
            raise UnreadableFileError(DAMAGED) from error


def _plain(name: str) -> str:
    return name.lower().replace("\\", "/").lstrip("/")
