"""The words of a paragraph as a reader of the printed page sees them.

Insertions under revision count, deletions and hidden runs do not. Text boxes anchored
in a paragraph are no part of its words: ``text_boxes`` gives them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from faheng.documents.formats.docx.symbols import symbol
from faheng.documents.office import attribute, child, local

REMOVED = {"del", "moveFrom", "delText", "delInstrText"}
PROPERTIES = {"pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "sectPr", "instrText", "rt"}
NOT_WORDS = REMOVED | PROPERTIES | {"txbxContent", "binData", "annotationRef"}


def words(element: etree._Element) -> str:
    """The words of an element and all it holds, line breaks as ``\\n``."""
    return "".join(_words(element))


def _words(element: etree._Element) -> Iterator[str]:
    for one in shown(element):
        name = local(one)
        if name in NOT_WORDS or (name == "r" and _hidden(one)):
            continue
        if name == "t":
            yield one.text or ""
        else:
            yield _mark(name, one)
            yield from _words(one)


def _mark(name: str, element: etree._Element) -> str:
    """What an element without words of its own puts on the page."""
    match name:
        case "tab" | "ptab":
            return "\t"
        case "cr":
            return "\n"
        case "br":
            return "" if attribute(element, "type") in ("page", "column") else "\n"
        case "noBreakHyphen":
            return "-"
        case "sym":
            return symbol(attribute(element, "font"), attribute(element, "char"))
        case "fldChar":
            return _tick_box(element)
        case _:
            return ""


def _tick_box(field: etree._Element) -> str:
    """The tick box of an old form field."""
    box = child(child(field, "ffData"), "checkBox")
    if box is None:
        return ""
    state = child(box, "checked")
    if state is None:
        state = child(box, "default")
    return "□" if state is None or _is_off(state) else "☑"


def _is_off(element: etree._Element) -> bool:
    return attribute(element, "val") in ("0", "false", "off")


def _hidden(run: etree._Element) -> bool:
    vanish = child(child(run, "rPr"), "vanish")
    return vanish is not None and not _is_off(vanish)


def shown(element: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, one version of those saved in two."""
    for one in element:
        if local(one) != "AlternateContent":
            yield one
            continue
        # The same drawing for newer and for older programs.
        version = child(one, "Choice")
        if version is None:
            version = child(one, "Fallback")
        if version is not None:
            yield from shown(version)


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes anchored anywhere in an element."""
    for one in shown(element):
        if local(one) == "txbxContent":
            yield one
        elif local(one) not in REMOVED:
            yield from text_boxes(one)
