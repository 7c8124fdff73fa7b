"""Read an old Word file: LibreOffice saves it anew, then it is read as a newer one."""

from __future__ import annotations

from collections.abc import Callable

from faheng.documents.archive import DAMAGED, ENCRYPTED
from faheng.documents.document import Block
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.doc.header import read_header
from faheng.documents.formats.doc.office import converted

Blocks = tuple[tuple[Block, ...], int | None]

# The filters by their names in LibreOffice. Told which one, it does not fall back on
# taking a damaged file for plain text.
FILTER = "MS Word 97"
EARLIER_FILTER = "MS Word 95"
FIRST_OF_97 = 0x69


def read_blocks(data: bytes, read_docx: Callable[[bytes], Blocks]) -> Blocks:
    """The paragraphs and tables of an old Word file, as ``read_docx`` finds them."""
    header = read_header(data)
    if header is None:
        raise UnreadableFileError(DAMAGED)
    if header.encrypted:
        raise UnreadableFileError(ENCRYPTED)
    earlier = header.version < FIRST_OF_97
    return read_docx(converted(data, EARLIER_FILTER if earlier else FILTER))
