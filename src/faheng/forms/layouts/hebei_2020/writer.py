"""部门预算绩效信息: the department's goals in prose, then a form for each project."""

from __future__ import annotations

from collections.abc import Iterator

from faheng.documents.composing.pieces import (
    Align,
    Cell,
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
    spread,
    title_line,
)
from faheng.forms.writing.targets import TargetPrinter
from faheng.model.package import Bureau, Declaration, Indicator, Package

HOLDS = frozenset(
    """bureau year department_targets.goals declarations.project.code
    declarations.project.name declarations.project.overview declarations.annual_goal
    declarations.funding.annual declarations.funding.sources.appropriation.annual
    declarations.funding.sources.other.annual declarations.payment_plan
    declarations.indicators.level1 declarations.indicators.level2
    declarations.indicators.name declarations.indicators.description
    declarations.indicators.target declarations.indicators.basis""".split()
)
_UNIT = "万元"
_WIDTHS = (24.0, 24.0, 34.0, 44.0, 24.0, 15.0, 15.0)
_HEADS = "一级指标 二级指标 三级指标 绩效指标描述 指标值".split()
_MONTHS = (3, 6, 10, 12)
_PLAN_COLUMNS = len(_WIDTHS) - 1


def compose(package: Package) -> Composition:
    """The whole document, each project on a page of its own."""
    title = _title(package)
    printer = TargetPrinter(package)
    sheets = [Sheet("部门整体绩效目标", tuple(_department(package, title)))]
    for number, declaration in enumerate(package.declarations, start=1):
        name = declaration.project.name or ""
        sheets.append(
            Sheet(
                f"{number}、{name}" if name else f"项目{number}",
                (
                    Paragraph(f"{number}、{name}绩效目标表", Role.HEADING),
                    _form(package.bureau, declaration, printer),
                ),
            )
        )
    return Composition(title, tuple(sheets))


def _title(package: Package) -> str:
    """With the bureau's name where it has no code to stand behind in the forms."""
    bureau = package.bureau
    name = bureau.name if bureau.name and not bureau.code else ""
    year = f"{package.year}年" if package.year else ""
    return f"{name}{year}部门预算绩效信息"


def _department(package: Package, title: str) -> Iterator[Paragraph]:
    yield title_line(title)
    goals = package.department_targets.goals if package.department_targets else ()
    if goals:
        yield Paragraph("第一部分 部门整体绩效目标", Role.HEADING)
        yield Paragraph("（一）总体绩效目标：", Role.HEADING)
        for goal in goals:
            yield Paragraph(goal)
    if package.declarations:
        yield Paragraph("第二部分 预算项目绩效目标", Role.HEADING)


def _form(bureau: Bureau, declaration: Declaration, printer: TargetPrinter) -> Table:
    project = declaration.project
    funds = {source.source: source.annual for source in declaration.funding.sources}
    rows: list[Row] = [
        [
            filled(f"{bureau.code}{bureau.name or ''}" if bureau.code else "", 5),
            Cell(f"单位：{_UNIT}", 2, align=Align.RIGHT),
        ],
        [
            label("项目编码"),
            centred(project.code, 2),
            label("项目名称"),
            centred(project.name, 3),
        ],
        [
            label("预算规模及资金用途", rows=2),
            label("预算数"),
            money(declaration.funding.annual, _UNIT),
            label("其中：财政资金"),
            money(funds.get("appropriation"), _UNIT),
            label("其他资金"),
            money(funds.get("other"), _UNIT),
        ],
        [prose(project.overview, 6)],
        *_payments(declaration),
        [label("绩效目标"), prose(declaration.annual_goal, 6)],
        [*labels(*_HEADS), label("指标值确定依据", 2)],
        *(_indicator(indicator, printer) for indicator in declaration.indicators),
    ]
    return Table(tuple(map(tuple, rows)), _WIDTHS)


def _payments(declaration: Declaration) -> Iterator[Row]:
    said = {one.by.month: one.percent for one in declaration.payment_plan}
    # The form's own months, unless the plan needs others.
    months = list(_MONTHS) if said.keys() <= {*_MONTHS} else list(said)
    months = months[:_PLAN_COLUMNS]
    widths = spread(len(months), _PLAN_COLUMNS)
    yield [
        label("资金支出计划（%）", rows=2),
        *(
            label(f"{month}月底", width)
            for month, width in zip(months, widths, strict=True)
        ),
    ]
    yield [
        figure(said.get(month), width)
        for month, width in zip(months, widths, strict=True)
    ]


def _indicator(indicator: Indicator, printer: TargetPrinter) -> Row:
    return [
        centred(indicator.level1),
        centred(indicator.level2),
        filled(indicator.name),
        filled(indicator.description),
        centred(printer.in_one_cell(indicator, indicator.target)),
        filled(indicator.basis, 2),
    ]
