"""One form a project, goals of the department before them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, characters, document

from faheng.forms.reading import read_form, recognise_layout


def form(name: str, code: str, *values: str, plan: tuple[str, ...] = ()) -> list[Row]:
    rows: list[Row] = [
        [Wide("101009示范市北湖区司法局", 5), Wide("单位：万元", 2)],
        ["项目编码", Wide(code, 2), "项目名称", Wide(name, 3)],
        [
            "预算规模及资金用途",
            "预算数",
            "8.50",
            "其中：财政资金",
            "8.00",
            "其他资金",
            "0.50",
        ],
        [DOWN, Wide(f"用于{name}", 6)],
        ["资金支出计划（%）", "3月底", "6月底", Wide("10月底", 2), Wide("12月底", 2)],
        [
            DOWN,
            *(plan or ("", "", ""))[:2],
            Wide((plan or ("", "", ""))[2], 2),
            Wide("100.00", 2),
        ],
        ["绩效目标", Wide("1、第一项\n2、第二项", 6)],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            Wide("绩效指标描述", 2),
            "指标值",
            "指标值确定依据",
        ],
    ]
    levels = [
        ("产出指标", "数量指标"),
        ("效果指标", "社会效益指标"),
        ("满意度指标", "服务对象满意度指标"),
    ]
    for index, value in enumerate(values):
        level1, level2 = levels[index % 3]
        rows.append(
            [
                level1,
                level2,
                f"{name}指标{index}",
                Wide(f"描述{index}", 2),
                value,
                f"依据{index}",
            ]
        )
    return rows


PARTS = (
    "2022年部门预算绩效信息",
    "第一部分 部门整体绩效目标",
    "（一）总体绩效目标：",
    "做好法律服务。",
    "1、人民调解。",
    "（三）工作保障措施：",
    "加强管理。",
    "第二部分  预算项目绩效目标",
    "1、普法经费绩效目标表",
    form(
        "普法经费",
        "101-01-AAA-0001",
        "≥20场",
        "≥90%",
        "≥95%",
        plan=("25.00", "50.00", "75.00"),
    ),
    "2、装备经费绩效目标表",
    form("装备经费", "101-01-AAA-0002", "≥3套", plan=("", "", "")),
)


@pytest.fixture(params=["word", "text"])
def reading(request: pytest.FixtureRequest):
    found = document(*PARTS, shape=request.param)
    assert recognise_layout(found)[0].id == "hebei-2020"
    read = read_form(found)
    assert read.coverage is not None
    assert read.coverage.total == characters(found)
    return read


def test_each_form_is_a_declaration(reading) -> None:
    projects = [d.project for d in reading.package.declarations]
    assert [(p.name, p.code) for p in projects] == [
        ("普法经费", "101-01-AAA-0001"),
        ("装备经费", "101-01-AAA-0002"),
    ]
    assert projects[0].overview == "用于普法经费"


def test_money_and_sources(reading) -> None:
    funding = reading.package.declarations[0].funding
    assert funding.annual == Decimal(85_000)
    assert [(s.source, s.annual) for s in funding.sources] == [
        ("appropriation", Decimal(80_000)),
        ("other", Decimal(5_000)),
    ]


def test_payments_are_due_at_month_ends_and_blanks_are_skipped(reading) -> None:
    first, second = reading.package.declarations
    assert [(p.by, p.percent) for p in first.payment_plan] == [
        (date(2022, 3, 31), Decimal("25.00")),
        (date(2022, 6, 30), Decimal("50.00")),
        (date(2022, 10, 31), Decimal("75.00")),
        (date(2022, 12, 31), Decimal("100.00")),
    ]
    assert [p.by for p in second.payment_plan] == [date(2022, 12, 31)]


def test_goal_and_indicators(reading) -> None:
    declaration = reading.package.declarations[0]
    assert declaration.annual_goal == "1、第一项\n2、第二项"
    first = declaration.indicators[0]
    assert (first.level1, first.description, first.basis) == (
        "产出指标",
        "描述0",
        "依据0",
    )
    assert first.target is not None
    assert (first.target.comparator, first.target.number) == (">=", 20)


@pytest.mark.parametrize(
    "value", ["1440元/件", "100%以上", "1200人次", "2024年底前", "300起案件"]
)
@pytest.mark.parametrize("shape", ["word", "text"])
def test_a_value_is_no_bureau_with_its_code(value: str, shape: str) -> None:
    rows = form("普法经费", "101-01-AAA-0001", "≥20场", value)
    rows[0] = [Wide("", 5), Wide("单位：万元", 2)]
    package = read_form(document(*PARTS[:9], rows, shape=shape)).package
    assert package.bureau.code is None
    assert package.declarations[0].indicators[1].target.text == value


def test_department(reading) -> None:
    package = reading.package
    assert (package.bureau.name, package.bureau.code) == (
        "示范市北湖区司法局",
        "101009",
    )
    assert package.year == 2022
    assert package.department_targets is not None
    assert package.department_targets.goals == (
        "做好法律服务。",
        "1、人民调解。",
        "加强管理。",
    )


def test_nothing_is_left(reading) -> None:
    assert [part.text for part in reading.package.unread] == []


def doubled(*values: str):
    return read_form(
        document("2022年部门预算绩效信息", form("普法经费", "101-01-AAA-0001", *values))
    ).package.declarations[0]


def test_values_printed_twice_are_seen_by_their_siblings() -> None:
    found = doubled("≥1515次以上", "≥9595%以上", "≤11%以下")
    assert [i.target.number for i in found.indicators if i.target] == [15, 95, 1]


def test_one_number_that_looks_doubled_is_taken_as_it_stands() -> None:
    found = doubled("≥11次", "≥90%", "≥95%")
    assert [i.target.number for i in found.indicators if i.target] == [11, 90, 95]


def test_round_numbers_that_look_doubled_are_no_export_fault() -> None:
    found = doubled("≥11次", "≥22人", "≥33件")
    assert [i.target.number for i in found.indicators if i.target] == [11, 22, 33]


FLAT = (
    "2020年部门预算绩效信息",
    "第二部分 预算项目绩效目标",
    "1、法律援助经费绩效目标表",
    "325001示范市西湖区司法局 单位：万元",
    "项目编码 325-0401-JBN-ZZ11 项目名称 法律援助经费",
    "预算规模及资金用途 预算数 5.00 其中：财政资金 5.00 其他资金",
    "法律援助案件补贴",
    "资金支出计划（%） 3月底 6月底 10月底 12月底",
    "25.00 50.00 75.00 100.00",
    "绩效目标 1、办理法律援助案件",
    "2、做到应援尽援",
    "一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据",
    "产出指标 数量指标 办案数量 办理案件 ≥80件 上年",
    "质量指标 合格率 抽查合格 ≥95% 规定",
    "满意度指标 服务对象满意度指标 受援人满意度 回访 ≥95% 问卷",
)


def test_a_form_flattened_to_lines() -> None:
    found = document(*FLAT)
    assert recognise_layout(found)[0].id == "hebei-2020"
    read = read_form(found)
    package = read.package
    (declaration,) = package.declarations
    assert read.coverage is not None and read.coverage.total == characters(found)
    assert (package.bureau.name, package.bureau.code, package.year) == (
        "示范市西湖区司法局",
        "325001",
        2020,
    )
    project = declaration.project
    assert (project.name, project.code, project.overview) == (
        "法律援助经费",
        "325-0401-JBN-ZZ11",
        "法律援助案件补贴",
    )
    assert declaration.funding.annual == Decimal(50_000)
    assert [s.source for s in declaration.funding.sources] == ["appropriation"]
    assert [(p.by.month, p.percent) for p in declaration.payment_plan] == [
        (3, 25),
        (6, 50),
        (10, 75),
        (12, 100),
    ]
    assert read.where("/declarations/0/payment_plan/1").quote == "50.00"
    assert declaration.annual_goal == "1、办理法律援助案件\n2、做到应援尽援"
    assert [
        (i.level1, i.level2, i.name, i.description, i.basis)
        for i in declaration.indicators
    ][1] == ("产出指标", "质量指标", "合格率", "抽查合格", "规定")
    assert package.unread == ()


def test_a_flattened_form_with_a_broken_row_keeps_its_head() -> None:
    read = read_form(document(*FLAT[:-1], "满意度指标 受援人", "满意度 ≥95%"))
    (declaration,) = read.package.declarations
    assert declaration.project.name == "法律援助经费"
    assert declaration.funding.annual == Decimal(50_000)
    assert declaration.annual_goal == "1、办理法律援助案件\n2、做到应援尽援"
    assert declaration.indicators == ()
    assert FLAT[-2] in [part.text for part in read.package.unread]
