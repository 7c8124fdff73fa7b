"""项目支出绩效目标申报表 of 财预〔2015〕88号: the medium term beside the year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faheng.documents.composing.pieces import (
    Composition,
    Paragraph,
    Role,
    Sheet,
    Table,
)
from faheng.forms.writing.days import term
from faheng.forms.writing.forms import (
    Row,
    centred,
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
from faheng.forms.writing.terms import two_blocks
from faheng.model.package import Declaration, Funding, Package

HOLDS = frozenset(
    """bureau year declarations.project.name declarations.project.kind
    declarations.project.implementing_unit declarations.project.starts_on
    declarations.project.ends_on declarations.annual_goal declarations.medium_term_goal
    declarations.funding.annual declarations.funding.medium_term
    declarations.funding.sources.appropriation declarations.funding.sources.other
    declarations.indicators.level1 declarations.indicators.level2
    declarations.indicators.name declarations.indicators.target
    declarations.indicators.period_target""".split()
)
_UNIT = "万元"
_TITLE = "项目支出绩效目标申报表"
_WIDTHS = (20.0, 20.0, 21.0, 31.0, 20.0, 21.0, 31.0, 20.0)
_HEADS = "二级指标 三级指标 指标值".split()


def compose(package: Package) -> Composition:
    """A form for each project."""
    printer = TargetPrinter(package)
    sheets = []
    for number, declaration in enumerate(package.declarations, start=1):
        year = [Paragraph(f"（{package.year}年度）", Role.SUBTITLE)]
        sheets.append(
            Sheet(
                declaration.project.name or f"项目{number}",
                (
                    title_line(_TITLE),
                    *(year if package.year else []),
                    _form(package, declaration, printer),
                ),
            )
        )
    return Composition(_TITLE, tuple(sheets))


def _form(package: Package, declaration: Declaration, printer: TargetPrinter) -> Table:
    project = declaration.project
    rows: list[Row] = [
        [label("项目名称"), filled(project.name, 7)],
        [
            label("主管部门及代码"),
            filled(with_code(package.bureau), 3),
            label("实施单位"),
            filled(project.implementing_unit, 3),
        ],
        [
            label("项目属性"),
            filled(project.kind, 3),
            label("项目期"),
            filled(term(project.starts_on, project.ends_on), 3),
        ],
        *_funding(declaration.funding),
        [
            label("总体\n目标", rows=2),
            label("中期目标", 3),
            label("年度目标", 4),
        ],
        [prose(declaration.medium_term_goal, 3), prose(declaration.annual_goal, 4)],
        *_indicators(declaration, printer),
    ]
    return Table(tuple(map(tuple, rows)), _WIDTHS)


def _funding(funding: Funding) -> Iterator[Row]:
    by_source = {source.source: source for source in funding.sources}
    fiscal, other = by_source.get("appropriation"), by_source.get("other")
    yield [
        label(f"项目资金\n（{_UNIT}）", rows=3),
        *_amounts("中期资金总额：", funding.medium_term),
        *_amounts("年度资金总额：", funding.annual, 2),
    ]
    for words, source in (("其中：财政拨款", fiscal), ("其他资金", other)):
        yield [
            *_amounts(words, source.medium_term if source else None),
            *_amounts(words, source.annual if source else None, 2),
        ]


def _amounts(words: str, yuan: Decimal | None, columns: int = 1) -> Row:
    return [label(words, 2), money(yuan, _UNIT, columns)]


def _indicators(declaration: Declaration, printer: TargetPrinter) -> Iterator[Row]:
    """Levels stand once, over all their rows, in both blocks."""
    lines = two_blocks(declaration.indicators, printer)
    yield [
        label("绩\n效\n指\n标", rows=1 + len(lines)),
        label("一级指标"),
        *labels(*_HEADS, *_HEADS),
    ]
    levels = [(line.level1, line.medium.level2, line.annual.level2) for line in lines]
    for at, line in enumerate(lines):
        above, below = run_length(levels, at, 1), run_length(levels, at, 3)
        yield [
            *([centred(line.level1, rows=above)] if above else []),
            *([centred(line.medium.level2, rows=below)] if below else []),
            *(filled(line.medium.name), centred(line.medium.value)),
            *([centred(line.annual.level2, rows=below)] if below else []),
            *(filled(line.annual.name), centred(line.annual.value)),
        ]
