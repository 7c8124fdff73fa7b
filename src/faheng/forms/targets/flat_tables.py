"""Tables of indicators as lines, their columns parted by blanks.

Text taken from a PDF has lost its cells. A table is read only where each line is a
row complete in itself; one line broken by a narrow column, and all of it is left to
``unread``, for nobody could say which word belongs where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faheng.documents.document import Line
from faheng.forms.draft import Draft
from faheng.forms.targets.flat_words import Word, labels_in, words_in
from faheng.forms.targets.levels import draft_day, is_level1, is_level2
from faheng.forms.targets.rows import text_of
from faheng.forms.targets.vocabulary import Vocabulary
from faheng.values.patterns import lazy_pattern

LEVELS = ("level1", "level2")
_ENDS = lazy_pattern(
    r"[：:。；]|^(?:注|备注|说明|[一二三四五六七八九十]+、|\d+[、.．])|表$"
)
_LONGEST_TAIL = 14

# The columns behind the levels, of one block or of the two terms side by side.
Blocks = tuple[tuple[str, ...], ...]


class Part(NamedTuple):
    """A stretch of a line, the column it is of, and the column's block."""

    key: str
    start: int
    end: int
    block: int = 0


class FlatTable(NamedTuple):
    """The head line, and each row with its parts; no rows if one is broken."""

    head: Line
    rows: tuple[tuple[Line, tuple[Part, ...]], ...]


def flat_tables(
    lines: Sequence[Line], vocabulary: Vocabulary, draft: Draft
) -> Iterator[FlatTable]:
    """The tables among these lines; rows only where every line is a whole one."""
    at = 0
    while at < len(lines):
        blocks = _head_blocks(lines[at], vocabulary)
        at += 1
        if not blocks:
            continue
        rows: list[tuple[Line, tuple[Part, ...]]] = []
        head = lines[at - 1]
        while at < len(lines) and (parts := _row(lines[at], blocks, draft)):
            rows.append((lines[at], parts))
            at += 1
        broken = at < len(lines) and _is_broken(lines[at], vocabulary, draft)
        yield FlatTable(head, () if broken else tuple(rows))


def _head_blocks(line: Line, vocabulary: Vocabulary) -> Blocks:
    """The columns a line of heads names, levels first; none if it is no such line."""
    words = labels_in(line, vocabulary)
    keys = [vocabulary.head_of(word.text) for word in words]
    if keys and keys[0] not in LEVELS and vocabulary.is_word(words[0].text):
        # 绩效指标 stands beside the table, not above a column.
        keys = keys[1:]
    known = [key for key in keys if key is not None]
    if len(known) < len(keys) or known[:3] != [*LEVELS, "name"]:
        return ()
    again = next((n for n in range(3, len(known)) if known[n] in known[1:n]), None)
    first, second = tuple(known[2:again]), tuple(known[again:] if again else ())
    second = second[1:] if second[:1] == ("level2",) else second
    blocks = (first, second) if second else (first,)
    whole = all(
        "name" in block and "target" in block and len(set(block)) == len(block)
        for block in blocks
    )
    return blocks if whole else ()


def _row(line: Line, blocks: Blocks, draft: Draft) -> tuple[Part, ...]:
    """The parts of a complete row; none if words are missing or left over."""
    words = words_in(line)
    day = draft_day(draft)
    parts: list[Part] = []
    if words and is_level1(words[0].text, day):
        parts.append(_part("level1", words.pop(0)))
    for number, columns in enumerate(blocks):
        if words and is_level2(words[0].text, day):
            parts.append(_part("level2", words.pop(0), number))
        is_last = number + 1 == len(blocks)
        if is_last and columns == ("name", "target") and len(words) > 2:
            if number:
                return ()
            # A blank inside the name, as PDFs leave between Chinese and other letters.
            parts.append(Part("name", words[0].start, words[-2].end))
            return (*parts, _part("target", words[-1]))
        if len(words) < len(columns) or is_last and len(words) > len(columns):
            return ()
        parts += [_part(key, words.pop(0), number) for key in columns]
    return tuple(parts)


def _part(key: str, word: Word, block: int = 0) -> Part:
    return Part(key, word.start, word.end, block)


def _is_broken(line: Line, vocabulary: Vocabulary, draft: Draft) -> bool:
    """Whether the line behind the rows is the rest of one, or a row in pieces."""
    words = line.text.split()
    day = draft_day(draft)
    if is_level1(words[0], day) or is_level2(words[0], day):
        return True
    if vocabulary.field_of(words[0]) or _ENDS.search(text_of(line)):
        return False
    return len(text_of(line)) <= _LONGEST_TAIL
