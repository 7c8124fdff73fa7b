from __future__ import annotations

from collections.abc import Iterator, Sequence

from faheng.review.case import Case
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.sides import Group, Side, sides_of
from faheng.review.sums import Addend, Equation
from faheng.review.tables import Sheet, depth_of, is_of_which, plain_name, sheets

_PERSONNEL = ("301", "303")


class GJ103(EquationRule):
    """合计行不等于各项之和。

    ## 检查什么
    (1) 有科目编码的表，逐栏检查合计行＝各类之和；人员经费合计＝301＋303，公用经费合计＝其余各类之和。
    (2) 收支总表、财政拨款收支总表，逐栏检查本年收入（支出）合计＝各项之和，收入（支出）总计＝本年合计＋结转结余等。
    空白、0、无按零相加；以万元列示的，允许四舍五入造成的尾差。

    ## 为什么
    合计行是其他表和文字说明引用的数字，它错了，后面都会跟着错。

    ## 错误示例
    支出总计 8,025,704.92，列出的各类支出相加 8,015,704.92。

    ## 正确示例
    支出总计 8,025,704.92，列出的各类支出相加 8,025,704.92。

    ## 不适用
    (1) 表中没有合计行，或没有可相加的明细；(2) 表中另有不带编码而有金额的行，无法确定哪些应当相加。
    """

    name = "column-does-not-add"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）及预决算表样"
    message = "《{title}》“{subject}”行的“{column}”栏为{stated}，各项相加为{computed}，相差{difference}。"
    hint = "请核对各项：{parts}；有漏列的请补上，有改动的请重新汇总。"
    not_applicable = "文件中没有既有合计行又有明细的表"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        for sheet in sheets(case):
            for path, equation in (*_of_codes(sheet), *_of_sides(sheet)):
                if equation.says_something:
                    yield path, equation


def _of_codes(sheet: Sheet) -> Iterator[tuple[str, Equation]]:
    roots = next((below for above, below in sheet.branches() if above is None), [])
    if not roots:  # (1)
        return
    for index, wanted in _stated_rows(sheet, roots):
        for key in sheet.keys:
            if not _goes_down(sheet, wanted, key):
                continue
            readings = [_addends(sheet, key, wanted)]
            readings += [
                _addends(sheet, key, family)
                for family in _families(sheet, wanted)
                if len(family) < len(wanted)
            ]
            if index == sheet.total_row:
                loose = _uncoded(sheet, key)
                equation = _equation(sheet, index, key, readings)
                if loose and not equation.holds:  # (2)
                    continue
            yield sheet.cell_path(index, key), _equation(sheet, index, key, readings)


def _stated_rows(sheet: Sheet, roots: list[int]) -> Iterator[tuple[int, list[int]]]:
    """Rows that state a sum of classes, each with the classes."""
    rows = sheet.table.rows
    personnel = [i for i in roots if (rows[i].code or "") in _PERSONNEL]
    for index, row in enumerate(rows):
        name = plain_name(row.name)
        if row.code or not any(row.cells.values()):
            continue
        if index == sheet.total_row:
            yield index, roots
        elif name == "人员经费合计" and personnel:
            yield index, personnel
        elif name == "公用经费合计" and personnel and len(personnel) < len(roots):
            yield index, [i for i in roots if i not in personnel]


def _goes_down(sheet: Sheet, rows: Sequence[int], key: str) -> bool:
    return any(sheet.amount(index, key) is not None for index in rows)


def _families(sheet: Sheet, roots: list[int]) -> list[list[int]]:
    """The classes of each classification, where a table lists money by two of them."""
    by_digit: dict[str, list[int]] = {}
    for index in roots:
        code = sheet.table.rows[index].code or ""
        by_digit.setdefault(code[:1], []).append(index)
    return list(by_digit.values())


