"""The target forms of a book: the whole department's, and a project's each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from faheng.documents.composing.pieces import Paragraph, Role, Sheet, Table
from faheng.forms.writing.budgets.values import ValuePrinter
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
)
from faheng.forms.writing.runs import run_length
from faheng.model.package import Declaration, DepartmentTargets, Indicator, Package

_UNIT = "元"
_COLUMNS = 6
_PROJECT_WIDTHS = (27.0, 27.0, 30.0, 24.0, 30.0, 28.0)
_DEPARTMENT_WIDTHS = (28.0, 50.0, 22.0, 22.0, 22.0, 22.0)
_HEADS = "一级指标 二级指标 三级指标 目标值 指标解释 目标值说明".split()
_YES_OR_NO = {True: "是", False: "否", None: ""}


def department_table(package: Package, targets: DepartmentTargets, unit: str) -> Table:
    """部门（单位）整体绩效目标表."""
    indicators = targets.indicators
    levels = [
        word
        for word, key in (("一级指标", "level1"), ("二级指标", "level2"))
        if any(getattr(one, key) for one in indicators)
    ]
    extra = [
        word
        for word, key in (("指标解释", "explanation"), ("目标值说明", "basis"))
        if any(getattr(one, key) for one in indicators)
    ]
    heads = [*levels, "指标名称", "指标权重", "计量单位", "指标性质", "指标值", *extra]
    width = 1 + len(heads)
    rows: list[Row] = [
        [
            label("部门（单位）名称"),
            filled(package.bureau.name, width - 4),
            label("支出预算总量"),
            money(targets.total, unit, 2),
        ],
        [label("当年整体绩效目标"), prose("\n".join(targets.goals), width - 1)],
        [label("绩效指标", rows=1 + len(indicators)), *labels(*heads)],
    ]
    printer = ValuePrinter(package)
    for one in indicators:
        value = printer.apart(one)
        rows.append(
            [
                *(centred(one.level1) for _ in levels[:1] if "一级指标" in levels),
                *(centred(one.level2) for _ in levels[-1:] if "二级指标" in levels),
                filled(one.name),
                figure(one.weight),
                *(centred(value.unit), centred(value.sign), centred(value.text)),
                *(filled(one.explanation) for _ in extra if "指标解释" in extra[:1]),
                *(filled(one.basis) for _ in extra if "目标值说明" in extra[-1:]),
            ]
        )
    return Table(tuple(map(tuple, rows)), _spread_widths(width))


def _spread_widths(columns: int) -> tuple[float, ...]:
    if columns == len(_DEPARTMENT_WIDTHS):
        return _DEPARTMENT_WIDTHS
    whole = sum(_DEPARTMENT_WIDTHS)
    return tuple(round(whole / columns, 1) for _ in range(columns))


def project_sheet(package: Package, number: int, declaration: Declaration) -> Sheet:
    """区级项目绩效目标表 of one project."""
    year = f"{package.year}年" if package.year else ""
    maker = package.bureau.name
    above = [Paragraph(f"填报单位（盖章）：{maker}", Role.NOTE)] if maker else []
    return Sheet(
        declaration.project.name or f"项目{number}",
        (
            title_line(f"{year}区级项目绩效目标表"),
            *above,
            Paragraph(f"单位：{_UNIT}", Role.UNIT_LINE),
            _project_form(package, declaration),
        ),
    )


def _project_form(package: Package, declaration: Declaration) -> Table:
    project, funding = declaration.project, declaration.funding
    rows: list[Row] = [
        [label("基本信息", _COLUMNS)],
        [label("项目名称*："), filled(project.name, 5)],
        [
            *(label("项目类型*："), filled(project.kind)),
            *(label("资金用途*："), filled("")),
            *(label("政府采购*："), filled(_YES_OR_NO[project.procurement])),
        ],
        [
            *(label("项目负责人*："), filled("")),
            *(label("联系人*："), filled("")),
            *(label("联系电话*："), filled("")),
        ],
        [
            *(label("计划开始日期*："), filled(_day(project.starts_on), 2)),
            *(label("计划完成日期*："), filled(_day(project.ends_on), 2)),
        ],
        [
            *(label(f"项目当年预算（{_UNIT}）*："), money(funding.annual, _UNIT, 2)),
            *(label(f"项目上年预算（{_UNIT}）："), money(funding.prior_year, _UNIT, 2)),
        ],
        [label("详细信息", _COLUMNS)],
        *(
            [label(words), prose(said, 5)]
            for words, said in (
                ("项目概况*：", project.overview),
                ("立项依据*：", project.basis),
                ("项目设立的必要性*：", None),
                ("保证项目实施的制度、措施*：", None),
                ("项目实施计划*：", project.plan),
                ("项目总目标*：", declaration.medium_term_goal),
                ("年度绩效目标*：", declaration.annual_goal),
                ("需要说明的其他问题：", None),
            )
        ),
        [label("目标内容", _COLUMNS)],
        labels(*_HEADS),
        *_indicators(package, declaration.indicators),
    ]
    return Table(tuple(map(tuple, rows)), _PROJECT_WIDTHS)


def _indicators(package: Package, indicators: Sequence[Indicator]) -> Iterator[Row]:
    printer = ValuePrinter(package)
    levels = [(one.level1 or "", one.level2 or "") for one in indicators]
    for at, one in enumerate(indicators):
        above, below = run_length(levels, at, 1), run_length(levels, at, 2)
        yield [
            *([centred(one.level1, rows=above)] if above else []),
            *([centred(one.level2, rows=below)] if below else []),
            filled(one.name),
            centred(printer.in_one_cell(one)),
            filled(one.explanation),
            filled(one.basis),
        ]


def _day(on: date | None) -> str:
    return on.isoformat() if on else ""
