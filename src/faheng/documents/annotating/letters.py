"""Text spread over several XML elements, edited without disturbing their looks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from faheng.documents.annotating.replacements import Edit

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# A character of a text: the element it stands in, and its place there.
Letter = tuple[etree._Element, int]


def letters_of(elements: Iterable[etree._Element]) -> list[Letter]:
    """The characters of some elements, one after the other."""
    return [
        (element, place)
        for element in elements
        for place in range(len(element.text or ""))
    ]


def edit_letters(letters: Sequence[Letter | None], edits: Iterable[Edit]) -> None:
    """Make edits, the last one first; new words look like those they replace."""
    for edit in sorted(edits, reverse=True):
        target = _beside(letters, edit.start)
        if target is None:
            continue
        element, place = target
        gone: dict[int, tuple[etree._Element, list[int]]] = {}
        for letter in letters[edit.start : edit.end]:
            if letter is not None:
                gone.setdefault(id(letter[0]), (letter[0], []))[1].append(letter[1])
        for other, places in gone.values():
            text = other.text or ""
            other.text = text[: places[0]] + text[places[-1] + 1 :]
            other.set(_SPACE, "preserve")
        text = element.text or ""
        element.text = text[:place] + edit.text + text[place:]
        element.set(_SPACE, "preserve")


def _beside(letters: Sequence[Letter | None], at: int) -> Letter | None:
    """Where words go that begin at a place: there, else behind the character before."""
    if at < len(letters) and (letter := letters[at]) is not None:
        return letter
    if at > 0 and (letter := letters[at - 1]) is not None:
        return letter[0], letter[1] + 1
    return None
