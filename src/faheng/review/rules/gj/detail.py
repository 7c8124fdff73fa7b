"""Figures that stand in two tables: where to find each of them."""

from __future__ import annotations

from decimal import Decimal

from faheng.review.row_names import plain_name
from faheng.review.sides import Side
from faheng.review.sums import Addend, Equation, allowance
from faheng.review.tables import Sheet, first_key

_BASIC_PARTS = ("人员经费合计", "公用经费合计")
_PART_TITLES = ("人员经费", "公用经费", "工资福利", "商品和服务", "个人和家庭")


def named(sheet: Sheet, label: str) -> str:
    """A figure's name together with its table's."""
    return f"《{sheet.title}》的{label}"


def single(stated: Addend, other: Addend) -> Equation:
    """Two printed figures that should be the same."""
    return Equation(stated, ((other,),))


def agree(one: Addend, other: Addend) -> bool:
    """Whether two figures are the same within their printed precision."""
    difference = abs((one.amount or Decimal(0)) - (other.amount or Decimal(0)))
    return not difference or difference <= allowance(one, (other,))


def table_total(sheet: Sheet, key: str = "total") -> Addend | None:
    """The total of a coded table in a column; its class rows' sum if it prints none."""
    if key not in sheet.keys:
        return None
    index = sheet.total_row
    if index is not None and any(sheet.table.rows[index].cells.values()):
        label = named(sheet, sheet.row_label(index))
        return Addend(label, sheet.amount(index, key), sheet)
    if sheet.table.rows and sheet.is_blank:
        return Addend(named(sheet, "合计"), None, sheet)
    return None


def class_rows(sheet: Sheet, key: str) -> dict[str, Addend]:
    """The classes of a coded table in a column, by code."""
    return {
        code: Addend(
            named(sheet, sheet.row_label(index)), sheet.amount(index, key), sheet
        )
        for code, index in sheet.coded.items()
        if len(code) == 3
    }


def coded_amount(sheet: Sheet, code: str, key: str) -> Addend | None:
    """The figure of a code in a column, if the table has the row."""
    index = sheet.coded.get(code)
    if index is None:
        return None
    return Addend(named(sheet, sheet.row_label(index)), sheet.amount(index, key), sheet)


def against_detail(side: Side, key: str, detail: Addend) -> tuple[str, Equation] | None:
    """A side's total in a column held against the total of its detail table.

    The detail may list this year's money or all of it, carried-over money included.
    """
    sheet = side.sheet

    def figure(index: int) -> Addend:
        return Addend(sheet.row_label(index), sheet.amount(index, key), sheet)

    rows = [group.stated for group in side.this_year[:1]]
    rows += [side.grand] if side.grand is not None else []
    rows = [index for index in rows if sheet.amount(index, key) is not None]
    carried = tuple(figure(group.stated) for group in side.carried)
    equations = [
        (
            sheet.cell_path(index, key),
            Equation(
                figure(index),
                ((detail,), (detail, *carried))
                if index == side.grand
                else ((detail,),),
            ),
        )
        for index in rows
    ]
    holding = (pair for pair in equations if pair[1].holds)
    return next(holding, equations[0] if equations else None)


def economic_total(sheet: Sheet) -> tuple[Addend, ...]:
    """What a table of basic expenditure comes to: its total, or its two printed sums.

    Empty if the table prints neither.
    """
    key = first_key(sheet.keys, ("total", "amount"), "")
    if key is None:
        return ()
    if sheet.total_row is not None:
        total = table_total(sheet, key)
        return () if total is None else (total,)
    parts = tuple(
        part
        for name in _BASIC_PARTS
        if (part := row_named(sheet, name, key)) is not None
    )
    return parts if len(parts) == len(_BASIC_PARTS) else ()


def row_named(sheet: Sheet, name: str, key: str) -> Addend | None:
    """The figure of the first row with a name, if it is filled."""
    for index, row in enumerate(sheet.table.rows):
        if plain_name(row.name) == name and sheet.amount(index, key) is not None:
            return Addend(named(sheet, name), sheet.amount(index, key), sheet)
    return None


def lists_a_part(sheet: Sheet) -> bool:
    """Whether a table of basic expenditure holds, by its title, only a part of it."""
    title = plain_name(sheet.title)
    return any(word in title for word in _PART_TITLES)
