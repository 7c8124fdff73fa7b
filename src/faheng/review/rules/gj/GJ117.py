from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.tokens import TableKind
from faheng.review.across.amounts import agree, sheet_of, step_of_row
from faheng.review.across.bodies import body_of
from faheng.review.across.companions import Companion, all_of_year
from faheng.review.across.scopes import names_unit, scope_of
from faheng.review.case import Case
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.sums import shown
from faheng.review.tables import Sheet, only_sheet

# Money of the budget adds up over a department; other income may pass between its units.
_KINDS: tuple[TableKind, ...] = (
    "general-public-function",
    "general-public-basic-economic",
    "government-fund",
    "state-capital",
)


class Compared(NamedTuple):
    """A unit's amount and its department's of the same row."""

    title: str
    row: str
    amount: Decimal
    whole: Decimal
    units: tuple[str, str]
    exceeds: bool
    department: Companion


class GJ117(Rule[Compared]):
    """单位的数大于所属部门的数。

    ## 检查什么
    单位预算（决算）与同时提供的所属部门同一年度的预算（决算）相比，同一张财政拨款支出表的同一科目，单位的数是否大于部门的数。

    ## 为什么
    部门的数包含所属各单位的数，单位不可能大于部门。两者同时公开，一对就知道有一处错了。

    ## 错误示例
    《某区司法局本级2025年单位预算》“2040604 基层司法业务”320万元，《某区司法局2025年部门预算》同一科目300万元。

    ## 正确示例
    单位320万元，部门（含下属单位）350万元。

    ## 不适用
    (1) 没有提供同一年度的部门预决算；(2) 文件本身是部门的；(3) 部门的文件没有列明这个单位，单位也不是部门本级；(4) 一份是预算、一份是决算；(5) 只是上级科目跟着大的，只提最细的一级。
    """

    name = "unit-exceeds-department"
    dimension = "文表一致"
    severity = "error"
    basis = (
        "《地方预决算公开操作规程》（财预〔2016〕143号）：部门预决算包括本级和所属单位"
    )
    message = (
        "《{title}》“{row}”为 {amount}，大于部门文件《{against}》同一科目的 {whole}。"
    )
    hint = "部门的数应包含本单位，请核对两份文件，改正其中的一处。"
    not_applicable = "与部门的文件没有可以对照的科目"

    def select(self, case: Case) -> Iterator[tuple[str, Compared]]:
        department = _department(case)
        for kind in _KINDS:
            mine, theirs = only_sheet(case, kind), sheet_of(department.package, kind)
            if mine is not None and theirs is not None:
                yield from _rows(mine, theirs, department)

    def judge(self, subject: Compared) -> Fault | None:
        if not subject.exceeds:
            return None
        mine, theirs = subject.units
        return Fault(
            {
                "title": subject.title,
                "row": subject.row,
                "amount": shown(subject.amount, mine),
                "whole": shown(subject.whole, theirs),
                "against": subject.department.file,
            },
            # 呈贡区司法局 is in all likelihood 昆明市呈贡区司法局, but that is not proof.
            severity="warning" if subject.department.likeness == "likely" else None,
        )


def _department(case: Case) -> Companion:
    others = all_of_year(case)
    budget = case.package.budget
    if budget is None:
        raise NotApplicableError("没有预算或决算的表")
    body = body_of(case.package)
    scope = scope_of(case.package, body)
    if scope == "department":
        raise NotApplicableError("文件是部门汇总的，不是单位的")  # (2)
    for other in others:
        theirs = other.package.budget
        if theirs is None or theirs.stage != budget.stage:  # (4)
            continue
        if scope_of(other.package, other.body) != "department":
            continue
        itself = other.likeness in ("same", "likely") and scope == "unit"
        below = other.likeness == "different" and names_unit(other.package, body)
        if itself or below:  # (3)
            return other
    raise NotApplicableError("没有提供所属部门同一年度的预算或决算")  # (1)


def _rows(
    mine: Sheet, theirs: Sheet, department: Companion
) -> Iterator[tuple[str, Compared]]:
    places = {code: index for code, index in mine.coded.items() if code in theirs.coded}
    pairs = {code: (index, theirs.coded[code]) for code, index in places.items()}
    if mine.total_row is not None and theirs.total_row is not None:
        pairs[""] = (mine.total_row, theirs.total_row)
    key = next((key for key in ("total", "amount") if key in mine.keys), None)
    if key is None or key not in theirs.keys:
        return
    found: dict[str, tuple[int, Compared]] = {}
    for code, (index, place) in pairs.items():
        amount, whole = mine.amount(index, key), theirs.amount(place, key)
        if amount is None or whole is None:
            continue
        exceeds = amount > whole and not agree(
            amount, whole, step_of_row(mine, index), step_of_row(theirs, place)
        )
        found[code] = (
            index,
            Compared(
                mine.title,
                mine.row_label(index),
                amount,
                whole,
                (mine.table.unit, theirs.table.unit),
                exceeds,
                department,
            ),
        )
    too_large = [code for code, (_, compared) in found.items() if compared.exceeds]
    for code, (index, compared) in found.items():
        if compared.exceeds and any(
            other != code and other.startswith(code) for other in too_large
        ):
            continue  # (5)
        yield mine.cell_path(index, key), compared
