"""The table of all projects, the indicators of each one after the other in a cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from faheng.documents.composing.pieces import (
    Cell,
    Composition,
    Paragraph,
    Role,
    Sheet,
    Table,
)
from faheng.forms.targets.serialised import is_item_of
from faheng.forms.writing.forms import (
    Row,
    filled,
    label,
    labels,
    money,
    prose,
    title_line,
)
from faheng.forms.writing.targets import TargetPrinter
from faheng.model.package import Declaration, Indicator, Package
from faheng.model.tokens import Source

_SOURCES: tuple[Source, ...] = ("appropriation", "special_account", "other")
HOLDS = frozenset(
    """bureau.name year department_targets.total declarations.project.name
    declarations.project.implementing_unit declarations.annual_goal
    declarations.funding.annual declarations.indicators.level1
    declarations.indicators.level2 declarations.indicators.name
    declarations.indicators.target declarations.indicators.period_target""".split()
) | {f"declarations.funding.sources.{source}.annual" for source in _SOURCES}
_UNIT = "万元"
_HEADS = (
    "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标"
).split()
_WIDTHS = (36.0, 22, 22, 19, 19, 46, 98)

_LEVELS = (
    "指标“{name}”的级次没有写全，一级指标应以“指标”结尾，二级指标不能空白，"
    "如“产出指标”“数量指标”"
)
_LONGEST_NAME = 20


def compose(package: Package) -> Composition:
    """One table; each unit stands above its projects."""
    bureau = package.bureau.name or ""
    title = f"{bureau}{_year(package)}项目支出绩效目标表"
    printer = TargetPrinter(package)
    rows: list[Row] = [labels(*_HEADS), *_total(package)]
    for unit, group in groupby(
        package.declarations, key=lambda one: one.project.implementing_unit
    ):
        projects = list(group)
        if unit is not None:
            rows.append(_sums(unit, projects))
        rows += [_project(one, printer) for one in projects]
    table = Table(tuple(map(tuple, rows)), _WIDTHS, head=1)
    above = f"部门名称：{bureau} 单位：{_UNIT}" if bureau else f"单位：{_UNIT}"
    pieces = (
        title_line(title, landscape=True),
        Paragraph(above, Role.UNIT_LINE),
        table,
    )
    return Composition(title, (Sheet("项目支出绩效目标表", pieces, landscape=True),))


def causes(package: Package) -> Iterator[str]:
    """Levels that do not say what they are begin no indicator in the list."""
    for declaration in package.declarations:
        for one in declaration.indicators:
            if not is_item_of(one.level1 or "", one.level2 or ""):
                yield _LEVELS.format(name=(one.name or "")[:_LONGEST_NAME])
                return


def _year(package: Package) -> str:
    return f"{package.year}年" if package.year else ""


def _total(package: Package) -> Iterator[Row]:
    targets = package.department_targets
    if targets is not None and targets.total is not None:
        yield _amounts(label("合计"), targets.total, package.declarations)


def _sums(unit: str, projects: Sequence[Declaration]) -> Row:
    whole = _sum(one.funding.annual for one in projects)
    return _amounts(filled(unit), whole, projects)


def _amounts(name: Cell, whole: Decimal | None, projects: Sequence[Declaration]) -> Row:
    """A row of sums: of all projects, or of a unit's."""
    sums = [_sum(_of_source(one, source) for one in projects) for source in _SOURCES]
    return [
        name,
        money(whole, _UNIT),
        *(money(amount, _UNIT) for amount in sums),
        *(filled(""), filled("")),
    ]


def _project(declaration: Declaration, printer: TargetPrinter) -> Row:
    return [
        filled(declaration.project.name),
        money(declaration.funding.annual, _UNIT),
        *(money(_of_source(declaration, source), _UNIT) for source in _SOURCES),
        prose(declaration.annual_goal),
        filled(_serialised(declaration.indicators, printer)),
    ]


def _of_source(declaration: Declaration, source: Source) -> Decimal | None:
    sources = {one.source: one.annual for one in declaration.funding.sources}
    return sources.get(source)


def _sum(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of what is known; of nothing, nothing."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def _serialised(indicators: Sequence[Indicator], printer: TargetPrinter) -> str:
    """``1、1-产出指标,11-数量指标,名称；实施周期指标值:…,年度指标值:…;2、…。``"""
    items = []
    for number, one in enumerate(indicators, start=1):
        values = (
            ("实施周期指标值", printer.in_one_cell(one, one.period_target)),
            ("年度指标值", printer.in_one_cell(one, one.target)),
        )
        items.append(
            f"{number}、{one.level1 or ''},{one.level2 or ''},{one.name or ''}；"
            + ",".join(f"{words}:{said}" for words, said in values)
        )
    return ";".join(items) + ("。" if items else "")
