"""A copy of a Word or Excel file in which some parts are replaced and others added.

The rest of the zip keeps its bytes, order and times, so that the same notes always give
the same file.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from io import BytesIO

from lxml import etree

from faheng.documents.archive import DAMAGED
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.office import OfficeFile, attribute, local

TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


class OfficeCopy:
    """Reads as the file does, and remembers what is to be different."""

    def __init__(self, data: bytes) -> None:
        self.file = OfficeFile(data)
        self._data = data
        self._changed: dict[str, bytes] = {}

    def parse(self, part: str) -> etree._Element:
        """The XML of a part, as it has become."""
        changed = self._changed.get(part)
        return self.file.parse(part) if changed is None else etree.fromstring(changed)

    def read(self, part: str) -> bytes:
        """The bytes of a part, as it has become."""
        changed = self._changed.get(part)
        return self.file.read(part) if changed is None else changed

    def names(self) -> list[str]:
        """The names of all parts."""
        with zipfile.ZipFile(BytesIO(self._data)) as old:
            return [*dict.fromkeys([*old.namelist(), *self._changed])]

    def put(self, part: str, data: bytes) -> None:
        self._changed[part] = data

    def put_xml(self, part: str, root: etree._Element) -> None:
        tree = root.getroottree()
        self._changed[part] = etree.tostring(
            tree, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def __contains__(self, part: str) -> bool:
        return part in self._changed or part in self.file

    def free_name(self, pattern: str, *, plain: bool = False) -> str:
        """The first name not taken: ``xl/comments{}.xml`` with a number.

        ``plain`` tries the name without a number first.
        """
        if plain and (name := pattern.format("")) not in self:
            return name
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def links(self, part: str) -> list[tuple[str, str, str]]:
        """The links of a part: identifier, kind, name of the part."""
        name = _links_of(part)
        if name not in self._changed:
            return list(self.file.links(part))
        folder = posixpath.dirname(part)
        return [
            (
                attribute(link, "Id") or "",
                (attribute(link, "Type") or "").rpartition("/")[2],
                posixpath.normpath(
                    posixpath.join("/", folder, attribute(link, "Target") or "")
                ).lstrip("/"),
            )
            for link in self.parse(name)
        ]

    def link(self, part: str, kind: str, target: str) -> str:
        """Link a part to another; the new link's identifier."""
        name = _links_of(part)
        if name in self:
            root = self.parse(name)
        else:
            root = etree.fromstring(f'<Relationships xmlns="{_LINKS_SPACE}"/>')
        taken = {attribute(link, "Id") for link in root}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        etree.SubElement(
            root,
            f"{{{etree.QName(root).namespace}}}Relationship",
            Id=f"rId{number}",
            Type=f"{self._kinds_space()}/{kind}",
            Target=posixpath.relpath(target, posixpath.dirname(part) or "."),
        )
        self.put_xml(name, root)
        return f"rId{number}"

    def declare(self, part: str, kind: str) -> None:
        """Say what kind of content a new part has."""
        root = self.parse(TYPES)
        etree.SubElement(
            root, f"{{{_TYPES_SPACE}}}Override", PartName=f"/{part}", ContentType=kind
        )
        self.put_xml(TYPES, root)

    def declare_ending(self, ending: str, kind: str) -> None:
        """Say what kind of content parts of an ending have, unless it is said."""
        root = self.parse(TYPES)
        if not any(
            local(one) == "Default"
            and (attribute(one, "Extension") or "").lower() == ending
            for one in root
        ):
            default = etree.Element(
                f"{{{_TYPES_SPACE}}}Default", Extension=ending, ContentType=kind
            )
            root.insert(0, default)
            self.put_xml(TYPES, root)

    def to_bytes(self) -> bytes:
        """The file as it has become."""
        by_lower = {name.lower(): data for name, data in self._changed.items()}
        buffer = BytesIO()
        try:
            with (
                zipfile.ZipFile(BytesIO(self._data)) as old,
                zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
            ):
                # Of two members of one name, readers take the last.
                members = {member.filename: member for member in old.infolist()}
                for member in members.values():
                    data = by_lower.get(member.filename.lower())
                    new.writestr(
                        _same(member), old.read(member) if data is None else data
                    )
                there = {name.lower() for name in members}
                for name, data in self._changed.items():
                    if name.lower() not in there:
                        added = zipfile.ZipInfo(name, _EARLIEST)
                        added.compress_type = zipfile.ZIP_DEFLATED
                        new.writestr(added, data)
        except (zipfile.BadZipFile, OSError, ValueError, KeyError) as error:
            raise UnreadableFileError(DAMAGED) from error
        return buffer.getvalue()

    def _kinds_space(self) -> str:
        """The strict and the transitional kind of file name their links differently."""
        links = _links_of("")
        root = self.parse(links) if links in self else ()
        kinds = {attribute(link, "Type") or "" for link in root}
        strict = any(kind.startswith(_STRICT) for kind in kinds)
        return _STRICT if strict else _TRANSITIONAL


def _links_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _same(member: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copied = zipfile.ZipInfo(member.filename, member.date_time)
    copied.compress_type = member.compress_type
    copied.external_attr = member.external_attr
    copied.create_system = member.create_system
    return copied


def without_unprintable(text: str) -> str:
    """A text without what XML cannot hold."""
    return re.sub(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
