"""The words of text boxes that float over the cells of a worksheet."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from faheng.documents.office import OfficeFile, child, local

ANCHORS = {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}

Box = tuple[int, str]


def text_boxes(file: OfficeFile, sheet: str) -> Iterator[Box]:
    """The text boxes of a sheet, each with the row it begins at, from 1.

    Comments on cells are in another drawing, which is left alone.
    """
    for _, kind, part in file.links(sheet):
        if kind != "drawing" or part not in file:
            continue
        for anchor in file.parse(part):
            if local(anchor) in ANCHORS:
                text = "\n".join(_paragraphs(anchor))
                if text.strip():
                    yield _row(anchor), text.strip()


def _row(anchor: etree._Element) -> int:
    row = child(child(anchor, "from"), "row")
    text = "" if row is None else row.text or ""
    return int(text) + 1 if text.isdecimal() and len(text) < 8 else 1


def _paragraphs(anchor: etree._Element) -> Iterator[str]:
    for body in anchor.iter("{*}txBody"):
        for paragraph in body:
            if local(paragraph) == "p":
                yield "".join(map(_words, paragraph))


def _words(run: etree._Element) -> str:
    if local(run) == "br":
        return "\n"
    text = child(run, "t") if local(run) in ("r", "fld") else None
    return "" if text is None else text.text or ""
