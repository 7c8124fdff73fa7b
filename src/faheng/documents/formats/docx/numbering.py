"""The numbers Word itself puts before paragraphs: 一、 （二） 3. and the like.

They stand nowhere in the text of the file, yet they are what a reader sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from faheng.documents.counting import written
from faheng.documents.formats.docx.parts import Parts
from faheng.documents.office import (
    attribute,
    child,
    children,
    number_of,
    value_of,
)

PLACEHOLDER = re.compile(r"%([1-9])")
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    style: str = "decimal"
    label: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list; ``counted_with`` is what it shares its numbers with."""

    counted_with: str
    levels: dict[int, Level]


class Numbering:
    """Counts the paragraphs of a file as they come, and labels each."""

    def __init__(self, parts: Parts) -> None:
        self._lists = _read_lists(parts.first("numbering"))
        self._styles = _read_styles(parts.first("styles"))
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, paragraph: etree._Element) -> str:
        """The label of the next paragraph; blank if it has none or only a bullet."""
        properties = child(paragraph, "pPr")
        number, level = _list_of(properties)
        if number is None:
            style = value_of(properties, "pStyle")
            inherited_number, inherited_level = self._styles.get(style, (None, None))
            number = inherited_number
            level = inherited_level if level is None else level
        numbered = self._lists.get(number or "0")
        if numbered is None:
            return ""
        return self._next(numbered, level or 0)

    def _next(self, numbered: List, level: int) -> str:
        counts = self._counts.setdefault(numbered.counted_with, {})
        own = numbered.levels.get(level)
        if own is None:
            return ""
        counts[level] = counts[level] + 1 if level in counts else own.start
        for deeper in range(level + 1, LEVELS):
            counts.pop(deeper, None)
        if written(1, own.style) is None:
            return ""

        def number(match: re.Match[str]) -> str:
            above = int(match[1]) - 1
            how = numbered.levels.get(above, Level())
            return written(counts.get(above, how.start), how.style) or ""

        return PLACEHOLDER.sub(number, own.label).strip()


def _list_of(properties: etree._Element | None) -> tuple[str | None, int | None]:
    numbering = child(properties, "numPr")
    return value_of(numbering, "numId"), number_of(numbering, "ilvl")


def _read_lists(root: etree._Element | None) -> dict[str, List]:
    abstract = {
        attribute(one, "abstractNumId") or "": _read_levels(one)
        for one in children(root, "abstractNum")
    }
    lists: dict[str, List] = {}
    for one in children(root, "num"):
        number = attribute(one, "numId") or ""
        counted_with = value_of(one, "abstractNumId") or ""
        levels = dict(abstract.get(counted_with, {}))
        restarts = False
        for override in children(one, "lvlOverride"):
            at = _index(override)
            levels.update(_read_levels(override))
            start = number_of(override, "startOverride")
            if start is not None:
                restarts = True
                old = levels.get(at, Level())
                levels[at] = Level(start, old.style, old.label)
        # A list that restarts counts for itself.
        lists[number] = List(f"{number}!" if restarts else counted_with, levels)
    return lists


def _read_levels(root: etree._Element) -> dict[int, Level]:
    return {
        _index(one): Level(
            start=number_of(one, "start") or 0,
            style=value_of(one, "numFmt") or "decimal",
            label=value_of(one, "lvlText") or "",
        )
        for one in children(root, "lvl")
    }


def _index(element: etree._Element) -> int:
    text = attribute(element, "ilvl") or "0"
    return int(text) if text in "012345678" else 0


def _read_styles(
    root: etree._Element | None,
) -> dict[str | None, tuple[str | None, int | None]]:
    """The list and level of each paragraph style, its own or inherited."""
    own: dict[str, tuple[str | None, int | None]] = {}
    parents: dict[str, str] = {}
    for style in children(root, "style"):
        name = attribute(style, "styleId") or ""
        own[name] = _list_of(child(style, "pPr"))
        parents[name] = value_of(style, "basedOn") or ""
    styles: dict[str | None, tuple[str | None, int | None]] = {}
    for name in own:
        number, level = own[name]
        at, seen = name, {name}
        while number is None and (at := parents.get(at, "")) and at not in seen:
            seen.add(at)
            number, above = own.get(at, (None, None))
            level = above if level is None else level
        styles[name] = (number, level)
    return styles
