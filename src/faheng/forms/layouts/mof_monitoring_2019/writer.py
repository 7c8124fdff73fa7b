"""项目支出绩效目标执行监控表 of 财预〔2019〕136号."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

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
    filled,
    label,
    labels,
    money,
    title_line,
)
from faheng.model.package import Monitoring, Package

HOLDS = frozenset(
    """bureau.name year monitoring.project.name monitoring.project.implementing_unit
    monitoring.on monitoring.items.level1 monitoring.items.level2
    monitoring.items.name monitoring.items.target monitoring.items.actual
    monitoring.items.expected monitoring.items.likelihood monitoring.items.causes
    monitoring.funding.initial_budget monitoring.execution.executed
    monitoring.execution.rate""".split()
)
_UNIT = "万元"
_TITLE = "项目支出绩效目标执行监控表"
_CAUSES = ("经费保障", "制度保障", "人员保障", "硬件条件保障", "其他")
_LIKELIHOODS = ("确定能", "有可能", "完全不可能")
_PARTS = ("其中：当年财政拨款", "上年结转资金", "其他资金")
_TICK = "√"
_ALL = 17
_WIDTHS = (16.0, 18, 20, 28, 18, 18, 18, *(11.0,) * 5, 27, *(11.0,) * 3, 10)


def compose(package: Package) -> Composition:
    """A form for each project."""
    printer = ItemPrinter(package)
    sheets = []
    for number, watched in enumerate(package.monitoring, start=1):
        name = watched.project.name if watched.project else None
        year = [Paragraph(f"（{package.year}年度）", Role.SUBTITLE)]
        sheets.append(
            Sheet(
                name or f"项目{number}",
                (
                    title_line(_TITLE, landscape=True),
                    *(year if package.year else []),
                    _form(package, watched, printer),
                ),
                landscape=True,
            )
        )
    return Composition(_TITLE, tuple(sheets))


def _form(package: Package, watched: Monitoring, printer: ItemPrinter) -> Table:
    project, period = watched.project, _period(watched.on)
    rows: list[Row] = [
        [label("项目名称"), filled(project.name if project else None, _ALL - 1)],
        [
            label("主管部门"),
            filled(package.bureau.name, 6),
            label("实施单位", 3),
            filled(project.implementing_unit if project else None, 7),
        ],
        *_money(watched, period),
        [label("年度总体目标"), filled("", _ALL - 1)],
        *_items(watched, period, printer),
    ]
    return Table(tuple(map(tuple, rows)), _WIDTHS)


def _period(on: date | None) -> str:
    """The stretch of the year that is looked at: 1-7月."""
    return f"1-{on.month}月" if on else ""


def _money(watched: Monitoring, period: str) -> Iterator[Row]:
    execution = watched.execution
    yield [
        label(f"项目资金\n（{_UNIT}）", rows=2 + len(_PARTS)),
        *(label("", 2), label("年初预算数", 3), label(f"{period}执行数", 3)),
        *(label(f"{period}执行率", 4), label("全年预计执行数", 4)),
    ]
    rate = "" if execution.rate is None else f"{execution.rate:f}%"
    yield [
        label("年度资金总额", 2),
        money(watched.funding.initial_budget, _UNIT, 3),
        money(execution.executed, _UNIT, 3),
        *(centred(rate, 4), filled("", 4)),
    ]
    for part in _PARTS:
        yield [label(part, 2), *(filled("", wide) for wide in (3, 3, 4, 4))]


def _items(watched: Monitoring, period: str, printer: ItemPrinter) -> Iterator[Row]:
    items = watched.items
    yield [
        label("绩效指标", rows=2 + len(items)),
        *(label(text, rows=2) for text in ("一级指标", "二级指标", "三级指标")),
        *(label("年度指标值", rows=2), label(f"{period}执行情况", rows=2)),
        label("全年预计完成情况", rows=2),
        *(label("偏差原因分析", 6), label("完成目标可能性", 3), label("备注", rows=2)),
    ]
    yield labels(*_CAUSES, "原因说明", *_LIKELIHOODS)
    for at, item in enumerate(items):
        ticked, said = _told(item.causes)
        yield [
            *level_cells(items, at),
            filled(item.name),
            centred(printer.value(item, "target", item.target)),
            centred(printer.value(item, "actual", item.actual)),
            centred(printer.value(item, "expected", item.expected)),
            *(centred(_TICK if cause in ticked else "") for cause in _CAUSES),
            filled(said),
            *(centred(_TICK if item.likelihood == one else "") for one in _LIKELIHOODS),
            filled(""),
        ]


def _told(causes: str | None) -> tuple[list[str], str]:
    """The causes that are ticked, and what is said of them."""
    first, _, rest = (causes or "").partition("；")
    names = first.split("、")
    if all(name in _CAUSES for name in names):
        return names, rest
    return [], causes or ""
