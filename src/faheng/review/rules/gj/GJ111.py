from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.row_names import plain_name
from faheng.review.rules.gj.equation import EquationRule
from faheng.review.sums import Addend, Equation
from faheng.review.tables import Sheet, sheets

_KINDS = ("货物", "工程", "服务")
_LONGEST = 10


class GJ111(EquationRule):
    """政府采购的货物、工程、服务相加不等于合计。

    ## 检查什么
    政府采购预算表逐栏检查：合计＝货物＋工程＋服务。空白、0、无按零相加；以万元列示的，允许四舍五入造成的尾差。

    ## 为什么
    采购预算按货物、工程、服务三类编制，相加不等说明漏列或重复。

    ## 错误示例
    合计 790,148.80，货物类 145,000.00，服务类 635,148.80。

    ## 正确示例
    合计 790,148.80，货物类 145,000.00，服务类 645,148.80。

    ## 不适用
    (1) 没有政府采购表；(2) 表中没有合计行，或没有按货物、工程、服务列示；(3) 某一类有两行以上。
    """

    name = "procurement-does-not-add"
    basis = "《中华人民共和国政府采购法》第二条及预决算表样"
    message = "《{title}》“{subject}”行的“{column}”栏为{stated}，各类相加为{computed}，相差{difference}。"
    hint = "请核对各类：{parts}。"
    not_applicable = "文件中没有按货物、工程、服务列出合计的政府采购表"

    def select(self, case: Case) -> Iterator[tuple[str, Equation]]:
        for sheet in sheets(case, "procurement"):
            kinds = _rows_by_kind(sheet)
            index = sheet.total_row
            if index is None or not kinds:  # (2) (3)
                continue
            others = [
                each
                for each, row in enumerate(sheet.table.rows)
                if each != index and any(row.cells.values())
            ]
            for key in sheet.keys:
                equation = Equation(
                    Addend(sheet.row_label(index), sheet.amount(index, key), sheet),
                    tuple(_addends(sheet, key, rows) for rows in (kinds, others)),
                    column=sheet.column(key),
                )
                if equation.says_something:
                    yield sheet.cell_path(index, key), equation


def _rows_by_kind(sheet: Sheet) -> list[int]:
    """The rows of the three kinds, if each stands at most once."""
    found: dict[str, int] = {}
    for index, row in enumerate(sheet.table.rows):
        name = plain_name(row.name)
        named = [kind for kind in _KINDS if kind in name]
        if len(named) != 1 or len(name) > _LONGEST or row.code:
            continue
        if named[0] in found:
            return []
        found[named[0]] = index
    return list(found.values())


def _addends(sheet: Sheet, key: str, rows: list[int]) -> tuple[Addend, ...]:
    return tuple(
        Addend(sheet.row_label(index), sheet.amount(index, key), sheet)
        for index in rows
    )
