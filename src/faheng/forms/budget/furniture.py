"""Page numbers, running heads and tables of contents: pages' own furniture."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest

from faheng.documents.document import Block, Document, Grid, Line
from faheng.forms.budget.captions import list_number, read_caption
from faheng.forms.budget.vocabulary import NOTE
from faheng.forms.budget.wording import squeeze
from faheng.values.patterns import lazy_pattern

_PAGE_NUMBER = lazy_pattern(r"[-—–－·]*(第?\d{1,3}页?(/?共?\d{1,3}页?)?)[-—–－·]*")
_LEADERS = lazy_pattern(r"[.．…·。_]{3,}\d*$|…+\d*$|(?<=[\u4e00-\u9fff）)])\d{1,3}$")
_DOTS = lazy_pattern(r"[.．…·_]{3,}\d*$|…+\d*$")
_TRAILING_NUMBER = lazy_pattern(r"[\s.．…·]*\(?\d{0,3}\)?$")
_TITLE_NUMBER = lazy_pattern(
    r"^(附?表\d{1,2}(-\d{1,2})?[、.:]?|(附?表)?(\d{1,2}|[一二三四五六七八九十]{1,3})[、.:]"
    r"|\([^)]{1,3}\))"
)
_MANY_PAGES = 3
_LONGEST_ENTRY = 50


def is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(squeeze(line.text)) is not None


def running_heads(document: Document) -> set[int]:
    """The lines that stand at the top or bottom of many pages alike, by identity."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in document.lines():
        if line.page is not None and line.text.strip():
            pages[line.page].append(line)
    same: dict[str, list[Line]] = defaultdict(list)
    for lines in pages.values():
        for line in {id(edge): edge for edge in (*lines[:2], *lines[-2:])}.values():
            same[re.sub(r"\d+", "", squeeze(line.text))].append(line)
    return {
        id(line)
        for words, lines in same.items()
        if len({line.page for line in lines}) >= _MANY_PAGES
        and (not words or read_caption(lines[0]) is None)
        and not NOTE.match(lines[0].text)
        for line in lines
    }


def is_contents_head(text: str) -> bool:
    return squeeze(text) in ("目录", "目次")


def contents_of(blocks: Sequence[Block]) -> tuple[set[int], list[str]]:
    """The blocks that make up the table of contents, and its entries as printed."""
    used: set[int] = set()
    entries: list[str] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        if isinstance(block, Grid) and _is_contents_grid(block):
            used.add(id(block))
            entries += [cell.text for cell in block.cells() if cell.text.strip()]
        elif isinstance(block, Line) and is_contents_head(block.text):
            taken = _entries_after(blocks, position)
            used.update(id(line) for line in (block, *taken))
            entries += _joined(taken)
            position += len(taken)
        position += 1
    return used, entries


def _is_contents_grid(grid: Grid) -> bool:
    texts = [cell.text for cell in grid.cells() if cell.text.strip()]
    if not texts:
        return False
    leaders = sum(_LEADERS.search(squeeze(text)) is not None for text in texts)
    return is_contents_head(texts[0]) or 2 * leaders > len(texts)


def _entries_after(blocks: Sequence[Block], start: int) -> list[Line]:
    taken: list[Line] = []
    first: str | None = None
    leaders = False
    following = blocks[start + 2 :]
    for block, after in zip_longest(blocks[start + 1 :], following):
        if isinstance(block, Grid):
            if _is_contents_grid(block) or not any(
                cell.text.strip() for cell in block.cells()
            ):
                continue
            break
        words = squeeze(block.text)
        if not words or is_page_number(block) or is_contents_head(block.text):
            taken.append(block)
            continue
        has_leaders = _LEADERS.search(words) is not None
        entry = _TRAILING_NUMBER.sub("", _LEADERS.sub("", words))
        if first is not None and entry == first:
            break
        wrapped = _has_leaders(after)
        if leaders and not (has_leaders or wrapped or words[-1].isdigit()):
            break
        if not has_leaders and (
            len(words) > _LONGEST_ENTRY or re.search(r"[。；]", words)
        ):
            break
        first = first or entry
        leaders = leaders or has_leaders
        taken.append(block)
    return taken


def _has_leaders(block: Block | None) -> bool:
    """Whether the leaders of an entry too long for its line stand in this one."""
    return isinstance(block, Line) and _DOTS.search(squeeze(block.text)) is not None


def _joined(lines: Sequence[Line]) -> list[str]:
    """The entries, each of them whole: one without leaders goes on below."""
    entries: list[str] = []
    unfinished = False
    for line in lines:
        words = squeeze(line.text)
        if not words:
            continue
        has_leaders = _LEADERS.search(words) is not None
        numbered = list_number(words) is not None
        if unfinished and has_leaders and not numbered:
            entries[-1] += line.text.strip()
        else:
            entries.append(line.text)
        unfinished = numbered and not has_leaders
    return entries


def table_numbers(entries: Sequence[str]) -> dict[str, int]:
    """The numbers of the tables in the document's own list, by their squeezed titles."""
    numbers: dict[str, int] = {}
    for entry in entries:
        words = _TRAILING_NUMBER.sub("", _LEADERS.sub("", squeeze(entry)))
        number = list_number(words)
        caption_number = re.match(r"(?:附?表)(\d{1,2})", words)
        if caption_number:
            number = int(caption_number[1])
        if number is not None and words.endswith("表"):
            numbers[bare_title(words)] = number
    return numbers


def bare_title(title: str) -> str:
    """A title without its number, its year and quotation marks, for comparing."""
    words = squeeze(title)
    words = _TITLE_NUMBER.sub("", words)
    words = re.sub(r"\(?续表?\)?$", "", words)
    words = re.sub(r"20\d\d年?(度)?", "", words)
    return re.sub(r"[\"“”'‘’《》]", "", words)
