"""Notes as Word comments, each around the words it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from lxml import etree

from faheng.documents.annotating.docx.places import Spot, Unit, WordPlaces
from faheng.documents.annotating.docx.runs import anchor_of, part
from faheng.documents.annotating.notes import AUTHOR, Note, together
from faheng.documents.annotating.office_copy import OfficeCopy, without_unprintable
from faheng.documents.annotating.quotes import find_quote
from faheng.documents.office import attribute, child, local

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# First and last character of what a comment is about.
_Stretch = tuple[Spot, Spot]


def with_comments(data: bytes, notes: Sequence[Note]) -> bytes:
    """The file with a comment for each note; those without a place share the first."""
    copy = OfficeCopy(data)
    places = WordPlaces(data, copy)
    targets = [(note, _target(note, places)) for note in notes]
    unplaced = [note for note, target in targets if target is None]
    pieces = _parted([target for _, target in targets if isinstance(target, tuple)])
    comments = _Comments(copy, places)
    if unplaced:
        comments.add(together(unplaced), _beginning(places))
    for note, target in targets:
        if isinstance(target, tuple):
            first, last = target
            starts = pieces[id(first.element)]
            ends = pieces[id(last.element)]
            end = max(start for start in ends if start <= last.offset)
            begin = max(start for start in starts if start <= first.offset)
            comments.add(note, starts[begin], ends[end])
        elif target is not None:
            comments.add(note, target)
    comments.put()
    return copy.to_bytes()


def _parted(stretches: Sequence[_Stretch]) -> dict[int, dict[int, etree._Element]]:
    """The pieces of each text element, parted wherever a stretch begins or ends."""
    elements: dict[int, etree._Element] = {}
    cuts: dict[int, set[int]] = {}
    for first, last in stretches:
        for element, offset in (
            (first.element, first.offset),
            (last.element, last.offset + 1),
        ):
            elements[id(element)] = element
            cuts.setdefault(id(element), set()).add(offset)
    return {key: part(element, cuts[key]) for key, element in elements.items()}


def _beginning(places: WordPlaces) -> etree._Element:
    """The first paragraph of the body."""
    root = places.parts[places.main]
    space = etree.QName(root).namespace
    body = child(root, "body")
    assert body is not None
    first = next(body.iter(f"{{{space}}}p"), None)
    if first is None:
        first = etree.Element(f"{{{space}}}p")
        body.insert(0, first)
    return first


def _target(note: Note, places: WordPlaces) -> _Stretch | etree._Element | None:
    unit = places.unit_at(note.where)
    if unit is None:
        return None
    known = [spot for spot in _quoted(unit, note.where.quote) if spot is not None]
    # Word has no comments in headers, footers and notes.
    if known and all(spot.part == places.main for spot in known):
        return known[0], known[-1]
    return unit.blanks[0] if unit.blanks else None


def _quoted(unit: Unit, quote: str | None) -> list[Spot | None]:
    span = find_quote(unit.text, quote)
    if span is not None and any(unit.spots[span[0] : span[1]]):
        return unit.spots[span[0] : span[1]]
    return unit.spots


class _Comments:
    """The part of a Word file that holds its comments, those already there included."""

    def __init__(self, copy: OfficeCopy, places: WordPlaces) -> None:
        self._copy, self._places = copy, places
        self._root = places.parts[places.main]
        self._space = etree.QName(self._root).namespace
        linked = {kind: part for _, kind, part in copy.links(places.main)}
        self._part = linked.get("comments", "")
        if self._part in copy:
            self._comments = copy.parse(self._part)
        else:
            self._part = ""
            self._comments = etree.Element(
                self._named("comments"), nsmap={"w": self._space}
            )
        taken = [
            int(number)
            for root in (self._root, self._comments)
            for one in root.iter(
                self._named("comment"), self._named("commentRangeStart")
            )
            if (number := attribute(one, "id") or "").isdecimal()
        ]
        self._numbers = count(max(taken, default=-1) + 1)

    def add(
        self,
        note: Note,
        first: etree._Element,
        last: etree._Element | None = None,
    ) -> None:
        """A comment from one text element to another, or on a whole paragraph."""
        number = str(next(self._numbers))
        start = self._mark("commentRangeStart", number)
        end = self._mark("commentRangeEnd", number)
        reference = etree.Element(self._named("r"))
        reference.append(self._mark("commentReference", number))
        if local(first) == "p":
            at = next((i for i, one in enumerate(first) if local(one) != "pPr"), None)
            first.insert(len(first) if at is None else at, start)
            first.append(end)
            first.append(reference)
        else:
            anchor_of(first).addprevious(start)
            anchor_of(first if last is None else last).addnext(end)
            self._outermost(end).addnext(reference)
        self._comments.append(self._comment(note, number))

    def put(self) -> None:
        """Put back what has changed."""
        if not self._part:
            folder = self._places.main.rpartition("/")[0]
            name = f"{folder}/comments{{}}.xml".lstrip("/")
            self._part = self._copy.free_name(name, plain=True)
            self._copy.link(self._places.main, "comments", self._part)
            self._copy.declare(self._part, _CONTENT)
        self._copy.put_xml(self._part, self._comments)
        self._copy.put_xml(self._places.main, self._root)

    def _comment(self, note: Note, number: str) -> etree._Element:
        comment = self._mark("comment", number)
        comment.set(self._named("author"), AUTHOR)
        comment.set(self._named("initials"), AUTHOR)
        if note.day is not None:
            comment.set(self._named("date"), f"{note.day}T00:00:00Z")
        for nth, line in enumerate(without_unprintable(note.text).split("\n")):
            paragraph = etree.SubElement(comment, self._named("p"))
            if nth == 0:
                run = etree.SubElement(paragraph, self._named("r"))
                etree.SubElement(run, self._named("annotationRef"))
            run = etree.SubElement(paragraph, self._named("r"))
            text = etree.SubElement(run, self._named("t"))
            text.set(_XML_SPACE, "preserve")
            text.text = line
        return comment

    def _outermost(self, element: etree._Element) -> etree._Element:
        """The child of the paragraph that an element is in."""
        parent = element.getparent()
        while parent is not None and local(parent) != "p":
            element, parent = parent, parent.getparent()
        return element

    def _mark(self, name: str, number: str) -> etree._Element:
        return etree.Element(self._named(name), {self._named("id"): number})

    def _named(self, name: str) -> str:
        return f"{{{self._space}}}{name}"
