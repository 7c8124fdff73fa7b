"""Which encoding a page is in: its mark, what it declares, or what its bytes look like."""

from __future__ import annotations

import codecs
import re

from faheng.documents.encoding import decode, decode_marked, refuse_unreadable
from faheng.documents.exceptions import UnreadableFileError

# Browsers look this far; programs that save worksheets put their styles first.
HEAD = 4096
DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
CHINESE = {"gb2312", "gbk", "x-gbk", "gb_2312", "gb_2312-80", "csgb2312", "chinese"} | {
    "cp936", "ms936", "windows-936", "gb18030", "hz-gb-2312", "euc-cn",
}  # fmt: skip
# Declared out of habit by pages that hold something else.
WESTERN = {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252"}


def text_of(data: bytes, declared: str | None = None) -> str:
    """The text of a page; ``declared`` is what stands outside it, as in a mail."""
    text = decode_marked(data)
    if text is not None:
        refuse_unreadable(text)
        return text
    if declared is None and (found := DECLARED.search(data[:HEAD])):
        declared = found[1].decode("ascii")
    encoding = _known(declared)
    if encoding is None or b"\x00" in data[:HEAD]:
        return decode(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # Declared wrongly, or a few bytes spoiled on the way.
        try:
            return decode(data)
        except UnreadableFileError:
            text = data.decode(encoding, "replace")
    refuse_unreadable(text)
    return text


def _known(declared: str | None) -> str | None:
    """A declared encoding by its name in Python; None where it says nothing."""
    name = (declared or "").lower()
    if name in CHINESE:
        return "gb18030"
    # What could be read as ASCII to declare it is not in two-byte characters.
    if not name or name in WESTERN or name.startswith(("utf-16", "utf-32", "unicode")):
        return None
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    # Python also knows codecs that turn bytes into bytes.
    return found.name if getattr(found, "_is_text_encoding", True) else None
