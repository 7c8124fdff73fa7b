"""The two sides of a summary table: this year's items, what is carried over, the total.

A side is a list without codes. Its sub-total either closes the items (本年收入合计) or
opens them (一、本年收入); carried-over money stands outside the sub-total and inside the
total, and may be broken down below its own row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from faheng.review.row_names import depth_of, is_of_which, plain_name
from faheng.review.tables import Sheet, first_key
from faheng.rulebook.classification import class_code

SideName = Literal["income", "expenditure"]

_GRAND = frozenset(
    {"总计", "收入总计", "支出总计", "收入总数", "支出总数", "收入总额", "支出总额"}
)
_THIS_YEAR = frozenset(
    {
        "本年收入",
        "本年支出",
        "本年收入合计",
        "本年支出合计",
        "本年收入小计",
        "本年支出小计",
        "本年财政拨款收入合计",
        "本年财政拨款支出合计",
        "收入合计",
        "支出合计",
        "合计",
    }
)
_BUDGETS = (
    "一般公共预算",
    "公共财政预算",
    "政府性基金",
    "国有资本",
    "财政专户",
    "单位资金",
)
_CARRIED = ("结转", "结余", "弥补收支差额", "事业基金")


@dataclass
class Group:
    """A row that states a sum, and the rows below or above it that are its items."""

    stated: int
    items: list[int] = field(default_factory=list)


def _without_wholes(items: list[int], depths: dict[int, int | None]) -> list[int]:
    """The items that are not broken down by deeper ones right below them."""
    below = [*(depths[item] for item in items[1:]), None]
    return [
        item
        for item, next_depth in zip(items, below, strict=True)
        if (depth := depths[item]) is None or next_depth is None or next_depth <= depth
    ]


@dataclass
class Side:
    """One side of one summary table, by row numbers."""

    sheet: Sheet
    name: SideName
    this_year: list[Group] = field(default_factory=list)
    carried: list[Group] = field(default_factory=list)
    grand: int | None = None
    items: list[int] = field(default_factory=list)
    """Items that no sub-total claims; the total's own parts if there is none."""

    def key(self, vintage: str = "") -> str | None:
        """The column in which this side's sums stand."""
        wanted = ("amount", "total")
        if self.name == "expenditure":
            wanted = ("total", "amount")
        return first_key(self.sheet.keys, wanted, vintage)

    def classes(self) -> dict[str, int]:
        """Rows of functional classes, by code; the first of a name."""
        found: dict[str, int] = {}
        for index, row in enumerate(self.sheet.table.rows):
            if row.side in (None, self.name):
                code = class_code(plain_name(row.name))
                if code is not None:
                    found.setdefault(code, index)
        return found

    def readings_of(self, items: list[int]) -> list[list[int]]:
        """Which of the items may be meant as the parts of their sum, likeliest first.

        An item may be broken down below (其中), and beside the classes the side may
        list the same money once more by its nature.
        """
        rows = self.sheet.table.rows
        classes = [index for index in items if class_code(plain_name(rows[index].name))]
        others = [index for index in items if index not in classes]
        whole = [index for index in items if not is_of_which(rows[index])]
        depths = {index: depth_of(rows[index]) for index in items}
        known = [depth for depth in depths.values() if depth is not None]
        readings = [classes]
        if known:
            readings.append([i for i in whole if depths[i] == min(known)])
        readings += [whole, items, others]
        if known:
            readings.append(_without_wholes(items, depths))
            readings.append([i for i in others if depths[i] == min(known)])
            readings.append([i for i in whole if depths[i] is None])
        return [reading for reading in readings if reading]

    def breaks_down(self, group: Group) -> bool:
        """Whether the rows below a carried-over sum are that sum by budget."""
        names = [plain_name(self.sheet.table.rows[index].name) for index in group.items]
        return bool(names) and all(
            any(word in name for word in _BUDGETS) for name in names
        )

    def budgets(self) -> Iterator[tuple[int, list[int]]]:
        """财政拨款收入 with the numbered rows below it that name the three budgets."""
        rows = self.sheet.table.rows
        lists = [self.items, *(group.items for group in self.this_year)]
        for items in lists:
            for position, index in enumerate(items):
                if "财政拨款" not in rows[index].name or depth_of(rows[index]) != 1:
                    continue
                below = list(
                    takewhile(lambda i: depth_of(rows[i]) == 2, items[position + 1 :])
                )
                named = all(
                    any(word in plain_name(rows[i].name) for word in _BUDGETS)
                    and not is_of_which(rows[i])
                    for i in below
                )
                if len(below) > 1 and named:
                    yield index, below

    @property
    def outside(self) -> list[int]:
        """Rows after this year's total that are neither carried over nor its items."""
        rows = self.items if self.this_year else []
        return rows + [
            index
            for group in self.carried
            if not self.breaks_down(group)
            for index in group.items
        ]


def sides_of(sheet: Sheet) -> Iterator[Side]:
    """Income and expenditure of a summary table, where it has them."""
    for name in ("income", "expenditure"):
        side = _read(sheet, name)
        if side is not None:
            yield side


def side_of(sheet: Sheet, name: SideName) -> Side | None:
    return next((side for side in sides_of(sheet) if side.name == name), None)


def _read(sheet: Sheet, name: SideName) -> Side | None:
    side = Side(sheet, name)
    loose: list[int] = []
    owner: Group | None = None
    for index, row in enumerate(sheet.table.rows):
        if _side_name(row.side, row.name) != name or row.code or sheet.is_aside(index):
            continue
        plain = plain_name(row.name)
        if plain in _GRAND:
            if side.grand is not None:  # a second list of the same money
                return None
            side.grand, owner = index, None
        elif plain in _THIS_YEAR:
            owner = None
            group = Group(index, loose)
            if not loose:
                owner = group
            side.this_year.append(group)
            loose = []
        elif any(word in plain for word in _CARRIED) and class_code(plain) is None:
            owner = Group(index)
            side.carried.append(owner)
        elif owner is not None:
            owner.items.append(index)
        else:
            loose.append(index)
    side.items = loose
    if side.grand is None and not side.this_year:
        return None
    return side


def _side_name(side: SideName | None, name: str) -> SideName | None:
    """The row's side, or the one its total's name tells."""
    if side is not None:
        return side
    plain = plain_name(name)
    if plain in _GRAND | _THIS_YEAR:
        if "收入" in plain:
            return "income"
        if "支出" in plain:
            return "expenditure"
    return None
