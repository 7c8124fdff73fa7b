"""Reads no old Word file itself: LibreOffice saves it anew, to be read as a newer one."""

from __future__ import annotations

from faheng.documents.archive import DAMAGED, ENCRYPTED
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.doc.header import read_header
from faheng.documents.formats.doc.office import converted

# The filters by their names in LibreOffice. Told which one, it does not fall back on
# taking a damaged file for plain text.
FILTER = "MS Word 97"
EARLIER_FILTER = "MS Word 95"
FIRST_OF_97 = 0x69


def saved_anew(data: bytes) -> bytes:
    """The same document as a .docx."""
    header = read_header(data)
    if header is None:
        raise UnreadableFileError(DAMAGED)
    if header.encrypted:
        raise UnreadableFileError(ENCRYPTED)
    earlier = header.version < FIRST_OF_97
    return converted(data, EARLIER_FILTER if earlier else FILTER)
