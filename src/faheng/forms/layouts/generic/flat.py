"""Tables of indicators as lines, their columns parted by blanks.

Text taken from a PDF has lost its cells. A table is read only where each line is a
row complete in itself; one line broken by a narrow column, and all of it is left to
``unread``, for nobody could say which word belongs where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from faheng.documents.document import Line
from faheng.forms.draft import Draft
from faheng.forms.targets.form import FormReader
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.levels import draft_day, is_level1, is_level2
from faheng.forms.targets.mending import mend_name
from faheng.forms.targets.rows import is_page_number, text_of
from faheng.forms.targets.vocabulary import Vocabulary

_WORD = re.compile(r"\S+")
_ENDS = re.compile(
    r"[：:。；]|^(?:注|备注|说明|[一二三四五六七八九十]+、|\d+[、.．])|表$"
)
_LONGEST_TAIL = 14
_LEVELS = ("level1", "level2")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line, and the column it is of."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FlatTable:
    """The head line, and each row with its parts."""

    head: Line
    rows: tuple[tuple[Line, tuple[Part, ...]], ...]


class FlatForms:
    """The flat tables of a document, and the labelled lines above them."""

    def __init__(
        self, draft: Draft, vocabulary: Vocabulary, lines: Sequence[Line]
    ) -> None:
        self._draft = draft
        self._vocabulary = vocabulary
        self._rows: dict[int, tuple[Part, ...]] = {}
        self._heads: set[int] = set()
        said = [line for line in lines if text_of(line) and not is_page_number(line)]
        for table in _tables(said, vocabulary, draft):
            self._heads.add(id(table.head))
            self._rows |= {id(line): parts for line, parts in table.rows}
        self._carried: dict[str, str] = {}

    def read(self, line: Line, reader: FormReader) -> bool:
        """Take a line of a flat table, or labels and values in a line above it."""
        if not self._heads:
            return False
        if id(line) in self._heads:
            self._draft.label(line)
            for word in _WORD.finditer(line.text):
                self._draft.label(line, *word.span())
            self._carried = {}
            return True
        if id(line) in self._rows:
            self._read_row(line, self._rows[id(line)], reader)
            return True
        return reader.read_pairs_in(line)

    def _read_row(self, line: Line, parts: Sequence[Part], reader: FormReader) -> None:
        found = PrintedIndicator(shares_units=True)
        for part in parts:
            text = mend_name(self._draft.take(line, part.start, part.end))
            found.texts[part.key] = text
            found.units[part.key] = line
        for index, key in enumerate(_LEVELS):
            if text := found.text(key) or "":
                for lower in _LEVELS[index:]:
                    self._carried.pop(lower, None)
                self._carried[key] = text
            elif key in self._carried:
                found.texts[key] = self._carried[key]
        reader.form.indicators.append(found)
        reader.form.keys |= set(found.texts)


def _tables(
    lines: Sequence[Line], vocabulary: Vocabulary, draft: Draft
) -> Iterator[FlatTable]:
    at = 0
    while at < len(lines):
        keys = _head_keys(lines[at], vocabulary)
        at += 1
        if not keys:
            continue
        rows: list[tuple[Line, tuple[Part, ...]]] = []
        head = lines[at - 1]
        while at < len(lines) and (parts := _row(lines[at], keys, draft)):
            rows.append((lines[at], parts))
            at += 1
        broken = at < len(lines) and _is_broken(lines[at], vocabulary, draft)
        if rows and not broken:
            yield FlatTable(head, tuple(rows))


def _head_keys(line: Line, vocabulary: Vocabulary) -> list[str]:
    """The columns a line of heads names, levels first; none if it is no such line."""
    keys = [vocabulary.head_of(word) for word in line.text.split()]
    known = [key for key in keys if key is not None]
    if len(known) < len(keys) or known[:3] != [*_LEVELS, "name"]:
        return []
    return known if "target" in known else []


def _row(line: Line, keys: Sequence[str], draft: Draft) -> tuple[Part, ...]:
    """The parts of a complete row; none if words are missing or left over."""
    words = list(_WORD.finditer(line.text))
    day = draft_day(draft)
    parts: list[Part] = []
    for key, is_level in (("level1", is_level1), ("level2", is_level2)):
        if words and is_level(words[0][0], day):
            parts.append(Part(key, *words.pop(0).span()))
    columns = list(keys[2:])
    if columns == ["name", "target"] and len(words) > 2:
        # A blank inside the name, as PDFs leave between Chinese and other letters.
        first, last = words[0], words[-1]
        parts.append(Part("name", first.start(), words[-2].end()))
        parts.append(Part("target", *last.span()))
        return tuple(parts)
    if len(words) != len(columns):
        return ()
    return (
        *parts,
        *(Part(key, *word.span()) for key, word in zip(columns, words, strict=True)),
    )


def _is_broken(line: Line, vocabulary: Vocabulary, draft: Draft) -> bool:
    """Whether the line behind the rows is the rest of one, or a row in pieces."""
    words = line.text.split()
    day = draft_day(draft)
    if is_level1(words[0], day) or is_level2(words[0], day):
        return True
    if vocabulary.field_of(words[0]) or _ENDS.search(text_of(line)):
        return False
    return len(text_of(line)) <= _LONGEST_TAIL
