"""Tables of indicators: heads in any order, levels printed once, blocks side by side."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import date

from faheng.documents.document import Cell
from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.targets.columns import (
    BESIDE,
    LEVELS,
    UNREAD,
    VALUES,
    Columns,
    lower_keys,
    recognise_columns,
    term_of_words,
)
from faheng.forms.targets.indicator_cells import (
    PLACEHOLDER,
    Pieces,
    drop_placeholder,
    indicator_of,
)
from faheng.forms.targets.indicators import (
    PrintedIndicator,
    as_period,
    one_or_two,
)
from faheng.forms.targets.level_cells import level_of, take_level
from faheng.forms.targets.levels import draft_day, is_level1, is_level2
from faheng.forms.targets.mending import mend_name
from faheng.forms.targets.rows import FormRow, Head, head_above, head_over
from faheng.forms.targets.vocabulary import Vocabulary

_WHOLE = frozenset({"level1", "level2", "number"})
_LEVEL_ENDS = "指标"
_PERIOD = "period"
_NAMES = frozenset({"project.name", "project.code"})
# What forms of evaluations print beside a target; heads of monitoring over several.
_DONE = frozenset({"actual", "completion", "weight", "score", "reason", "expected"})
_WIDE = ("causes", "reason", "likelihood")


class IndicatorTable:
    """A table below recognised heads, read row by row."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        # A level printed once holds for the rows below it: by block.
        self._carried: dict[int, dict[str, str]] = {}
        self._before: dict[int, dict[str, str]] = {}
        self._last: list[FormRow] = []
        self._has_rows = False
        self._term = columns.side_term

    @classmethod
    def recognise(
        cls,
        row: FormRow,
        vocabulary: Vocabulary,
        groups: Sequence[Cell] = (),
        below: FormRow | None = None,
    ) -> IndicatorTable | None:
        """A table if the row is its head; ``groups`` are the wider heads above."""
        columns = recognise_columns(row, vocabulary, groups, below)
        return cls(columns) if columns else None

    @property
    def heads(self) -> list[Head]:
        return self.columns.heads

    @property
    def keys(self) -> frozenset[str]:
        return self.columns.keys

    @property
    def has_no_levels(self) -> bool:
        return not self.keys & {*LEVELS}

    def continue_head(self, row: FormRow, vocabulary: Vocabulary) -> bool:
        """Take a second head row, which names the columns of a wide head."""
        if self._has_rows:
            return False
        lower = lower_keys(row, vocabulary)
        if not lower:
            return False
        for cell, key in zip(row.printed, lower, strict=True):
            # Plain text has lost the width of a head: its columns stand to its right.
            above = self.head_of(cell) or self._left_of(cell)
            is_wider = above and above.end - above.start > cell.colspan
            if above is not None and (above.key != UNREAD or is_wider):
                self.heads.insert(0, head_over(cell, key, above.block))
        return True

    def _left_of(self, cell: Cell) -> Head | None:
        before = [head for head in self.heads if head.start < cell.column]
        last = max(before, key=lambda head: head.start, default=None)
        return last if last and last.key.startswith(_WIDE) else None

    def numbers_columns(self, row: FormRow) -> bool:
        """Whether a row below the heads only counts the columns: 1, 2, 3 …"""
        texts = [cell.text.strip() for cell in row.printed]
        numbers = [str(number) for number in range(1, len(texts) + 1)]
        return not self._has_rows and len(texts) > 2 and texts == numbers

    def again(self, other: IndicatorTable) -> IndicatorTable:
        """The same table after its head was printed again, on the next page."""
        if self.keys == other.keys:
            other._carried, other._before = self._carried, self._before
            other._last = self._last
            other._term = other._term or self._term
        return other

    def stand_below(self, above: IndicatorTable) -> None:
        """Take over the columns a head row above names beside these."""
        if not above._has_rows:
            self.heads.extend(
                head
                for head in above.heads
                if (head.key.startswith(BESIDE) or head.key in _DONE - self.keys)
                and not any(_overlap(head, own) for own in self.heads)
            )

    def read(self, row: FormRow, draft: Draft) -> list[PrintedIndicator]:
        """The indicators of one row: several where blocks name different ones."""
        self._last = [row]
        self._before = deepcopy(self._carried)
        return self._read((row,), draft)

    def read_rest(self, row: FormRow, draft: Draft) -> list[PrintedIndicator]:
        """The indicators of the row before, read anew with its rest behind a page."""
        self._last.append(row)
        self._carried = deepcopy(self._before)
        return self._read(self._last, draft)

    def _read(self, rows: Sequence[FormRow], draft: Draft) -> list[PrintedIndicator]:
        self._has_rows = True
        blocks = self._pieces(rows, draft)
        if self.columns.has_two_terms:
            found = self._two_terms(blocks, draft)
        else:
            found = self._side_by_side(blocks, draft)
        return [indicator for indicator in found if indicator.text("name")]

    def _pieces(self, rows: Sequence[FormRow], draft: Draft) -> dict[int, Pieces]:
        shift = self._shift(rows[0], draft)
        blocks: dict[int, Pieces] = {head.block: {} for head in self.heads}
        for row in rows:
            taken: set[Head] = set()
            for cell in row.printed:
                head = head_above(self.heads, cell, shifted=shift)
                key = self._key(cell, head, draft, is_again=head in taken)
                if head is not None:
                    taken.add(head)
                if key is not None:
                    pieces = blocks[head.block if head else 0]
                    pieces.setdefault(key, []).append(cell)
        for pieces in blocks.values():
            drop_placeholder(pieces)
        return blocks

    def _key(
        self, cell: Cell, head: Head | None, draft: Draft, *, is_again: bool
    ) -> str | None:
        """The column of a cell: by its head, or by the level or term it prints."""
        known = None if head is None or head.key == UNREAD else head.key
        if known in (None, "type"):
            if term := term_of_words(cell.text):
                self._term = term
                return None
            level = self._free_level(cell.text, draft_day(draft))
            return level if level and self._is_left_of_names(cell) else known
        if head and known == "level1" and "level2" not in self.keys:
            # 指标分类 stands above both levels.
            is_wide = head.end - head.start > 1
            is_second = cell.column > head.start
            if is_wide and (is_second or _is_second_level(cell, draft)):
                return "level2"
        # ≥ and 320 and 件 may stand in cells of their own below one head.
        return None if is_again and known != "target" else known

    def _free_level(self, text: str, on: date) -> str | None:
        """The level a cell prints that has no column of its own."""
        level = level_of(text, on)
        if level == "level1" and level in self.keys and is_level2(text, on):
            level = "level2"
        return None if level in self.keys else level

    def _is_left_of_names(self, cell: Cell) -> bool:
        starts = [head.start for head in self.heads if head.key == "name"]
        return cell.column < max(starts, default=0)

    def _two_terms(
        self, blocks: dict[int, Pieces], draft: Draft
    ) -> list[PrintedIndicator]:
        """The medium term's indicator and the year's: one if both name the same."""
        medium, annual = blocks[0], blocks[1]
        first = indicator_of(medium, draft)
        beside = first
        if "name" not in medium:
            # A form for one year leaves the medium-term block blank but its levels.
            level2 = {"level2": annual["level2"]} if "level2" in annual else {}
            beside = self._take_levels(medium | level2, draft)
            self._take_levels(medium, draft, carried=False)
        else:
            self._carry(first)
        second = indicator_of(annual, draft)
        for key in LEVELS:
            if second.texts and not second.text(key) and beside.text(key):
                second.texts[key] = beside.texts[key]
        if self.columns.terms.get(0) == "annual":
            first, second = second, first
        return one_or_two(first, second)

    def _side_by_side(
        self, blocks: dict[int, Pieces], draft: Draft
    ) -> list[PrintedIndicator]:
        """One indicator, or several of the same term."""
        found = []
        for number in sorted(blocks):
            pieces = blocks[number]
            if "name" not in pieces and len(blocks) == 1:
                whole = self._over_levels(pieces)
                pieces |= {"name": [whole]} if whole else {}
            if "name" not in pieces:
                self._take_levels(pieces, draft, number)
                continue
            one = indicator_of(pieces, draft)
            self._carry(one, number)
            if self._term == _PERIOD:
                as_period(one)
            found.append(one)
        return found

    def _over_levels(self, cells: Pieces) -> Cell | None:
        """The one cell over all levels and the name, before values of its own."""
        names = [head for head in self.heads if head.key == "name"]
        over = [
            piece
            for key in ("number", *LEVELS)
            for piece in cells.get(key, ())
            if any(
                piece.column < head.end and head.start < piece.column + piece.colspan
                for head in names
            )
        ]
        return over[0] if over and cells.keys() & {"target", "actual"} else None

    def _shift(self, row: FormRow, draft: Draft) -> int:
        """How far a row stands too far right.

        Text extractors may leave a blank cell of a merged one above in front of a
        row; level 1 then stands below the head of level 2, with level 2 behind it.
        """
        first, *others = row.printed
        head = head_above(self.heads, first)
        day = draft_day(draft)
        if (
            first.column > 1
            and others
            and head is not None
            and head.key == "level2"
            and is_level1(first.text, day)
            and others[0].column == first.column + first.colspan
            and is_level2(others[0].text, day)
            and self._has_value(others, shifted=1)
        ):
            return 1
        return 0

    def _has_value(self, cells: Sequence[Cell], *, shifted: int) -> bool:
        """Whether a value is left below its head if the row stands too far right."""
        heads = (head_above(self.heads, cell, shifted=shifted) for cell in cells)
        return any(head is not None and head.key in VALUES for head in heads)

    def beside(self, row: FormRow) -> list[tuple[str, Cell, str | None]]:
        """What the row says of the project beside the indicators, with heads' units.

        What names the project goes first: all else is said of the one it names.
        """
        found = [(self.head_of(cell), cell) for cell in row.printed]
        said = [
            (head.key, cell, self.columns.units.get(head))
            for head, cell in found
            if head is not None and head.key.startswith(BESIDE)
        ]
        return sorted(said, key=lambda one: one[0] not in _NAMES)

    def _take_levels(
        self, cells: Pieces, draft: Draft, number: int = 0, *, carried: bool = True
    ) -> PrintedIndicator:
        """Levels printed on a row of their own, above or beside their indicators."""
        found = PrintedIndicator()
        day = draft_day(draft)
        for key in LEVELS:
            for piece in cells.get(key, ())[:1]:
                level = level_of(piece.text, day)
                if level == "level1" and "level1" not in self.keys:
                    # 一、产出指标 over the whole row.
                    take_level(found, level, piece, draft)
                elif level == key or key == "level2" and is_level2(piece.text, day):
                    take_level(found, key, piece, draft)
        if carried:
            self._carry(found, number)
        return found

    def goes_on(self, row: FormRow) -> bool:
        """Whether a page's first row is the rest of the row broken above it."""
        heads = [head for cell in row.printed if (head := self.head_of(cell))]
        if not heads or not self._last:
            return False
        whole = [cell for cell, key in self._keyed(row) if key in _WHOLE]
        if whole:
            # 数量指 above and 标 here: nothing but a broken row looks like this.
            return all(map(self._ends_level, whole))
        names = {head.block for head in heads if head.key == "name"}
        values = {head.block for head in heads if head.key == "target"}
        return not names & values

    def _keyed(self, row: FormRow) -> list[tuple[Cell, str]]:
        return [
            (cell, head.key) for cell in row.printed if (head := self.head_of(cell))
        ]

    def _ends_level(self, cell: Cell) -> bool:
        """Whether a cell holds the end of a level's name that began above it."""
        head, end = self.head_of(cell), mend_name(cell.text)
        return any(
            self.head_of(above) == head
            and not mend_name(above.text).endswith(_LEVEL_ENDS)
            and mend_name(above.text + cell.text).endswith(_LEVEL_ENDS)
            for above in self._last[-1].printed
        ) and not end.endswith(_LEVEL_ENDS)

    def head_of(self, cell: Cell) -> Head | None:
        """The head a cell stands below."""
        return head_above(self.heads, cell)

    def has_blank(self, row: FormRow, key: str) -> bool:
        """Whether a row prints nothing below this head, where it has a cell."""
        below = [
            cell
            for cell in row.cells
            if (head := self.head_of(cell)) and head.key == key
        ]
        return bool(below) and not any(cell in row.printed for cell in below)

    def names_indicator(self, row: FormRow) -> bool:
        """Whether a row begins right below the names with a name, not a label."""
        first, *others = row.printed
        head = self.head_of(first)
        if head is None or head.key != "name" or head.start != first.column:
            return False
        keys = {own.key for cell in others if (own := self.head_of(cell))}
        return "target" in keys or bool(PLACEHOLDER.fullmatch(label_key(first.text)))

    def _carry(self, found: PrintedIndicator, number: int = 0) -> None:
        """A level printed once holds for the rows below it."""
        carried = self._carried.setdefault(number, {})
        for index, key in enumerate(LEVELS):
            if text := found.text(key):
                for lower in LEVELS[index:]:
                    carried.pop(lower, None)
                carried[key] = text
            elif text := carried.get(key) or self._level_beside(number, key):
                found.texts[key] = text

    def _level_beside(self, number: int, key: str) -> str | None:
        """A level that the head above the block names, or else the first block."""
        if key == "level1" and number in self.columns.levels:
            return mend_name(self.columns.levels[number])
        has_own = any(head.key == key and head.block == number for head in self.heads)
        return None if has_own else self._carried.get(0, {}).get(key)


def _is_second_level(cell: Cell, draft: Draft) -> bool:
    return level_of(cell.text, draft_day(draft)) == "level2"


def _overlap(head: Head, other: Head) -> bool:
    return head.start < other.end and other.start < head.end
