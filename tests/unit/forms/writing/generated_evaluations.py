"""Reports, self-evaluations and monitoring made up by chance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from tests.unit.forms.writing.chance import (
    LEVELS,
    NAMES,
    PLACES,
    SENTENCES,
    TEXTS,
    amount,
    maybe,
    project_names,
    prose,
)
from tests.unit.forms.writing.chance import (
    package as package_for,
)

from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.values import value_of
from faheng.model.package import (
    Bureau,
    EvaluatedProject,
    Evaluation,
    EvaluationFunding,
    EvaluationItem,
    Execution,
    Monitoring,
    MonitoringItem,
    Package,
    Section,
)
from faheng.values.value import Value

_DONE = "2210件 98.2% 12月20日 达成预期指标 1次 0.5万元 已按期完成".split()


def report(chance: Random) -> Package:
    year = chance.randrange(2018, 2027)
    titles = (
        "一、基本情况",
        "（一）项目概况",
        "（二）项目支出绩效目标",
        "二、绩效评价工作情况",
        "（一）绩效评价目的",
        "（二）绩效评价原则、评价指标体系、评价方法",
        "三、综合评价情况及评价结论",
        "四、项目资金和组织管理情况",
        "五、主要经验及做法、存在的问题和下一步工作打算",
    )
    prose = [line for line in SENTENCES if not line[0].isdigit()]
    sections = tuple(
        Section(
            title=title,
            text="\n".join(chance.sample(prose, chance.randrange(0, 4))),
        )
        for title in titles
    )
    items = []
    for name in chance.sample(NAMES, chance.randrange(1, 8)):
        text = chance.choice(TEXTS)
        target = value_of(PrintedIndicator({"name": name, "target": text}), year=year)
        items.append(
            EvaluationItem(
                name=name,
                target=target,
                completion=maybe(chance, "已完成"),
                score=maybe(chance, Decimal(chance.randrange(1, 20)), 0.3),
            )
        )
    return package_for(
        "chongqing-report",
        bureau=Bureau(name=f"{chance.choice(PLACES)}司法局"),
        year=year,
        evaluations=(
            Evaluation(
                project=maybe(
                    chance, EvaluatedProject(name=project_names(chance, 1)[0]), 0.7
                ),
                items=tuple(items),
                sections=sections,
            ),
        ),
    )


def self_evaluation(chance: Random) -> Package:
    year = chance.randrange(2019, 2027)
    evaluations = tuple(
        Evaluation(
            project=EvaluatedProject(name=name, implementing_unit="公共法律服务中心"),
            items=tuple(
                EvaluationItem(
                    **said,
                    weight=Decimal(chance.randrange(1, 20)),
                    score=maybe(chance, Decimal(chance.randrange(1, 200)) / 10),
                    reason=maybe(chance, "受疫情影响，部分活动延期。", 0.3),
                )
                for said in _rows(chance, year)
            ),
            funding=EvaluationFunding(
                initial_budget=amount(chance), full_year_budget=amount(chance)
            ),
            execution=Execution(
                executed=amount(chance), rate=Decimal("98.5"), score=Decimal("9.85")
            ),
            score=maybe(chance, Decimal("96.4")),
            grade=maybe(chance, "优", 0.4),
            sections=(
                Section(title="预期目标", text=prose(chance)),
                Section(title="实际完成情况", text=prose(chance)),
            ),
        )
        for name in project_names(chance, chance.randrange(1, 3))
    )
    return package_for(
        "mof-self-evaluation-2020",
        bureau=Bureau(name=f"{chance.choice(PLACES)}司法局"),
        year=year,
        evaluations=evaluations,
    )


def monitoring(chance: Random) -> Package:
    year = chance.randrange(2019, 2027)
    causes = (None, "人员保障", "经费保障、制度保障；资金下达较晚。", "师资冲突。")
    watched = tuple(
        Monitoring(
            project=EvaluatedProject(name=name, implementing_unit="公共法律服务中心"),
            on=date(year, 7, 31),
            items=tuple(
                MonitoringItem(
                    **said,
                    expected=_value(chance, said, "expected", year),
                    likelihood=chance.choice(("确定能", "有可能", "完全不可能")),
                    causes=chance.choice(causes),
                )
                for said in _rows(chance, year)
            ),
            funding=EvaluationFunding(initial_budget=amount(chance)),
            execution=Execution(executed=amount(chance), rate=Decimal("56")),
        )
        for name in project_names(chance, chance.randrange(1, 3))
    )
    return package_for(
        "mof-monitoring-2019",
        bureau=Bureau(name=f"{chance.choice(PLACES)}司法局"),
        year=year,
        monitoring=watched,
    )


def _rows(chance: Random, year: int) -> list[dict[str, Any]]:
    """Levels, names, targets and what came about."""
    rows: list[dict[str, Any]] = []
    for level1, below in LEVELS.items():
        level2 = chance.choice(below)
        for name in chance.sample(NAMES, chance.randrange(1, 3)):
            said: dict[str, Any] = {"level1": level1, "level2": level2, "name": name}
            printed = PrintedIndicator({**said, "target": chance.choice(TEXTS)})
            target = value_of(printed, year=year)
            actual = _value(chance, said, "actual", year)
            rows.append({**said, "target": target, "actual": actual})
    return rows


def _value(chance: Random, said: dict[str, Any], key: str, year: int) -> Value | None:
    texts = {name: said[name] for name in ("level1", "level2", "name")}
    printed = PrintedIndicator({**texts, key: chance.choice(_DONE)})
    return value_of(printed, key, year=year)
