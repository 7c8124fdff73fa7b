"""The XML parts of a Word or Excel file, and how they are linked.

Names are compared without their namespaces, which the strict and the transitional
kind of the format write differently.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from faheng.documents.archive import DAMAGED, Archive
from faheng.documents.exceptions import UnreadableFileError


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """The value of an attribute, whatever its namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name."""
    if element is None:
        return None
    return next((one for one in element if local(one) == name), None)


def children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    if element is not None:
        yield from (one for one in element if local(one) == name)


def value_of(element: etree._Element | None, *path: str) -> str | None:
    """The ``val`` of the descendant a path of names leads to."""
    for name in path:
        element = child(element, name)
    return None if element is None else attribute(element, "val")


def number_of(element: etree._Element | None, *path: str) -> int | None:
    text = value_of(element, *path)
    # Nobody counts to a million here; more digits are damage.
    return (
        int(text)
        if text and text.isascii() and text.isdigit() and len(text) < 7
        else None
    )


class OfficeFile:
    """The XML parts of an office file, found by the links between them."""

    def __init__(self, data: bytes) -> None:
        self._archive = Archive(data)

    def __contains__(self, part: str) -> bool:
        return part in self._archive

    def main(self, usual: str) -> str:
        """The name of the part everything hangs on, usually ``usual``."""
        for _, kind, target in self.links(""):
            if kind == "officeDocument" and target in self._archive:
                return target
        return usual

    def links(self, part: str) -> Iterator[tuple[str, str, str]]:
        """The links of a part: identifier, kind (``header`` …), name of the part."""
        folder, name = posixpath.split(part)
        links = posixpath.join(folder, "_rels", f"{name}.rels")
        if links not in self._archive:
            return
        for link in self.parse(links):
            target = attribute(link, "Target") or ""
            if attribute(link, "TargetMode") == "External" or not target:
                continue
            kind = (attribute(link, "Type") or "").rpartition("/")[2]
            path = posixpath.normpath(posixpath.join("/", folder, target))
            yield attribute(link, "Id") or "", kind, path.lstrip("/")

    def parse(self, part: str) -> etree._Element:
        """The XML of a part."""
        # No entities, no network, no limits lifted: a part cannot grow on being read.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        data = self.read(part)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableFileError(DAMAGED) from error

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        data = self._archive.read(part)
        # Office files declare no document type; one that does means harm.
        bare = data.replace(b"\x00", b"") if b"\x00" in data else data
        if b"<!DOCTYPE" in bare:
            raise UnreadableFileError(DAMAGED)
        return data
