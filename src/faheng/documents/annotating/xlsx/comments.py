"""Notes as cell comments; a cell with several notes has one comment with all of them."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from faheng.documents.annotating.notes import AUTHOR, Note, together
from faheng.documents.annotating.office_copy import OfficeCopy, without_unprintable
from faheng.documents.annotating.xlsx.boxes import anchor, read_sizes
from faheng.documents.annotating.xlsx.drawings import (
    CONTENT as DRAWING,
)
from faheng.documents.annotating.xlsx.drawings import (
    empty_drawing,
    with_boxes,
)
from faheng.documents.annotating.xlsx.places import SheetPlaces, reference
from faheng.documents.office import attribute, child, children, local
from faheng.documents.spreadsheets.sheet import Place

_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STRICT = "http://purl.oclc.org/ooxml/"
_LINKS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
# What may stand in a worksheet only after the drawing of its comments.
_AFTER = {
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst", "AlternateContent"),
}
# Excel shows no more in a comment.
_LONGEST = 30_000


def with_comments(data: bytes, notes: Sequence[Note]) -> bytes:
    """The workbook with its notes; those without a place stand in the first cell."""
    copy = OfficeCopy(data)
    places = SheetPlaces(copy.file)
    by_sheet: dict[str, dict[Place, list[Note]]] = {}
    for note in notes:
        address = places.address(note.where) or places.beginning()
        cells = by_sheet.setdefault(address.part, {})
        cells.setdefault(address.place, []).append(note)
    for part, cells in by_sheet.items():
        sheet = _CommentedSheet(copy, part)
        for place in sorted(cells):
            sheet.add(place, together(cells[place]).text)
        sheet.put()
    return copy.to_bytes()


class _CommentedSheet:
    """A worksheet with its comments and their drawing, those already there included."""

    def __init__(self, copy: OfficeCopy, part: str) -> None:
        self._copy, self._part = copy, part
        self._root = copy.parse(part)
        self._space = etree.QName(self._root).namespace
        linked = {kind: target for _, kind, target in copy.links(part)}
        self._comments_part = linked.get("comments", "")
        if self._comments_part in copy:
            self._comments = copy.parse(self._comments_part)
        else:
            self._comments_part = ""
            self._comments = etree.fromstring(
                f'<comments xmlns="{self._space}"><authors/><commentList/></comments>'
            )
        self._list = self._ready("commentList")
        self._author = self._author_number()
        self._own = {attribute(one, "ref"): one for one in self._list}
        # The newer kind of comment is shown instead of what we would write.
        self._threads = {
            attribute(one, "ref")
            for _, kind, target in copy.links(part)
            if kind == "threadedComment" and target in copy
            for one in copy.parse(target)
        }
        self._sizes = read_sizes(self._root)
        self._boxes: list[tuple[Place, str]] = []

    def add(self, place: Place, text: str) -> None:
        """A comment on a cell, behind what its comment says already."""
        while reference(place) in self._threads:
            place = (place[0], place[1] + 1)
        text = without_unprintable(text)
        if len(text) > _LONGEST:
            text = f"{text[:_LONGEST]}……"
        comment = self._own.get(reference(place))
        if comment is None:
            comment = etree.SubElement(
                self._list,
                f"{{{self._space}}}comment",
                ref=reference(place),
                authorId=self._author,
            )
            etree.SubElement(comment, f"{{{self._space}}}text")
            self._boxes.append((place, anchor(place, text, self._sizes)))
        else:
            text = f"\n\n{text}"
        self._write(comment, text)

    def put(self) -> None:
        """Put back what has changed."""
        if not self._comments_part:
            self._comments_part = self._copy.free_name("xl/comments{}.xml")
            self._copy.link(self._part, "comments", self._comments_part)
            self._copy.declare(self._comments_part, _CONTENT)
        self._copy.put_xml(self._comments_part, self._comments)
        if self._boxes:
            drawing = self._drawing_part()
            self._copy.put(drawing, with_boxes(self._copy.read(drawing), self._boxes))

    def _write(self, comment: etree._Element, said: str) -> None:
        text = child(comment, "text")
        if text is None:
            text = etree.SubElement(comment, f"{{{self._space}}}text")
        plain = child(text, "t")
        if plain is not None:
            # Text without runs stands alone; it becomes the first of them.
            run = etree.Element(f"{{{self._space}}}r")
            text.replace(plain, run)
            run.append(plain)
        run = etree.Element(f"{{{self._space}}}r")
        look = etree.SubElement(run, f"{{{self._space}}}rPr")
        etree.SubElement(look, f"{{{self._space}}}sz", val="9")
        etree.SubElement(look, f"{{{self._space}}}color", indexed="81")
        etree.SubElement(look, f"{{{self._space}}}rFont", val="宋体")
        words = etree.SubElement(run, f"{{{self._space}}}t")
        words.set(_XML_SPACE, "preserve")
        words.text = said
        last = [one for one in text if local(one) == "r"]
        text.insert(text.index(last[-1]) + 1 if last else 0, run)

    def _ready(self, name: str) -> etree._Element:
        found = child(self._comments, name)
        if found is None:
            found = etree.SubElement(self._comments, f"{{{self._space}}}{name}")
        return found

    def _author_number(self) -> str:
        authors = self._ready("authors")
        names = [one.text for one in children(authors, "author")]
        if AUTHOR not in names:
            etree.SubElement(authors, f"{{{self._space}}}author").text = AUTHOR
            names.append(AUTHOR)
        return str(names.index(AUTHOR))

    def _drawing_part(self) -> str:
        """The drawing the sheet has its comments in; a new one if it has none."""
        legacy = child(self._root, "legacyDrawing")
        targets = {link: target for link, _, target in self._copy.links(self._part)}
        if legacy is not None:
            target = targets.get(attribute(legacy, "id") or "", "")
            if target in self._copy:
                return target
            self._root.remove(legacy)
        others = [
            self._copy.read(name)
            for name in self._copy.names()
            if name.lower().endswith(".vml")
        ]
        drawing = self._copy.free_name("xl/drawings/vmlDrawing{}.vml")
        self._copy.put(drawing, empty_drawing(others))
        self._copy.declare_ending("vml", DRAWING)
        link = self._copy.link(self._part, "vmlDrawing", drawing)
        strict = (self._space or "").startswith(_STRICT)
        element = etree.Element(
            f"{{{self._space}}}legacyDrawing", {f"{{{_LINKS[strict]}}}id": link}
        )
        after = [one for one in self._root if local(one) in _AFTER]
        if after:
            after[0].addprevious(element)
        else:
            self._root.append(element)
        self._copy.put_xml(self._part, self._root)
        return drawing
