from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Package
from faheng.model.tokens import TableKind
from faheng.review.across.amounts import agree, sheet_of, step_of_row
from faheng.review.across.companions import Companion, own
from faheng.review.across.scopes import of_one_scope
from faheng.review.case import Case
from faheng.review.lexicon import bare
from faheng.review.row_names import plain_name
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.sums import shown
from faheng.review.tables import Sheet, sheets
from faheng.values.patterns import lazy_pattern

_KINDS: tuple[TableKind, ...] = (
    "general-public-function",
    "general-public-basic-economic",
    "three-public",
    "government-fund",
)
# What a column of last year shows other than the figure that was published then.
_OTHER_FIGURES = ("执行", "调整", "预计", "完成", "全年", "快报", "变动")

# What is said of figures of last year that were restated.
_EXPLAINED = lazy_pattern(
    r"(?:上年|上一年|20\d\d年)[^。;]{0,20}数[^。;]{0,30}(?:口径|可比|重新|追溯)"
    r"|(?:口径|科目|机构)[^。;]{0,12}(?:调整|变化|变动|改革)[^。;]{0,12}"
    r"(?:上年|上一年|20\d\d年)[^。;]{0,12}数"
)


class Difference(NamedTuple):
    """A row in which last year's figure is another than was published."""

    row: str
    here: Decimal
    there: Decimal


class LastYear(NamedTuple):
    """A table's column of last year beside last year's own table."""

    sheet: Sheet
    column: str
    other: Companion
    unit: str
    differing: tuple[Difference, ...]


class GJ118(Rule[LastYear]):
    """表中的上年数与上年公布的数不一致。

    ## 检查什么
    预算表中的“上年预算数”（决算表中的上年决算数），是否与同时提供的同一单位上一年文件里同一张表、同一科目的数一致。

    ## 为什么
    增减变动都是与上年数相比算出来的。上年数与上年已经公布的不同，增减和原因也就不对了。

    ## 错误示例
    2025年预算表“2040607 公共法律服务”2024年预算数28万元，2024年公布的预算为26万元。

    ## 正确示例
    两处都是28万元；口径有调整的，在说明中写明。

    ## 不适用
    (1) 没有提供同一单位上一年的同类文件；(2) 表中没有上年数，或上年数是执行数、调整预算数；(3) 一份是部门的、一份是单位的；(4) 两份文件都有、名称也相同的科目才比较；(5) 说明写明上年数因口径、科目或机构调整而变动。
    """

    name = "prior-year-differs-from-published"
    dimension = "文表一致"
    severity = "warning"
    basis = "practice"
    message = (
        "《{title}》“{column}”有 {count} 个科目与上年文件《{against}》不一致，"
        "如“{row}”这里为 {here}，上年公布 {there}，请核实。"
    )
    hint = "请按上年公布的数填写；因口径调整或科目调整而不同的，请在说明中写明。"
    not_applicable = "没有可以与上年文件对照的上年数"

    def select(self, case: Case) -> Iterator[tuple[str, LastYear]]:
        budget = case.package.budget
        before = own(case, years_before=1, what="上一年的文件")  # (1)
        if budget is None:
            raise NotApplicableError("没有预算或决算的表")
        if _explains_prior_year(case.package):  # (5)
            raise NotApplicableError("说明写明了上年数的口径有调整")
        year = (case.package.year or 0) - 1
        for sheet in sheets(case, *_KINDS):
            key = next((k for k in sheet.keys if k == f"total@{year}"), None)
            if key is None or any(w in sheet.column(key) for w in _OTHER_FIGURES):
                continue  # (2)
            versions: list[tuple[str, LastYear]] = []
            for other in before:
                theirs = other.package.budget
                if theirs is None or theirs.stage != budget.stage:
                    continue
                if not of_one_scope(case.package, other):
                    continue  # (3)
                table = sheet_of(other.package, sheet.table.kind)
                compared = _compared(sheet, key, table) if table is not None else None
                if compared is not None and table is not None:
                    first, differing = compared
                    column = sheet.column(key)
                    last = LastYear(sheet, column, other, table.table.unit, differing)
                    versions.append((sheet.cell_path(first, key), last))
            if versions:
                # A budget that was revised is there twice: one that agrees is enough.
                yield min(versions, key=lambda each: len(each[1].differing))

    def judge(self, subject: LastYear) -> Fault | None:
        if not subject.differing:
            return None
        first = subject.differing[0]
        return Fault(
            {
                "title": subject.sheet.title,
                "column": subject.column,
                "count": len(subject.differing),
                "row": first.row,
                "here": shown(first.here, subject.sheet.table.unit),
                "there": shown(first.there, subject.unit),
                "rows": [each.row for each in subject.differing],
                "against": subject.other.file,
            }
        )


def _compared(
    sheet: Sheet, key: str, other: Sheet
) -> tuple[int, tuple[Difference, ...]] | None:
    """The first row that differs (else the first compared), and all that differ."""
    if "total" not in other.keys:
        return None
    pairs = [
        (index, other.coded[code])
        for code, index in sheet.coded.items()
        if code in other.coded
        and _names_agree(
            sheet.table.rows[index].name, other.table.rows[other.coded[code]].name
        )
    ]
    totals = _whole(sheet), _whole(other)
    if totals[0] is not None and totals[1] is not None:
        pairs.append((totals[0], totals[1]))
    compared: list[int] = []
    found: list[tuple[int, Difference]] = []
    for index, place in pairs:  # (4)
        here, there = sheet.amount(index, key), other.amount(place, "total")
        if here is None or there is None:
            continue
        compared.append(index)
        if not agree(here, there, step_of_row(sheet, index), step_of_row(other, place)):
            found.append((index, Difference(sheet.row_label(index), here, there)))
    if not compared:
        return None
    first = found[0][0] if found else compared[0]
    return first, tuple(difference for _, difference in found)


def _names_agree(one: str, other: str) -> bool:
    """A code may come to mean another thing from one year to the next."""
    return plain_name(one) == plain_name(other)


def _explains_prior_year(package: Package) -> bool:
    return package.budget is not None and any(
        _EXPLAINED.search(bare(text))
        for text in (
            *(passage.text for passage in package.budget.narrative),
            *(table.note or "" for table in package.budget.tables),
        )
    )


def _whole(sheet: Sheet) -> int | None:
    """The row of the sum, or the only row of a table that has but one."""
    if sheet.total_row is None and len(sheet.table.rows) == 1:
        return 0
    return sheet.total_row
