"""The elements of a page, taken apart by libxml2 with its bounds in place."""

from __future__ import annotations

from lxml import etree

from faheng.documents.archive import DAMAGED
from faheng.documents.exceptions import UnreadableFileError

TOO_DEEP = "网页的层次过多，为安全起见未予读取，请用浏览器打开后另存为 PDF。"
# The parser lets an element be this deep; what lies deeper would be left out unsaid.
LIMITS = {"ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY"}


def parse(text: str) -> etree._Element:
    """The root of a page, without comments; nothing outside it is ever fetched."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(DAMAGED) from error
    if any(entry.type_name in LIMITS for entry in parser.error_log):
        raise UnreadableFileError(TOO_DEEP)
    if root is None:
        raise UnreadableFileError(DAMAGED)
    return root
