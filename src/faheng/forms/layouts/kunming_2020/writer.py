"""The project's text as far as a package has it, and the 申报表 behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

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
)
from faheng.forms.writing.runs import run_length
from faheng.forms.writing.targets import TargetPrinter
from faheng.forms.writing.terms import two_blocks
from faheng.model.package import Declaration, Funding, Package

_SOURCES = ("central", "province", "city", "county", "other")
HOLDS = frozenset(
    """bureau year declarations.project.name declarations.project.kind
    declarations.project.implementing_unit declarations.project.basis
    declarations.project.overview declarations.project.plan
    declarations.project.starts_on declarations.project.ends_on
    declarations.annual_goal declarations.medium_term_goal declarations.funding.annual
    declarations.funding.medium_term declarations.indicators.level1
    declarations.indicators.level2 declarations.indicators.name
    declarations.indicators.target declarations.indicators.period_target""".split()
) | {f"declarations.funding.sources.{source}" for source in _SOURCES}
_UNIT = "元"
_WIDTHS = (18.0, 24.0, 22.0, 24.0, 22.0, 24.0, 24.0, 18.0)
_HEADS = "一级指标 二级指标 三级指标 指标值 二级指标 三级指标 指标值".split()
_MONEY_HEADS = (
    "总投入",
    "中央财政",
    "省级财政",
    "市本级财政",
    "县（市）区级财政",
    "其他",
)


def compose(package: Package) -> Composition:
    """Text and form of each project."""
    printer = TargetPrinter(package)
    titles = [_title(package, one) for one in package.declarations]
    sheets = tuple(
        Sheet(
            declaration.project.name or f"项目{number}",
            (*_text(package, declaration), _form(package, declaration, printer)),
        )
        for number, declaration in enumerate(package.declarations, start=1)
    )
    return Composition(titles[0] if titles else "项目支出绩效目标申报表", sheets)


def _title(package: Package, declaration: Declaration) -> str:
    year = f"{package.year}年" if package.year else ""
    return f"{package.bureau.name or ''}{year}{declaration.project.name or ''}项目"


def _text(package: Package, declaration: Declaration) -> Iterator[Paragraph]:
    """The parts of the text a package has; the others are for the clerk to add."""
    project, bureau = declaration.project, package.bureau
    if bureau.name:
        yield title_line(_title(package, declaration))
    yield Paragraph("项目名称", Role.HEADING)
    yield Paragraph(project.name or "")
    if bureau.code:
        yield Paragraph("项目实施单位", Role.HEADING)
        yield Paragraph(f"单位名称：{bureau.name or ''}")
        yield Paragraph(f"组织机构代码：{bureau.code}")
    for heading, said in (
        ("立项依据", project.basis),
        ("项目基本概况", project.overview),
        ("项目实施计划", project.plan),
    ):
        if said:
            yield Paragraph(heading, Role.HEADING)
            for paragraph in said.split("\n"):
                yield Paragraph(paragraph)
    yield Paragraph("项目绩效目标表", Role.HEADING)


def _form(package: Package, declaration: Declaration, printer: TargetPrinter) -> Table:
    project = declaration.project
    days = term(project.starts_on, project.ends_on)
    rows: list[Row] = [
        [label("项目支出绩效目标申报表（生成表）", 8)],
        [label(f"（{package.year}年度）" if package.year else "", 8)],
        [label("项目名称"), filled(project.name, 7)],
        [
            label("主管部门及代码"),
            filled(package.bureau.name, 3),
            label("实施单位"),
            filled(project.implementing_unit, 3),
        ],
        [label("项目期"), filled(days or project.kind, 7)],
        *([[label("项目属性"), filled(project.kind, 7)]] if days else []),
        [label("项目概况"), prose(project.overview, 7)],
        [label("项目立项依据"), prose(project.basis, 7)],
        *_funding(declaration.funding),
        *_goals(declaration),
        *_indicators(declaration, printer),
    ]
    return Table(tuple(map(tuple, rows)), _WIDTHS)


def _funding(funding: Funding) -> Iterator[Row]:
    by_source = {source.source: source for source in funding.sources}
    yield [label(""), *labels(*_MONEY_HEADS[:-1]), label(_MONEY_HEADS[-1], 2)]
    medium = [by_source[s].medium_term if s in by_source else None for s in _SOURCES]
    annual = [by_source[s].annual if s in by_source else None for s in _SOURCES]
    for name, whole, parts in (
        ("中期资金来源", funding.medium_term, medium),
        ("年度资金来源", funding.annual, annual),
    ):
        yield [
            label(f"{name}（{_UNIT}）"),
            money(whole, _UNIT),
            *(money(part, _UNIT) for part in parts[:-1]),
            money(parts[-1], _UNIT, 2),
        ]


def _goals(declaration: Declaration) -> Iterator[Row]:
    medium = (declaration.medium_term_goal or "").split("\n")
    annual = (declaration.annual_goal or "").split("\n")
    both = list(zip_longest(medium, annual, fillvalue=""))
    yield [
        label("总  体   目  标", rows=1 + len(both)),
        label("中期目标", 4),
        label("年度目标", 3),
    ]
    for left, right in both:
        yield [prose(left, 4), prose(right, 3)]


def _indicators(declaration: Declaration, printer: TargetPrinter) -> Iterator[Row]:
    lines = two_blocks(declaration.indicators, printer)
    yield [label("绩  效  指  标", rows=1 + len(lines)), *labels(*_HEADS)]
    levels = [(line.level1,) for line in lines]
    for at, line in enumerate(lines):
        run = run_length(levels, at, 1)
        yield [
            *([centred(line.level1, rows=run)] if run else []),
            *(centred(line.medium.level2), filled(line.medium.name)),
            *(centred(line.medium.value), centred(line.annual.level2)),
            *(filled(line.annual.name), centred(line.annual.value)),
        ]
