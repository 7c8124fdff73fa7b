"""The three-public table, whether it lists its items across or down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.row_names import plain_name
from faheng.review.sums import Addend
from faheng.review.tables import Sheet, sheets

ITEMS = (
    "total",
    "abroad",
    "vehicle_total",
    "vehicle_purchase",
    "vehicle_running",
    "reception",
    "other",
)
_STAGES = ("预算数", "决算数")


class ThreePublic(NamedTuple):
    """One list of three-public money: each item's place and figure."""

    sheet: Sheet
    vintage: str
    name: str
    cells: dict[str, tuple[str, Addend]]


def three_public(case: Case) -> Iterator[ThreePublic]:
    """All lists in the three-public tables, one for each row and year."""
    for sheet in sheets(case, "three-public"):
        down = _items_by_row(sheet)
        if len(down) >= 3:
            yield from _down(sheet, down)
        else:
            yield from _across(sheet)


def this_years(lines: Iterable[ThreePublic]) -> ThreePublic | None:
    """The one list of the document's own year; of 预算数 and 决算数 the latter."""
    own = [line for line in lines if not line.vintage]
    final = [line for line in own if "决算数" in line.name]
    chosen = final or own
    return chosen[0] if len(chosen) == 1 else None


def _across(sheet: Sheet) -> Iterator[ThreePublic]:
    for index in range(len(sheet.table.rows)):
        stage = sheet.table.rows[index].name
        for vintage in sheet.vintages:
            cells = {}
            for item in ITEMS:
                key = item + vintage
                if key in sheet.keys:
                    label = _of_stage(sheet.column(key), stage)
                    figure = Addend(label, sheet.amount(index, key), sheet)
                    cells[item] = (sheet.cell_path(index, key), figure)
            yield ThreePublic(sheet, vintage, sheet.table.rows[index].name, cells)


def _of_stage(column: str, stage: str) -> str:
    """A head that names one stage stands over both; the row knows which it is."""
    if stage not in _STAGES or not column.endswith(_STAGES):
        return column
    return column[: -len(stage)] + stage


def _down(sheet: Sheet, rows: dict[str, int]) -> Iterator[ThreePublic]:
    for key in sheet.keys:
        cells = {
            item: (
                sheet.cell_path(index, key),
                Addend(sheet.row_label(index), sheet.amount(index, key), sheet),
            )
            for item, index in rows.items()
        }
        base, at, year = key.partition("@")
        if base in ("total", "amount"):
            yield ThreePublic(sheet, at + year, "", cells)


def _items_by_row(sheet: Sheet) -> dict[str, int]:
    """Rows by the item they name; empty if one is named twice."""
    found: dict[str, int] = {}
    for index, row in enumerate(sheet.table.rows):
        item = _item(plain_name(row.name))
        if item is None:
            continue
        if item in found:
            return {}
        found[item] = index
    return found


def _item(name: str) -> str | None:
    if "出国" in name:
        return "abroad"
    if "接待" in name:
        return "reception"
    if "用车" in name or "车辆" in name or name.startswith(("购置", "运行")):
        if "购置" in name and "运行" in name:
            return "vehicle_total"
        if "购置" in name:
            return "vehicle_purchase"
        if "运行" in name:
            return "vehicle_running"
    if name in ("合计", "总计") or (
        name.startswith(("三公", "“三公")) and "合计" in name
    ):
        return "total"
    return None