def _uncoded(sheet: Sheet, key: str) -> list[int]:
    """Rows without a code, other than sums, that have an amount in a column."""
    return [
        index
        for index, row in enumerate(sheet.table.rows)
        if not row.code
        and index != sheet.total_row
        and not sheet.is_aside(index)
        and plain_name(row.name) not in ("人员经费合计", "公用经费合计")
        and row.cells.get(key)
    ]


def _of_sides(sheet: Sheet) -> Iterator[tuple[str, Equation]]:
    if sheet.table.kind not in ("income-expenditure", "appropriation"):
        return
    for side in sides_of(sheet):
        for key in _side_keys(side):
            for group in side.this_year:
                if _goes_down(sheet, group.items, key):
                    yield _sum_of(side, key, group.stated, group.items)
            for group in side.carried:
                if side.breaks_down(group) and _goes_down(sheet, group.items, key):
                    yield _sum_of(side, key, group.stated, group.items)
            for whole, parts in side.budgets():
                if sheet.amount(whole, key) is not None and _goes_down(
                    sheet, parts, key
                ):
                    yield _stated(sheet, key, whole, [parts])
            if side.grand is not None:
                yield from _grand_total(side, key, side.grand)


def _side_keys(side: Side) -> list[str]:
    """All columns in which the side's own sums have amounts."""
    sums = [group.stated for group in side.this_year]
    sums += [side.grand] if side.grand is not None else []
    return [
        key
        for key in side.sheet.keys
        if any(side.sheet.amount(index, key) is not None for index in sums)
    ]


def _sum_of(
    side: Side, key: str, stated: int, items: list[int]
) -> tuple[str, Equation]:
    return _stated(side.sheet, key, stated, side.readings_of(items))


def _stated(
    sheet: Sheet, key: str, stated: int, readings: Sequence[Sequence[int]]
) -> tuple[str, Equation]:
    groups = [_addends(sheet, key, each) for each in readings]
    return sheet.cell_path(stated, key), _equation(sheet, stated, key, groups)


def _grand_total(side: Side, key: str, grand: int) -> Iterator[tuple[str, Equation]]:
    """The total is this year's money, what stands beside it, and what is carried over."""
    sheet = side.sheet
    if sheet.amount(grand, key) is None:
        return
    bases = [[group.stated] for group in side.this_year[:1]]
    bases += [[*base, *side.outside] for base in bases if side.outside]
    if not bases and _goes_down(sheet, side.items, key):
        bases = side.readings_of(side.items)
        bases += [[*base, *side.outside] for base in bases if side.outside]
    if not bases:
        return
    readings = [
        [*base, *carried]
        for base in bases
        for carried in _carried(sheet, side.carried, key)
    ]
    yield _stated(sheet, key, grand, readings)


def _carried(sheet: Sheet, groups: list[Group], key: str) -> list[list[int]]:
    """All carried-over rows; or the upper ones, where the rest breaks them down."""
    rows = [
        group.stated
        for group in groups
        if not is_of_which(sheet.table.rows[group.stated])
    ]
    readings = [rows]
    depths = [depth_of(sheet.table.rows[index]) for index in rows]
    known = [depth for depth in depths if depth is not None]
    if known:
        readings.append(
            [
                index
                for index, depth in zip(rows, depths, strict=True)
                if depth in (None, min(known))
            ]
        )
    amounts = [sheet.amount(index, key) or 0 for index in rows]
    if len(rows) > 1 and amounts[0] == sum(amounts[1:]):
        readings.append(rows[:1])
    return readings


def _addends(sheet: Sheet, key: str, rows: Sequence[int]) -> tuple[Addend, ...]:
    return tuple(
        Addend(sheet.row_label(index), sheet.amount(index, key), sheet)
        for index in rows
    )


def _equation(
    sheet: Sheet, index: int, key: str, readings: Sequence[tuple[Addend, ...]]
) -> Equation:
    stated = Addend(sheet.row_label(index), sheet.amount(index, key), sheet)
    return Equation(stated, tuple(readings), column=sheet.column(key))
