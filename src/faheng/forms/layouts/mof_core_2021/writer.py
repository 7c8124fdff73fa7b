"""核心绩效目标和指标 of 财预〔2021〕101号, below the head of its project."""

from __future__ import annotations

from collections.abc import Iterator

from faheng.documents.composing.pieces import (
    Composition,
    Paragraph,
    Role,
    Sheet,
    Table,
)
from faheng.forms.writing.forms import (
    Row,
    centred,
    figure,
    filled,
    label,
    labels,
    money,
    prose,
    title_line,
    with_code,
)
from faheng.forms.writing.runs import run_length
from faheng.forms.writing.targets import TargetPrinter
from faheng.model.package import Declaration, Funding, Package

HOLDS = frozenset(
    """bureau year declarations.project.name declarations.project.code
    declarations.project.implementing_unit declarations.annual_goal
    declarations.funding.annual declarations.funding.sources.appropriation.annual
    declarations.funding.sources.other.annual declarations.indicators.level1
    declarations.indicators.level2 declarations.indicators.name
    declarations.indicators.explanation declarations.indicators.target
    declarations.indicators.weight declarations.indicators.basis""".split()
)
HAS_VALUE_COLUMNS = True
_UNIT = "万元"
_TITLE = "项目支出核心绩效目标和指标"
_COLUMNS = (
    "一级指标 二级指标 三级指标 指标解释 指标性质 指标值 计量单位 分值权重 评/扣分标准"
    " 指标值设定依据（来源） 完成值取值方式 完成值数据来源 佐证资料要求 备注"
).split()
_WIDTHS = (20.0, 19, 25, 28, 13, 18, 14, 13, 20, 25, 19, 19, 19, 12)
_FOR_OTHERS = 4


def compose(package: Package) -> Composition:
    """A table for each project."""
    printer = TargetPrinter(package)
    sheets = []
    for number, declaration in enumerate(package.declarations, start=1):
        year = [Paragraph(f"（{package.year}年度）", Role.SUBTITLE)]
        sheets.append(
            Sheet(
                declaration.project.name or f"项目{number}",
                (
                    title_line(_TITLE, landscape=True),
                    *(year if package.year else []),
                    _table(package, declaration, printer),
                ),
                landscape=True,
            )
        )
    return Composition(_TITLE, tuple(sheets))


def _table(package: Package, declaration: Declaration, printer: TargetPrinter) -> Table:
    project = declaration.project
    rows: list[Row] = [
        [
            label("项目名称"),
            filled(project.name, 6),
            label("项目编码"),
            filled(project.code, 6),
        ],
        [
            label("主管部门"),
            filled(with_code(package.bureau), 6),
            label("实施单位"),
            filled(project.implementing_unit, 6),
        ],
        *_funding(declaration.funding),
        [label("年度总体目标"), prose(declaration.annual_goal, 13)],
        labels(*_COLUMNS),
        *_indicators(declaration, printer),
    ]
    return Table(tuple(map(tuple, rows)), _WIDTHS)


def _funding(funding: Funding) -> Iterator[Row]:
    annual = {source.source: source.annual for source in funding.sources}
    yield [
        label(f"项目资金（{_UNIT}）", rows=3),
        label("年度资金总额", 4),
        money(funding.annual, _UNIT, 9),
    ]
    yield [
        label("其中：财政拨款", 4),
        money(annual.get("appropriation"), _UNIT, 9),
    ]
    yield [label("其他资金", 4), money(annual.get("other"), _UNIT, 9)]


def _indicators(declaration: Declaration, printer: TargetPrinter) -> Iterator[Row]:
    indicators = declaration.indicators
    levels = [(one.level1 or "", one.level2 or "") for one in indicators]
    for at, indicator in enumerate(indicators):
        above, below = run_length(levels, at, 1), run_length(levels, at, 2)
        value = printer.apart(indicator, indicator.target)
        yield [
            *([centred(indicator.level1, rows=above)] if above else []),
            *([centred(indicator.level2, rows=below)] if below else []),
            filled(indicator.name),
            filled(indicator.explanation),
            *(centred(value.sign), centred(value.text), centred(value.unit)),
            figure(indicator.weight),
            filled(""),
            filled(indicator.basis),
            *(filled("") for _ in range(_FOR_OTHERS)),
        ]
