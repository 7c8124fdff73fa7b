"""Runs of a Word paragraph, parted where a note begins or ends.

A run is a stretch of text of one look; both halves of a parted one keep it.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from faheng.documents.office import local

# What a run may stand in, so that marks may stand beside it.
_HOLDERS = {
    *("p", "hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "fldSimple"),
    *("customXml", "dir", "bdo"),
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def anchor_of(element: etree._Element) -> etree._Element:
    """The element beside which marks may stand: mostly the run a text is in.

    For text in a text box it is what holds the box: Word allows no comments inside.
    """
    space = etree.QName(element.getroottree().getroot()).namespace
    boxes = [one for one in element.iterancestors() if local(one) == "txbxContent"]
    anchor = boxes[-1] if boxes else element
    parent = anchor.getparent()
    # Drawings and formulas have paragraphs and runs of their own.
    while parent is not None and not (
        local(parent) in _HOLDERS and etree.QName(parent).namespace == space
    ):
        anchor, parent = parent, parent.getparent()
    return anchor


def part(text: etree._Element, offsets: Iterable[int]) -> dict[int, etree._Element]:
    """Part a text element at offsets, and its run with it.

    The pieces by the offset each begins at. What cannot be parted stays whole.
    """
    whole = len(text.text or "")
    pieces: dict[int, etree._Element] = {0: text}
    if not _is_plain(text):
        return pieces
    cuts = sorted({min(offset, whole) for offset in offsets}, reverse=True)
    for cut in cuts:
        if cut == whole:
            following = text.getnext()
        elif cut > 0:
            following = pieces[cut] = _cut(text, cut)
        else:
            following = text
        if following is not None:
            _part_run(following)
    return pieces


def _is_plain(text: etree._Element) -> bool:
    run = anchor_of(text)
    return local(run) == "r" and text.getparent() is run


def _cut(text: etree._Element, offset: int) -> etree._Element:
    """Cut a text element in two; the second."""
    whole = text.text or ""
    rest = deepcopy(text)
    rest.tail = None
    text.text, rest.text = whole[:offset], whole[offset:]
    for half in (text, rest):
        half.set(_SPACE, "preserve")
    text.addnext(rest)
    return rest


def _part_run(first: etree._Element) -> None:
    """Part a run before one of its elements; both halves have the same look."""
    run = first.getparent()
    assert run is not None
    contents = [one for one in run if local(one) != "rPr"]
    if contents[0] is first:
        return
    rest = etree.Element(run.tag)
    for name, said in run.items():
        rest.set(name, said)
    properties = next((one for one in run if local(one) == "rPr"), None)
    if properties is not None:
        rest.append(deepcopy(properties))
    for one in contents[contents.index(first) :]:
        rest.append(one)
    run.addnext(rest)
