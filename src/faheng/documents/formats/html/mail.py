"""The pages inside a web archive (.mht): a mail whose parts are pages and pictures."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator

from faheng.documents.archive import DAMAGED
from faheng.documents.exceptions import UnreadableFileError

LARGEST = 64 * 1024**2
MOST_PARTS = 2_000
TOO_LARGE = "这个网页归档文件过大，为安全起见未予读取，请用浏览器打开后另存为 PDF。"
# The row of sheet names that Excel keeps as a page of its own.
TABS = "tabstrip.htm"
HEADER = re.compile(
    rb"\s*(?:from|mime-version|subject|date|x-[\w-]+|content-[\w-]+):", re.I
)


def is_archive(data: bytes) -> bool:
    """Whether a page comes packed as a mail."""
    head = data[:4096]
    return HEADER.match(head) is not None and b"multipart/" in head.lower()


def pages_of(data: bytes) -> Iterator[tuple[bytes, str | None]]:
    """The pages of a web archive, each with its declared encoding."""
    if len(data) > LARGEST:
        raise UnreadableFileError(TOO_LARGE)
    try:
        mail = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [part for _, part in zip(range(MOST_PARTS), mail.walk(), strict=False)]
        for part in parts:
            place = str(part.get("Content-Location", "")).lower()
            if part.get_content_type() == "text/html" and not place.endswith(TABS):
                content = part.get_payload(decode=True)
                if isinstance(content, bytes) and content.strip():
                    yield content, part.get_content_charset()
    except (ValueError, LookupError, RecursionError) as error:
        raise UnreadableFileError(DAMAGED) from error
