"""Budget tables as rules walk them: columns, coded rows, totals and printed precision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from faheng.model.package import Table
from faheng.model.tokens import TableKind
from faheng.review.case import Case
from faheng.review.latest import kept_for_the_latest
from faheng.review.row_names import plain_name
from faheng.values.patterns import lazy_pattern

_WAN = Decimal(10_000)
_FEN = Decimal("0.01")
_DECIMALS = lazy_pattern(r"\d\.(\d+)")

# Rows that state the sum of a coded table.
_TOTALS = frozenset(
    {
        "合计",
        "总计",
        "总合计",
        "本年合计",
        "收入合计",
        "支出合计",
        "本年收入合计",
        "本年支出合计",
        "收入总计",
        "支出总计",
        "收入总数",
        "支出总数",
        "收入总额",
        "支出总额",
    }
)


@dataclass(frozen=True)
class Sheet:
    """One budget table with its path; amounts are yuan."""

    case: Case
    path: str
    table: Table

    @property
    def title(self) -> str:
        return self.table.title

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of its money columns, in printed order."""
        printed = [column.key for column in self.table.columns]
        in_rows = [key for row in self.table.rows for key in row.cells]
        return tuple(dict.fromkeys([*printed, *in_rows]))

    @cached_property
    def vintages(self) -> tuple[str, ...]:
        """What is behind the keys: nothing for the budget's own year, or ``@2020``."""
        return tuple(dict.fromkeys(_vintage(key) for key in self.keys))

    def column(self, key: str) -> str:
        """The head of a column as printed, the part nearest the figures."""
        for column in self.table.columns:
            if column.key == key and column.printed:
                return "·".join(part for part in column.printed.split("/") if part)
        return _COLUMNS.get(key.partition("@")[0], key)

    def amount(self, index: int, key: str) -> Decimal | None:
        return self.table.rows[index].cells.get(key)

    def cell_path(self, index: int, key: str) -> str:
        return f"{self.path}/rows/{index}/cells/{key}"

    def row_label(self, index: int) -> str:
        row = self.table.rows[index]
        name = "".join(row.name.split()) or "（无名称）"
        return f"{row.code} {name}" if row.code else name

    def is_aside(self, index: int) -> bool:
        """Whether a row holds one more column of the row above it (行政运行·增减额)."""
        row = self.table.rows[index]
        return row.code is None and row.level is None and "·" in row.name

    def asides(self, index: int) -> list[int]:
        """The further columns of a row, which have no key of their own."""
        name = self.table.rows[index].name + "·"
        found = []
        for each in range(index + 1, len(self.table.rows)):
            if not self.is_aside(each) or not self.table.rows[each].name.startswith(
                name
            ):
                break
            found.append(each)
        return found

    @cached_property
    def is_blank(self) -> bool:
        """Whether no row has an amount other than 0."""
        return not any(any(row.cells.values()) for row in self.table.rows)

    @cached_property
    def coded(self) -> dict[str, int]:
        """Rows by code. Empty if a code stands twice: then several lists are one table."""
        found: dict[str, int] = {}
        for index, row in enumerate(self.table.rows):
            if not row.code or not _is_code(row.code):
                continue
            if row.code in found:
                return {}
            found[row.code] = index
        return found

    def branches(self) -> Iterator[tuple[int | None, list[int]]]:
        """Each coded row with the rows next below it; ``None`` has the topmost ones."""
        below: dict[int | None, list[int]] = {}
        for code, index in self.coded.items():
            below.setdefault(self._ancestor(code), []).append(index)
        yield from below.items()

    def _ancestor(self, code: str) -> int | None:
        while len(code) > 3:
            code = code[:-2]
            if code in self.coded:
                return self.coded[code]
        return None

    @cached_property
    def total_row(self) -> int | None:
        """The one row that states the sum of a coded table."""
        found = [
            index
            for index, row in enumerate(self.table.rows)
            if not row.code and plain_name(row.name) in _TOTALS
        ]
        if len(found) > 1:
            found = [
                index
                for index in found
                if plain_name(self.table.rows[index].name).startswith(("本年", "合计"))
            ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def step(self) -> Decimal:
        """The unit of the last printed digit; 0 where amounts are exact to 分."""
        unit = _WAN if self.table.unit == "万元" else Decimal(1)
        decimals = max(self._printed_decimals(), default=None)
        if decimals is None:
            return self._step_by_amounts(unit)
        step = unit.scaleb(-decimals)
        return step if step > _FEN else Decimal(0)

    def _printed_decimals(self) -> Iterator[int]:
        origins = self.case.reading.origins
        for index, row in enumerate(self.table.rows):
            for key, amount in row.cells.items():
                if amount is None:
                    continue
                printed = origins.quote(self.cell_path(index, key))
                if printed:
                    match = _DECIMALS.search(printed)
                    yield len(match[1]) if match else 0

    def _step_by_amounts(self, unit: Decimal) -> Decimal:
        """Without printed text: the coarsest unit that would have held all amounts."""
        amounts = [
            amount for row in self.table.rows for amount in row.cells.values() if amount
        ]
        step = unit
        while step > _FEN and any(amount % step for amount in amounts):
            step /= 10
        return step if step > _FEN else Decimal(0)


def sheets(case: Case, *kinds: TableKind) -> list[Sheet]:
    """The tables of a case of these kinds, in order; all if none are named.

    A table with formulas that were never calculated is left out: their cells are not
    blank, and nobody knows what they say.
    """
    budget = case.package.budget
    if budget is None:
        return []
    uncalculated = _uncalculated(case)
    return [
        Sheet(case, f"/budget/tables/{index}", table)
        for index, table in enumerate(budget.tables)
        if (not kinds or table.kind in kinds) and not _has_any(table, uncalculated)
    ]


def _has_any(table: Table, rows: frozenset[tuple[int, int]]) -> bool:
    """Whether one of these rows of the file lies between the first and last of a table.

    A formula may also stand where a row's code or name should.
    """
    if any((row.code or row.name).startswith("=") for row in table.rows):
        return True
    if not rows:
        return False
    own = [
        (row.where.table, row.where.row)
        for row in table.rows
        if row.where.table is not None and row.where.row is not None
    ]
    return bool(own) and any(min(own) <= row <= max(own) for row in rows)


@kept_for_the_latest
def _uncalculated(case: Case) -> frozenset[tuple[int, int]]:
    """The rows of the file in which a formula stands instead of its result."""
    return frozenset(
        (rest.where.table, rest.where.row)
        for rest in case.package.unread
        if rest.text.startswith("=")
        and rest.where.table is not None
        and rest.where.row is not None
    )


def only_sheet(case: Case, kind: TableKind) -> Sheet | None:
    """The table of a kind, if there is exactly one that holds anything."""
    found = [sheet for sheet in sheets(case, kind) if sheet.table.rows]
    return found[0] if len(found) == 1 else None


def first_key(keys: Iterable[str], wanted: Iterable[str], vintage: str) -> str | None:
    """The first of the wanted columns that is printed for a vintage."""
    present = set(keys)
    return next((key + vintage for key in wanted if key + vintage in present), None)


def _vintage(key: str) -> str:
    base, at, year = key.partition("@")
    return at + year


def _is_code(code: str) -> bool:
    return code.isascii() and code.isdigit() and len(code) in (3, 5, 7)


_COLUMNS = {
    "total": "合计",
    "amount": "金额",
    "basic": "基本支出",
    "project": "项目支出",
    "personnel": "人员经费",
    "public": "公用经费",
    "general": "一般公共预算",
    "fund": "政府性基金预算",
    "capital": "国有资本经营预算",
    "carryover_in": "上年结转",
    "carryover_out": "结转下年",
    "business": "事业收入",
    "business_education": "教育收费",
    "operating": "经营收支",
    "superior": "上级补助收入",
    "subsidiary": "附属单位上缴收入",
    "to_superior": "上缴上级支出",
    "to_subsidiary": "对附属单位补助支出",
    "reserve_used": "弥补收支差额",
    "other": "其他",
    "abroad": "因公出国（境）费",
    "vehicle_total": "公务用车购置及运行费小计",
    "vehicle_purchase": "公务用车购置费",
    "vehicle_running": "公务用车运行费",
    "reception": "公务接待费",
    "operating_funds": "机关运行经费",
}
