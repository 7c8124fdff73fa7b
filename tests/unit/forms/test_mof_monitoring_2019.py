"""项目支出绩效目标执行监控表: the ministry's form, and local ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, characters, document

from faheng.documents.document import Document
from faheng.forms.reading import read_form, recognise_layout
from faheng.model.package import Monitoring
from faheng.model.reading import Reading

SHAPES = pytest.mark.parametrize("shape", ["word", "text"])
TITLE = "项目支出绩效目标执行监控表"
YEAR = "（2023年度）"


def form(shape: str, period: str = "1-7月", tick: str = "√") -> list[Row]:
    def wide(text: str, columns: int) -> list[str | Wide | None]:
        return (
            [Wide(text, columns)] if shape == "word" else [text, *[""] * (columns - 1)]
        )

    return [
        ["项目名称", Wide("人民调解补贴", 7)],
        ["主管部门", Wide("示范市司法局", 3), "实施单位", Wide("示范区司法局", 3)],
        [
            "项目资金（万元）",
            "",
            *f"年初预算数 {period}执行数 {period}执行率 全年预计执行数".split(),
        ],
        [DOWN, "年度资金总额", "40.00", "22.40", "56%", "39.20"],
        [DOWN, "本年财政拨款", "40.00", "22.40", "56%", "39.20"],
        [DOWN, "上年结转", "0.00", "0.00", "", ""],
        ["年度总体目标", Wide("及时化解纠纷。", 7)],
        [
            *"一级指标 二级指标 三级指标 年度指标值".split(),
            *f"{period}执行情况 全年预计完成情况".split(),
            *wide("偏差原因分析", 6),
            *wide("完成目标可能性", 3),
            "备注",
        ],
        [
            *[DOWN] * 6,
            *"经费保障 制度保障 人员保障 硬件条件保障 其他 原因说明".split(),
            *"确定能 有可能 完全不可能".split(),
            DOWN,
        ],
        [
            *"产出指标 数量指标 调解纠纷 ≥2000件 1210件 2100件".split(),
            *["", "", "", "", "", "", tick, "", "", ""],
        ],
        [
            DOWN,
            *"质量指标 业务培训 ≥4次 1次 3次".split(),
            *["", "", tick, "", tick, "师资冲突。", "", tick, "", ""],
        ],
    ]


def read(found: Document) -> Reading:
    layout, confidence = recognise_layout(found)
    assert layout.id == "mof-monitoring-2019"
    assert confidence >= Decimal("0.5")
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading


def only(found: Document) -> Monitoring:
    package = read(found).package
    assert package.declarations == () == package.evaluations
    (monitoring,) = package.monitoring
    return monitoring


@SHAPES
@pytest.mark.parametrize("tick", ["√", "✓", "是"])
def test_the_form_of_the_ministry(shape: str, tick: str) -> None:
    monitoring = only(document(TITLE, YEAR, form(shape, tick=tick), shape=shape))
    assert monitoring.project is not None
    assert monitoring.project.name == "人民调解补贴"
    assert monitoring.on == date(2023, 7, 31)
    assert monitoring.funding.initial_budget == 400_000
    assert (monitoring.execution.executed, monitoring.execution.rate) == (224_000, 56)
    first, second = monitoring.items
    assert first.target is not None and first.target.number == 2000
    assert first.actual is not None and first.actual.number == 1210
    assert first.expected is not None and first.expected.number == 2100
    assert (first.likelihood, first.causes) == ("确定能", None)
    assert second.level1 == "产出指标"
    assert (second.likelihood, second.causes) == (
        "有可能",
        "人员保障、其他；师资冲突。",
    )


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("1—6月", (6, 30)),
        ("上半年", (6, 30)),
        ("1至9月份", (9, 30)),
        ("截至8月底", (8, 31)),
    ],
)
def test_the_stretch_of_the_year(period: str, day: tuple[int, int]) -> None:
    monitoring = only(document(TITLE, YEAR, form("word", period)))
    assert monitoring.on == date(2023, *day)
    assert monitoring.execution.executed == 224_000


def test_the_stretch_of_the_year_in_the_title() -> None:
    table: list[Row] = [
        ["项目名称", Wide("人民调解补贴", 6)],
        ["项目资金（万元）", "全年预算数", "42", "执行数", "26.04", "执行率", "62%"],
        [
            *"一级指标 二级指标 三级指标 年度指标值".split(),
            *"当前完成情况 预计全年完成值 目标完成可能性".split(),
        ],
        *[["产出指标", "数量指标", "讲座", "≥20场", "15场", "20场", "确定能"]],
    ]
    monitoring = only(document("2023年三季度项目支出绩效运行监控表", table))
    assert monitoring.on == date(2023, 9, 30)
    assert monitoring.execution.rate == 62
    (item,) = monitoring.items
    assert item.actual is not None and item.actual.number == 15
    assert item.likelihood == "确定能"


def test_a_whole_department_is_of_no_layout() -> None:
    title = "2023年部门整体支出绩效目标执行监控表"
    table: list[Row] = [["部门名称", Wide("示范区司法局", 7)], *form("word")[2:]]
    found = document(title, table)
    assert recognise_layout(found)[0].id == "generic"
    (monitoring,) = read_form(found).package.monitoring
    assert monitoring.project is None
    assert monitoring.on == date(2023, 7, 31)
