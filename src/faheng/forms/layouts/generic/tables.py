"""Budget tables of no known set: code and name, then amounts.

Only tables that explain themselves are read: one code and one name column, amounts
under known heads, and a unit printed above. Their kind stays ``other``.
"""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Cell, Grid, Line
from faheng.forms.claims import label_key, without_marks
from faheng.forms.draft import Draft
from faheng.forms.targets.mending import mend_name
from faheng.forms.targets.money import MoneyReader
from faheng.forms.targets.printed import Amount
from faheng.forms.targets.rows import (
    FormRow,
    Head,
    head_above,
    head_over,
    rows_of,
    text_of,
)
from faheng.forms.targets.words import BUDGET_HEADS
from faheng.model.package import Budget, Column, Row, Table
from faheng.values.patterns import lazy_pattern

_YEAR = lazy_pattern(r"20\d{2}(?=年)")
_YEAR_WORD = lazy_pattern(r"20\d{2}年度?")
_UNIT = lazy_pattern(r"单位[:：]?\s*万?元")
_LONGEST_TITLE = 40


class BudgetTables:
    """Collects the tables, each with the title and the unit heard before it."""

    def __init__(self, draft: Draft, money: MoneyReader) -> None:
        self._draft = draft
        self._money = money
        self._title: Line | Cell | None = None
        self._tables: list[Table] = []

    def hear(self, unit: Line | Cell) -> None:
        """A line above a table: its unit, or what may be its title."""
        if said := _UNIT.search(unit.text):
            self._money.say(said[0])
            self._draft.label(unit)
        elif len(text_of(unit)) <= _LONGEST_TITLE:
            self._title = unit

    def read(self, grid: Grid) -> bool:
        """Read the grid, if it is such a table."""
        rows = list(rows_of((grid,)))
        for at, row in enumerate(rows[:6]):
            heads = _heads(row)
            if heads:
                for above in rows[:at]:
                    for cell in above.printed:
                        if len(above.printed) == 1 or _UNIT.search(cell.text):
                            self.hear(cell)
                if self._money.unit is None:
                    return False
                self._read_table(rows[at:], heads)
                return True
        return False

    def write(self) -> None:
        if self._tables:
            accounts = any("决算" in table.title for table in self._tables)
            self._draft.budget = Budget(
                stage="accounts" if accounts else "budget", tables=tuple(self._tables)
            )

    def _read_table(self, rows: list[FormRow], heads: list[Head]) -> None:
        draft = self._draft
        printed = _claim_heads(draft, rows[0])
        body = rows[1:]
        while body and (lower := _lower_heads(body[0], heads)):
            printed |= _claim_heads(draft, body[0])
            heads = lower + [
                head for head in heads if not any(_covers(head, part) for part in lower)
            ]
            body = body[1:]
        columns = _columns(heads, printed, draft.year)
        path = f"/budget/tables/{len(self._tables)}"
        found: list[Row] = []
        for row in body:
            read = self._read_row(row, heads, columns, f"{path}/rows/{len(found)}")
            if read is not None:
                found.append(read)
        title = mend_name(draft.take(self._title)) if self._title else ""
        if self._title:
            draft.place(path, self._title)
        self._title = None
        self._tables.append(
            Table(
                id=f"T{len(self._tables) + 1}",
                title=title,
                kind="other",
                unit=self._money.unit or "元",
                columns=tuple(columns.values()),
                rows=tuple(found),
            )
        )

    def _read_row(
        self, row: FormRow, heads: list[Head], columns: dict[int, Column], path: str
    ) -> Row | None:
        draft, money = self._draft, self._money
        code = name = None
        cells: dict[str, Decimal | None] = {
            column.key: None for column in columns.values()
        }
        amounts: dict[str, Amount] = {}
        for cell in row.printed:
            head = head_above(heads, cell)
            if head is None:
                continue
            if head.key == "code":
                code = cell
            elif head.key == "name":
                name = cell
            elif amount := money.read(cell, None, draft):
                key = columns[head.start].key
                amounts[key] = amount
        if name is None and code is not None and not label_key(code.text).isdigit():
            # 合计 stands over code and name.
            name, code = code, None
        if name is None or not amounts:
            return None
        for key, amount in amounts.items():
            cells[key] = amount.yuan
            draft.take(amount.unit)
            draft.place(f"{path}/cells/{key}", amount.unit)
        draft.place(path, name)
        return Row(
            code=label_key(draft.take(code)) if code else None,
            name=mend_name(draft.take(name)),
            cells=cells,
            where=draft.where(name),
        )


def _head_key(cell: Cell) -> str | None:
    return BUDGET_HEADS.get(_YEAR_WORD.sub("", label_key(without_marks(cell.text))))


def _heads(row: FormRow) -> list[Head]:
    """Heads with one code, one name and at least one amount."""
    heads = [head_over(cell, key) for cell in row.printed if (key := _head_key(cell))]
    keys = [head.key for head in heads]
    enough = keys.count("code") == 1 and keys.count("name") == 1 and len(keys) > 2
    return heads if enough and len(heads) == len(row.printed) else []


def _lower_heads(row: FormRow, heads: list[Head]) -> list[Head]:
    """A second row of heads below wide ones."""
    found = [(cell, _head_key(cell)) for cell in row.printed]
    if not any(head_above(heads, cell) for cell, _ in found):
        return []
    # In plain text a wide head has lost its width: the others stand to its right.
    lower = [head_over(cell, key) for cell, key in found if key is not None]
    return lower if len(lower) == len(found) else []


def _covers(upper: Head, lower: Head) -> bool:
    return upper.start < lower.end and lower.start < upper.end


def _claim_heads(draft: Draft, row: FormRow) -> dict[int, Cell]:
    """Heads are labels; a year in one is part of the column."""
    for cell in row.printed:
        if not draft.label(cell):
            draft.take(cell)
    return {cell.column: cell for cell in row.printed}


def _columns(
    heads: list[Head], printed: dict[int, Cell], year: int | None
) -> dict[int, Column]:
    """The money columns by their first grid column; none of them twice."""
    columns: dict[int, Column] = {}
    for head in sorted(heads, key=lambda head: head.start):
        if head.key in ("code", "name"):
            continue
        text = mend_name(printed[head.start].text)
        named = _YEAR.search(text)
        own = int(named[0]) if named else None
        key = f"{head.key}@{own}" if own and own != year else head.key
        columns[head.start] = Column(key=key, printed=text, year=own)
    return columns
