from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Package, Table
from faheng.review.across.amounts import sheet_of, step_of_row
from faheng.review.across.companions import Companion, own
from faheng.review.across.scopes import of_one_scope
from faheng.review.case import Case
from faheng.review.lexicon import bare
from faheng.review.prose.parser import read_prose
from faheng.review.prose.statements import Amount, Figure
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.sums import shown
from faheng.review.tables import Sheet

_INITIAL = "年初预算"
# How far before its amount a figure may be called the initial budget.
_NEAR = 14
_WHOLE = frozenset(("一般公共预算财政拨款支出", "一般公共预算财政拨款支出总体"))


class BudgetTable(NamedTuple):
    """A budget's table by function; ``carried`` is what it has from the year before."""

    file: str
    sheet: Sheet
    places: dict[tuple[str, ...], int]
    carried: Decimal


class Initial(NamedTuple):
    """The initial budget the accounts tell of, and what the budget itself has."""

    label: str
    told: Amount
    budgeted: Decimal
    margin: Decimal
    table: BudgetTable
    quote: str

    @property
    def agrees(self) -> bool:
        """As printed; accounts may leave out what the budget carries over. (5)"""
        if self.told.admits(self.budgeted):
            return True
        wide = self.told.stands_for
        return wide.low - self.margin <= self.budgeted <= wide.high + self.margin


class GJ119(Rule[Initial]):
    """决算说明中的年初预算数与预算文件不一致。

    ## 检查什么
    决算说明写到的一般公共预算支出“年初预算为……”（总数和各功能科目），是否与同时提供的同一单位、同一年度预算文件的数一致（按印出的位数比较）。

    ## 为什么
    完成预算的比例以年初预算为分母。年初预算数与当年公布的预算不同，完成率和差异原因就都不可信。

    ## 错误示例
    决算说明“基层司法业务年初预算为120.00万元”，当年预算公布为100.00万元。

    ## 正确示例
    决算说明与预算文件都是120.00万元；年中追加的写作调整预算数。

    ## 不适用
    (1) 文件不是决算；(2) 没有提供同一单位同一年度的预算；(3) 一份是部门的、一份是单位的；(4) 说明没有写年初预算，或预算中没有这个科目；(5) 相差不超过预算中的上年结转，口径可能不同。
    """

    name = "initial-budget-differs-from-budget"
    dimension = "文表一致"
    severity = "warning"
    basis = "practice"
    message = (
        "“{label}”年初预算写 {told}，而预算文件《{against}》的《{title}》为 {budgeted}，"
        "请核实。"
    )
    hint = "年初预算应与当年公布的预算一致；写的是调整后的预算数的，请改称全年预算数。"
    not_applicable = "决算说明中没有可以与预算对照的年初预算数"

    def select(self, case: Case) -> Iterator[tuple[str, Initial]]:
        companions = own(case, what="同一年度的预算")  # (2)
        accounts = case.package.budget
        if accounts is None or accounts.stage != "accounts":
            raise NotApplicableError("文件不是决算")  # (1)
        budgets = [
            each
            for each in companions
            if each.package.budget is not None
            and each.package.budget.stage == "budget"
            and of_one_scope(case.package, each)
        ]
        if not budgets:
            raise NotApplicableError("没有提供同一单位同一年度的预算")  # (2) (3)
        tables = [table for each in budgets if (table := _table_of(each)) is not None]
        if not tables:
            raise NotApplicableError("预算文件里没有一般公共预算支出功能分类表")
        for index, passage in enumerate(accounts.narrative):
            if _INITIAL not in passage.text:
                continue
            for figure in read_prose(passage.text).figures:
                if not _is_initial(figure, passage.text):
                    continue
                told = [_initial(figure, passage.text, table) for table in tables]
                found = [each for each in told if each is not None]
                if found:  # (4)
                    # A revised budget is there twice: one that agrees is enough.
                    first = next((each for each in found if each.agrees), found[0])
                    yield f"/budget/narrative/{index}", first

    def judge(self, subject: Initial) -> Fault | None:
        if subject.agrees:
            return None
        return Fault(
            {
                "label": subject.label,
                "told": subject.told.text,
                "budgeted": shown(subject.budgeted, subject.table.sheet.table.unit),
                "title": subject.table.sheet.title,
                "against": subject.table.file,
            },
            quote=subject.quote,
            column=subject.label,
        )


def _table_of(other: Companion) -> BudgetTable | None:
    sheet = sheet_of(other.package, "general-public-function")
    if sheet is None:
        return None
    return BudgetTable(other.file, sheet, _places(sheet), _carried_in(other.package))


def _initial(figure: Figure, text: str, table: BudgetTable) -> Initial | None:
    place = _place(figure, table.places)
    budgeted = table.sheet.amount(place, "total") if place is not None else None
    if place is None or budgeted is None:
        return None
    span = figure.amount.span
    return Initial(
        figure.item.names[-1] if figure.item else figure.label,
        figure.amount,
        budgeted,
        step_of_row(table.sheet, place) / 2 + table.carried,
        table,
        text[max(0, span.start - _NEAR) : span.end],
    )


def _is_initial(figure: Figure, text: str) -> bool:
    start = figure.amount.span.start
    return (
        figure.role == "budget"
        and figure.amount.is_money
        and _INITIAL in bare(text[max(0, start - _NEAR) : start])
    )


def _place(figure: Figure, places: dict[tuple[str, ...], int]) -> int | None:
    if figure.item is None:
        return places.get(()) if bare(figure.label) in _WHOLE else None
    if figure.item.code is not None:
        return places.get((figure.item.code,))
    return places.get(tuple(bare(name) for name in figure.item.names))


def _places(sheet: Sheet) -> dict[tuple[str, ...], int]:
    """The budget's rows by code, by the names from class down, and the whole."""
    found: dict[tuple[str, ...], int] = {}
    if "total" not in sheet.keys:
        return found
    names = _names(sheet.table)
    for code, index in sheet.coded.items():
        found[(code,)] = index
        chain = [names.get(code[:length]) for length in (3, 5, 7)]
        chain = chain[: (len(code) - 1) // 2]
        if None not in chain:
            found[tuple(name for name in chain if name is not None)] = index
    if sheet.total_row is not None:
        found[()] = sheet.total_row
    return found


def _carried_in(package: Package) -> Decimal:
    """The largest amount the budget shows as carried over from the year before."""
    tables = package.budget.tables if package.budget else ()
    return max(
        (
            amount
            for table in tables
            for row in table.rows
            for key, amount in row.cells.items()
            if amount and ("上年结转" in bare(row.name) or key == "carryover_in")
        ),
        default=Decimal(0),
    )


def _names(table: Table) -> dict[str, str]:
    return {row.code: bare(row.name) for row in table.rows if row.code}
