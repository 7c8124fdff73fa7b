"""Tables of indicators: heads in any order, level 1 printed once, two blocks or one.

A form may set the medium-term indicators beside the annual ones; the heads after
level 1 then stand twice, the first block for the medium term.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from faheng.documents.document import Cell
from faheng.forms.claims import Unit
from faheng.forms.draft import Draft
from faheng.forms.targets.levels import draft_day, is_level1, is_level2
from faheng.forms.targets.mending import mend_name, mend_prose
from faheng.forms.targets.rows import FormRow, Head, head_above, head_over
from faheng.forms.targets.vocabulary import Vocabulary, label_end

_VALUES = frozenset({"target", "period_target", "actual"})
_PROSE = frozenset(
    {"description", "explanation", "basis", "reason", "completion", "causes.text"}
)
# What a column of goals means in a table of indicators that has no other.
_AS_VALUES = {"goal_done": "actual", "annual_goal": "target"}
_DONE = frozenset({"actual", "goal_done", "score", "reason"})
_BLOCK_BEGINS = frozenset({"level2", "name"})
_BESIDE = ("project.", "funding.annual", "annual_goal")
_WHOLE = frozenset({"level1", "level2", "number"})
_LEVELS = ("level1", "level2")
_LONGEST_HEAD = 24
_LEVEL_ENDS = "指标"
_GRADES = ("优", "良", "中", "差")

# The cells of one indicator by column; several where a page broke the row.
Pieces = dict[str, list[Cell]]


@dataclass(slots=True)
class PrintedIndicator:
    """One indicator as printed, not yet understood: texts and places by column.

    ``shares_units`` says that its cells or lines hold more than it alone.
    """

    texts: dict[str, str] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    shares_units: bool = False

    def quote(self, key: str) -> str | None:
        """What to quote for a column, if not all its cell prints."""
        return self.text(key) if self.shares_units else None

    def text(self, key: str) -> str | None:
        return self.texts.get(key) or None

    @property
    def unit(self) -> Unit:
        """The cell or line that shows where the indicator is."""
        return self.units.get("name") or next(iter(self.units.values()))


class IndicatorTable:
    """A table below recognised heads, read row by row."""

    def __init__(self, heads: list[Head]) -> None:
        self.heads = heads
        self._carried: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._last: list[FormRow] = []
        self._has_rows = False

    @classmethod
    def recognise(cls, row: FormRow, vocabulary: Vocabulary) -> IndicatorTable | None:
        """A table if the row is a head with a name and a value column.

        Beside levels, names and values a form may have columns no other form has;
        what stands below an unknown head is left to ``unread``.
        """
        named = [
            (cell, vocabulary.head_of(cell.text) or _column(vocabulary, cell))
            for cell in row.printed
        ]
        strange = [
            cell
            for cell, key in named
            if key is None and not vocabulary.is_word(cell.text)
        ]
        if strange and not _surely_heads({key for _, key in named}, strange):
            return None
        printed = {key for _, key in named}
        heads: list[Head] = []
        block, seen = 0, set[str]()
        for cell, key in named:
            if key == "name_or_side":
                key = None if "name" in printed else "name"
            elif key in _AS_VALUES and _AS_VALUES[key] not in printed & _VALUES:
                key = _AS_VALUES[key] if printed & _DONE else key
            if key is None:
                continue
            if key in seen:
                if key == "weight" and heads[-1].key == "name":
                    # 分值 stands behind each level; the last is the indicator's own.
                    heads = [head for head in heads if head.key != key]
                elif key not in _BLOCK_BEGINS:
                    continue
                else:
                    block, seen = block + 1, set()
            seen.add(key)
            heads.append(head_over(cell, key, block))
        keys = {head.key for head in heads}
        if "name" not in keys or not (keys & _VALUES or len(keys) > 2):
            return None
        return cls(heads)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(head.key for head in self.heads)

    def continue_head(self, row: FormRow, vocabulary: Vocabulary) -> bool:
        """Take a second head row, which names the columns of a wide head."""
        if self._has_rows:
            return False
        keys = _grade_keys(row) or [
            vocabulary.head_of(cell.text) for cell in row.printed
        ]
        if not keys or None in keys:
            return False
        for cell, key in zip(row.printed, keys, strict=True):
            # Plain text has lost the width of a head: its columns stand to its right.
            above = head_above(self.heads, cell) or self._left_of(cell)
            if above is not None:
                if key == "source.other" and above.key.startswith(("causes", "reason")):
                    key = "causes.其他"
                self.heads.insert(0, head_over(cell, key or "", above.block))
        return True

    def _left_of(self, cell: Cell) -> Head | None:
        before = [head for head in self.heads if head.start < cell.column]
        return max(before, key=lambda head: head.start, default=None)

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
        return other

    def stand_below(self, above: IndicatorTable) -> None:
        """Take over what a head row above says of the project beside the indicators."""
        if not above._has_rows:
            self.heads += [
                head
                for head in above.heads
                if head.key.startswith(_BESIDE)
                and not any(_overlap(head, own) for own in self.heads)
            ]

    def read(self, row: FormRow, draft: Draft) -> list[PrintedIndicator]:
        """The indicators of one row: two where the blocks name different ones."""
        self._last = [row]
        self._before = dict(self._carried)
        return self._read((row,), draft)

    def read_rest(self, row: FormRow, draft: Draft) -> list[PrintedIndicator]:
        """The indicators of the row before, read anew with its rest behind a page."""
        self._last.append(row)
        self._carried = dict(self._before)
        return self._read(self._last, draft)

    def _read(self, rows: Sequence[FormRow], draft: Draft) -> list[PrintedIndicator]:
        self._has_rows = True
        shift = self._shift(rows[0], draft)
        blocks: dict[int, Pieces] = {0: {}, 1: {}}
        for row in rows:
            taken: set[Head] = set()
            for cell in row.printed:
                head = head_above(self.heads, cell, shifted=shift)
                if head is not None and head not in taken:
                    taken.add(head)
                    pieces = blocks.setdefault(head.block, {})
                    pieces.setdefault(head.key, []).append(cell)
        if "name" not in blocks[0] and not self._two_blocks:
            if (whole := self._over_levels(blocks[0])) is None:
                self._take_levels(blocks[0], draft)
                return []
            blocks[0]["name"] = [whole]
        first = self._indicator(blocks[0], draft)
        beside = first
        if "name" not in blocks[0]:
            # A form for one year leaves the medium-term block blank but its levels.
            beside = self._take_levels(blocks[0] | _level2_of(blocks[1]), draft)
            self._take_levels(blocks[0], draft, carried=False)
        second = self._indicator(blocks[1], draft, beside)
        found = one_or_two(first, second) if self._two_blocks else [first]
        return [indicator for indicator in found if indicator.text("name")]

    def _over_levels(self, cells: Pieces) -> Cell | None:
        """The one cell over all levels and the name, before values of its own."""
        names = [head for head in self.heads if head.key == "name"]
        over = [
            piece
            for key in ("number", *_LEVELS)
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
        ):
            return 1
        return 0

    @property
    def _two_blocks(self) -> bool:
        return any(head.block for head in self.heads)

    def beside(self, row: FormRow) -> list[tuple[str, Cell]]:
        """What the row says of the project in columns beside the indicators."""
        found = [(head_above(self.heads, cell), cell) for cell in row.printed]
        return [
            (head.key, cell)
            for head, cell in found
            if head is not None and head.key.startswith(_BESIDE)
        ]

    def _take_levels(
        self, cells: Pieces, draft: Draft, *, carried: bool = True
    ) -> PrintedIndicator:
        """Levels printed on a row of their own, above or beside their indicators."""
        found = PrintedIndicator()
        day = draft_day(draft)
        for key, is_level in (("level1", is_level1), ("level2", is_level2)):
            pieces = cells.get(key, ())
            if pieces and is_level(pieces[0].text, day):
                found.texts[key] = mend_name(draft.take(pieces[0]))
        if carried:
            self._carry(found)
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

    def _indicator(
        self, cells: Pieces, draft: Draft, beside: PrintedIndicator | None = None
    ) -> PrintedIndicator:
        found = PrintedIndicator()
        for key, pieces in cells.items():
            if key.startswith(_BESIDE) or "name" not in cells:
                continue
            found.units[key] = pieces[0]
            text = "\n".join(draft.take(cell) for cell in pieces)
            found.texts[key] = (
                mend_prose(text, wrapped=draft.is_wrapped) or ""
                if key in _PROSE
                else mend_name(text)
            )
        if not found.texts:
            return found
        if beside is None:
            self._carry(found)
        else:
            for key in _LEVELS:
                if not found.text(key) and beside.text(key):
                    found.texts[key] = beside.texts[key]
        return found

    def _carry(self, found: PrintedIndicator) -> None:
        """A level printed once holds for the rows below it."""
        for index, key in enumerate(_LEVELS):
            if text := found.text(key):
                for lower in _LEVELS[index:]:
                    self._carried.pop(lower, None)
                self._carried[key] = text
            elif key in self._carried:
                found.texts[key] = self._carried[key]


def _grade_keys(row: FormRow) -> list[str | None]:
    """评价标准 in four columns: the target is what 优 demands."""
    if [cell.text.strip() for cell in row.printed] != list(_GRADES):
        return []
    return ["target", "grade.good", "grade.fair", "grade.poor"]


def _overlap(head: Head, other: Head) -> bool:
    return head.start < other.end and other.start < head.end


def _level2_of(cells: Pieces) -> Pieces:
    return {"level2": cells["level2"]} if "level2" in cells else {}


def _surely_heads(keys: set[str | None], strange: list[Cell]) -> bool:
    """Whether a row with unknown words is a head all the same."""
    return (
        "name" in keys
        and bool(keys & _VALUES)
        and bool(keys & {*_LEVELS, "number"} or len(keys) > len(strange) + 3)
        and all(len(cell.text) <= _LONGEST_HEAD for cell in strange)
    )


def _column(vocabulary: Vocabulary, cell: Cell) -> str | None:
    """A field of the project that stands as a column beside its indicators."""
    name = vocabulary.field_of(cell.text) or ""
    return name if name.startswith(_BESIDE) else None


def one_or_two(
    medium: PrintedIndicator, annual: PrintedIndicator
) -> list[PrintedIndicator]:
    """The blocks side by side: one indicator if they name the same."""
    _as_period(medium)
    if not annual.text("name"):
        return [medium]
    if not medium.text("name"):
        return [annual]
    if medium.text("name") != annual.text("name"):
        return [medium, annual]
    for key in ("period_target", "period_sign", "period_unit"):
        if key in medium.units:
            annual.units[key] = medium.units[key]
            annual.texts[key] = medium.texts[key]
    return [annual]


def _as_period(medium: PrintedIndicator) -> None:
    for key in ("target", "sign", "unit"):
        if key in medium.units:
            name = "period_target" if key == "target" else f"period_{key}"
            medium.units[name] = medium.units.pop(key)
            medium.texts[name] = medium.texts.pop(key, "")


def claim_heads(row: FormRow, draft: Draft) -> None:
    """The heads are labels, without the remarks behind them."""
    for cell in row.printed:
        claim_label(cell, draft)


def claim_label(cell: Cell, draft: Draft) -> None:
    """A label, whole or before the remark behind it."""
    if not draft.label(cell):
        draft.label(cell, 0, label_end(cell.text))
