"""A document taken apart: cover, contents, tables, target forms and running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from faheng.documents.document import Document, Grid, Line
from faheng.forms.budget import vocabulary
from faheng.forms.budget.captions import Caption, read_caption
from faheng.forms.budget.furniture import (
    bare_title,
    contents_of,
    is_contents_head,
    is_page_number,
    running_heads,
    table_numbers,
)
from faheng.forms.budget.heads import head_length
from faheng.forms.budget.matrix import MatrixRow, rows_of, width_of
from faheng.forms.budget.narrative import is_heading
from faheng.forms.budget.openings import (
    begins_form,
    caption_rows,
    has_own_head,
    is_money_table,
    tables_within,
    total_fitted,
)
from faheng.forms.budget.tables import Sheet, repeated_head
from faheng.forms.budget.wording import squeeze

_LONGEST_STRAY_LINE = 20
_NOTE_ENDS = ("。", "）", ")", "！")


@dataclass(slots=True)
class Outline:
    """The parts of a document, in reading order."""

    sheets: list[Sheet] = field(default_factory=list)
    text: list[Line] = field(default_factory=list)
    cover: list[Line] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)


class _Builder:
    """Walks the blocks and decides where each belongs."""

    def __init__(self, document: Document) -> None:
        self.outline = Outline()
        contents, entries = contents_of(document.blocks)
        self.outline.numbers = table_numbers(entries)
        self._skipped = contents | running_heads(document)
        self._contents_at = _contents_position(document)
        self._pending: list[Line] = []
        self._open: Sheet | None = None
        self._worksheet: str | None = None

    def build(self, document: Document) -> Outline:
        for position, block in enumerate(document.blocks):
            if id(block) in self._skipped:
                continue
            if isinstance(block, Grid):
                self._grid(block)
            elif position < self._contents_at:
                self.outline.cover.append(block)
            elif block.text.strip() and not is_page_number(block):
                self._pending.append(block)
        self._flush(self._pending)
        return self.outline

    def _grid(self, grid: Grid) -> None:
        for rows in tables_within(rows_of(grid)):
            self._table(grid, rows)

    def _table(self, grid: Grid, rows: list[MatrixRow]) -> None:
        inner, rows = caption_rows(rows)
        text, above = _split_pending(self._pending, inner.title)
        above.take_in(inner)
        self._pending = []
        text = self._notes_below(text)
        if self._continues(grid, above, rows, text):
            assert self._open is not None
            self._open.caption.take_in(_without_title(above))
            self._open.pieces.append(total_fitted(rows, width_of(self._open.first)))
        elif above.title is not None or is_money_table(rows) or begins_form(rows):
            self._flush(text)
            if above.title is None and grid.sheet:
                above.title = grid.sheet
            self._open = Sheet(above, [rows] if rows else [])
            self._worksheet = grid.sheet
            self.outline.sheets.append(self._open)
            return
        else:
            self._open = None
        self._flush(text)

    def _continues(
        self,
        grid: Grid,
        above: Caption,
        rows: Sequence[MatrixRow],
        text: Sequence[Line],
    ) -> bool:
        sheet = self._open
        if sheet is None or grid.sheet != self._worksheet:
            return False
        if any(_interrupts(line) for line in text):
            return False
        if begins_form(rows) and any(begins_form(piece) for piece in sheet.pieces):
            return False
        if above.title is not None:
            return _same_title(above.title, sheet.caption.title)
        if above.number is not None and above.number != sheet.caption.number:
            return False
        if sheet.kind == "targets" or not sheet.pieces:
            return True
        first = sheet.first
        head = first[: head_length(first)]
        if repeated_head(head, rows):
            return True
        if width_of(total_fitted(rows, width_of(first))) != width_of(first):
            return False
        if len(head) == len(first) and sheet.pieces == [first]:
            return True
        return not has_own_head(rows)

    def _notes_below(self, text: list[Line]) -> list[Line]:
        """Give a note that follows a table to it; answer the other lines."""
        rest: list[Line] = []
        noted: Line | None = None
        for line in text:
            goes_on = noted is not None and not noted.text.rstrip().endswith(_NOTE_ENDS)
            if (
                self._open is not None
                and all(_is_total(above) for above in rest)
                and (goes_on or vocabulary.NOTE.match(line.text))
            ):
                self._open.notes.append(line)
                noted = line
            else:
                rest.append(line)
        return rest

    def _flush(self, lines: list[Line]) -> None:
        self.outline.text.extend(self._notes_below(lines))


def outline_of(document: Document) -> Outline:
    return _Builder(document).build(document)


def _interrupts(line: Line) -> bool:
    """Whether a line between two grids parts them; a stray running head does not."""
    words = squeeze(line.text)
    return len(words) > _LONGEST_STRAY_LINE or "。" in words or is_heading(line.text)


def _is_total(line: Line) -> bool:
    """The last row of an empty table, which a worksheet does not rule."""
    return vocabulary.TOTAL_NAMES.match(squeeze(line.text)) is not None


def _same_title(title: str, other: str | None) -> bool:
    return bare_title(title) == bare_title(other or "")


def _contents_position(document: Document) -> int:
    """Where the table of contents begins: what stands before it is the cover."""
    for position, block in enumerate(document.blocks):
        if isinstance(block, Line):
            if is_contents_head(block.text):
                return position
        elif any(is_contents_head(cell.text) for row in block.rows[:2] for cell in row):
            return position
    return 0


def _split_pending(lines: list[Line], inner: str | None) -> tuple[list[Line], Caption]:
    """The lines above a table that are its caption, and those before them.

    Above a table with a title ``inner`` of its own, another title heads a chapter.
    """
    caption = Caption()
    end = len(lines)
    while end:
        read = read_caption(lines[end - 1])
        if read is None and caption.unit and caption.title is None:
            read = _title_without_table(lines[end - 1])
        if read is None:
            break
        if read.title is not None and caption.title is not None:
            break
        if read.title and inner and not _same_title(read.title, inner):
            break
        if read.number is not None and caption.number is not None:
            break
        caption.take_in(read)
        end -= 1
        if (
            read.title is not None
            and end
            and _is_first_half(lines[end - 1], read.title)
        ):
            caption.title = lines[end - 1].text.strip() + read.title
            caption.title_units.append((lines[end - 1], 0, len(lines[end - 1].text)))
            end -= 1
    return lines[:end], caption


def _title_without_table(line: Line) -> Caption | None:
    """A title that ends in 情况 rather than 表, above its line of the unit."""
    words = squeeze(line.text)
    if (
        len(words) > _LONGEST_STRAY_LINE * 2
        or not words.endswith(("情况", "明细", "汇总"))
        or vocabulary.kind_of(words) == "other"
    ):
        return None
    return Caption(title=line.text.strip(), title_units=[(line, 0, len(line.text))])


def _is_first_half(line: Line, title: str) -> bool:
    """Whether a title began on the line above: only both together name a kind."""
    words = squeeze(line.text)
    return (
        vocabulary.kind_of(title) == "other"
        and len(words) <= 40
        and not words.endswith(("。", "；", "：", ":", ";", "表"))
        and read_caption(line) is None
        and not is_heading(line.text)
        and vocabulary.kind_of(words + title) != "other"
    )


def _without_title(caption: Caption) -> Caption:
    """The caption of a continuation: it repeats, and adds nothing but its claims."""
    return Caption(
        title_units=caption.title_units,
        number_units=caption.number_units,
        unit=caption.unit,
        unit_spans=caption.unit_spans,
        maker=caption.maker,
        maker_spans=caption.maker_spans,
        label_spans=caption.label_spans,
    )
