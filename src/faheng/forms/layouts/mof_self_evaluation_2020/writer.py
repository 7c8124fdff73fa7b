"""项目支出绩效自评表 as the ministry prints it: annex 1 of 财预〔2020〕10号."""

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
from faheng.forms.writing.evaluations import ItemPrinter, level_cells
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
from faheng.model.package import Evaluation, Package

HOLDS = frozenset(
    """bureau.name year evaluations.project.name
    evaluations.project.implementing_unit evaluations.items.level1
    evaluations.items.level2 evaluations.items.name evaluations.items.target
    evaluations.items.actual evaluations.items.weight evaluations.items.score
    evaluations.items.reason evaluations.funding evaluations.execution
    evaluations.score evaluations.grade evaluations.sections""".split()
)
_UNIT = "万元"
_TITLE = "项目支出绩效自评表"
_GOAL, _DONE = "预期目标", "实际完成情况"
_MONEY = "年初预算数 全年预算数 全年执行数 分值 执行率 得分".split()
_PARTS = ("其中：当年财政拨款", "上年结转资金", "其他资金")
_HEADS = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分".split()
_REASON = "偏差原因分析及改进措施"
_WIDTHS = (20.0, 21.0, 24.0, 27.0, 21.0, 21.0, 14.0, 14.0, 28.0)


def compose(package: Package) -> Composition:
    """A form for each project."""
    printer = ItemPrinter(package)
    sheets = []
    for number, evaluation in enumerate(package.evaluations, start=1):
        name = evaluation.project.name if evaluation.project else None
        year = [Paragraph(f"（{package.year}年度）", Role.SUBTITLE)]
        sheets.append(
            Sheet(
                name or f"项目{number}",
                (
                    title_line(_TITLE),
                    *(year if package.year else []),
                    _form(package, evaluation, printer),
                ),
            )
        )
    return Composition(_TITLE, tuple(sheets))


def _form(package: Package, evaluation: Evaluation, printer: ItemPrinter) -> Table:
    project = evaluation.project
    grade = evaluation.grade
    said = {section.title: section.text for section in evaluation.sections}
    rows: list[Row] = [
        [label("项目名称"), filled(project.name if project else None, 8)],
        [
            label("主管部门"),
            filled(package.bureau.name, 3),
            label("实施单位"),
            filled(project.implementing_unit if project else None, 4),
        ],
        *_money(evaluation),
        [label("年度总体目标", rows=2), label(_GOAL, 4), label(_DONE, 4)],
        [prose(said.get(_GOAL), 4), prose(said.get(_DONE), 4)],
        *_items(evaluation, printer),
        [
            label("总分", 6),
            figure(_sum(evaluation)),
            figure(evaluation.score),
            filled(""),
        ],
        # Many places ask for the grade below the form of the ministry.
        *([[label("自评等级", 6), centred(grade, 3)]] if grade else []),
    ]
    return Table(tuple(map(tuple, rows)), _WIDTHS)


def _money(evaluation: Evaluation) -> Iterator[Row]:
    funding, execution = evaluation.funding, evaluation.execution
    yield [
        label(f"项目资金\n（{_UNIT}）", rows=2 + len(_PARTS)),
        label("", 2),
        *labels(*_MONEY),
    ]
    rate = "" if execution.rate is None else f"{execution.rate:f}%"
    yield [
        label("年度资金总额", 2),
        money(funding.initial_budget, _UNIT),
        money(funding.full_year_budget, _UNIT),
        money(execution.executed, _UNIT),
        *(centred("10"), centred(rate), figure(execution.score)),
    ]
    for part in _PARTS:
        yield [label(part, 2), *(filled("") for _ in range(3)), *_dashes()]


def _dashes() -> Row:
    return [centred("—"), filled(""), centred("—")]


def _items(evaluation: Evaluation, printer: ItemPrinter) -> Iterator[Row]:
    items = evaluation.items
    yield [label("绩效指标", rows=1 + len(items)), *labels(*_HEADS), label(_REASON)]
    for at, item in enumerate(items):
        yield [
            *level_cells(items, at),
            filled(item.name),
            centred(printer.value(item, "target", item.target)),
            centred(printer.value(item, "actual", item.actual)),
            *(figure(item.weight), figure(item.score)),
            filled(item.reason),
        ]


def _sum(evaluation: Evaluation) -> Decimal | None:
    """The points that can be reached: the indicators', and ten for spending."""
    weights = [item.weight for item in evaluation.items if item.weight is not None]
    return sum(weights, Decimal(10)) if weights else None
