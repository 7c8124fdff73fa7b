"""项目支出绩效自评表: the ministry's form, and what places have made of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, characters, document

from faheng.documents.document import Document
from faheng.forms.reading import read_form, recognise_layout
from faheng.model.package import Evaluation
from faheng.model.reading import Reading

SHAPES = pytest.mark.parametrize("shape", ["word", "text"])
TITLE = "2023年度项目支出绩效自评表"
HEADS: Row = [
    *"一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分".split(),
    "偏差原因分析及改进措施",
]
ITEMS: list[Row] = [
    ["产出指标", "数量指标", "调解纠纷", "≥2000件", "2210件", "30", "30", ""],
    [DOWN, "质量指标", "调解成功率", "≥97%", "98.2%", "20", "20", ""],
    [
        "效益指标",
        "社会效益指标",
        "治理能力",
        "有效提升",
        "达成预期指标",
        "30",
        "28",
        "",
    ],
    [
        "满意度指标",
        "服务对象满意度指标",
        "满意度",
        "≥95%",
        "93%",
        "10",
        "9.8",
        "无预约",
    ],
]


def money(
    heads: str = "年初预算数 全年预算数 全年执行数 分值 执行率 得分",
) -> list[Row]:
    return [
        ["项目资金（万元）", "", *heads.split()],
        [DOWN, "年度资金总额", "40.00", "42.00", "41.16", "10", "98%", "9.8"],
        [DOWN, "其中：当年财政拨款", "40.00", "40.00", "39.16", "—", "97.9%", "—"],
        [DOWN, "上年结转资金", "0.00", "2.00", "2.00", "—", "100%", "—"],
        [DOWN, "其他资金", "", "", "", "—", "", "—"],
    ]


def head(project: str = "人民调解补贴") -> list[Row]:
    return [
        ["项目名称", Wide(project, 7)],
        ["主管部门", Wide("示范市司法局", 3), "实施单位", Wide("示范区司法局", 3)],
    ]


GOALS: list[Row] = [
    ["年度总体目标", Wide("预期目标", 3), Wide("实际完成情况", 4)],
    [DOWN, Wide("及时化解纠纷。", 3), Wide("化解纠纷2210件。", 4)],
]
# A plain-text export gives a merged cell one place.
FLAT_GOALS: list[Row] = [
    ["年度总体目标", "预期目标", "实际完成情况"],
    ["", "及时化解纠纷。", "化解纠纷2210件。"],
]
TOTAL: Row = [Wide("总分", 5), "100", "97.6", ""]
FLAT_TOTAL: Row = ["总分", "", "", "", "", "100", "97.6", ""]


def form(shape: str, project: str = "人民调解补贴") -> list[Row]:
    goals, total = (GOALS, TOTAL) if shape == "word" else (FLAT_GOALS, FLAT_TOTAL)
    return [*head(project), *money(), *goals, HEADS, *ITEMS, total]


def read(found: Document) -> Reading:
    layout, confidence = recognise_layout(found)
    assert layout.id == "mof-self-evaluation-2020"
    assert confidence >= Decimal("0.5")
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading


def only(found: Document) -> Evaluation:
    package = read(found).package
    assert package.declarations == ()
    (evaluation,) = package.evaluations
    return evaluation


@SHAPES
def test_the_form_of_the_ministry(shape: str) -> None:
    reading = read(
        document(TITLE, form(shape), "填报人：甲某　联系电话：1234567", shape=shape)
    )
    package = reading.package
    assert (package.year, package.bureau.name) == (2023, "示范市司法局")
    (evaluation,) = package.evaluations
    assert evaluation.project is not None
    assert evaluation.project.name == "人民调解补贴"
    assert evaluation.project.implementing_unit == "示范区司法局"
    assert evaluation.funding.initial_budget == 400_000
    # What was carried over is in the year's budget.
    assert evaluation.funding.full_year_budget == 420_000
    assert evaluation.execution.executed == 411_600
    assert (evaluation.execution.rate, evaluation.execution.score) == (
        98,
        Decimal("9.8"),
    )
    assert evaluation.score == Decimal("97.6")
    assert {part.title: part.text for part in evaluation.sections} == {
        "预期目标": "及时化解纠纷。",
        "实际完成情况": "化解纠纷2210件。",
    }
    first, _, third, last = evaluation.items
    assert (first.level1, first.weight, first.score) == ("产出指标", 30, 30)
    assert first.target is not None and first.target.comparator == ">="
    assert first.actual is not None and first.actual.number == 2210
    assert third.actual is not None and third.actual.kind == "qualitative"
    assert (last.score, last.reason) == (Decimal("9.8"), "无预约")
    assert reading.where("/evaluations/0/execution/executed").quote == "41.16"


@SHAPES
def test_who_filled_it_in_is_left_unread(shape: str) -> None:
    signed = "填报人：甲某　联系电话：1234567"
    package = read(document(TITLE, form(shape), signed, shape=shape)).package
    assert "1234567" in "".join(rest.text for rest in package.unread)
    assert "1234567" not in package.model_copy(update={"unread": ()}).to_json()


@SHAPES
def test_several_forms_in_one_file(shape: str) -> None:
    found = document(
        TITLE, form(shape, "人民调解补贴"), TITLE, form(shape, "法治宣传"), shape=shape
    )
    assert [
        (each.project and each.project.name, len(each.items), each.score)
        for each in read(found).package.evaluations
    ] == [("人民调解补贴", 4, Decimal("97.6")), ("法治宣传", 4, Decimal("97.6"))]


@SHAPES
def test_letters_points_and_units_behind_heads(shape: str) -> None:
    heads = "年初预算数 全年预算数（A） 全年执行数（B） 分值（10分） 执行率（B/A） 得分（10分）"
    table = [*head(), *money(heads), HEADS, *ITEMS]
    evaluation = only(document(TITLE, table, shape=shape))
    assert evaluation.funding.full_year_budget == 420_000
    assert evaluation.execution.score == Decimal("9.8")


@SHAPES
def test_points_before_the_values(shape: str) -> None:
    order = (0, 1, 2, 5, 3, 4, 6, 7)
    table = [*head(), *money(), [HEADS[at] for at in order]]
    table += [[row[at] for at in order] for row in ITEMS]
    evaluation = only(document(TITLE, table, shape=shape))
    assert [item.weight for item in evaluation.items] == [30, 20, 30, 10]
    assert [item.score for item in evaluation.items][-1] == Decimal("9.8")


@SHAPES
def test_the_execution_rate_among_the_items(shape: str) -> None:
    rate: Row = ["预算执行率", "", "预算执行率", "100%", "98%", "10", "9.8", ""]
    spent: list[Row] = [
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"],
        ["", "40.00", "42.00", "41.16"],
    ]
    evaluation = only(
        document(TITLE, [*head(), *spent, HEADS, rate, *ITEMS], shape=shape)
    )
    assert evaluation.items[0].name == "预算执行率"
    assert evaluation.items[0].weight == 10
    # Its points are told once: as those of the item.
    assert (evaluation.execution.rate, evaluation.execution.score) == (98, None)
    assert evaluation.funding.full_year_budget == 420_000


def test_the_execution_rate_over_all_levels() -> None:
    rate: Row = [Wide("预算执行率（10分）", 3), "100%", "98%", "10", "9.8", ""]
    evaluation = only(document(TITLE, [*head(), *money(), HEADS, *ITEMS, rate]))
    assert evaluation.items[-1].name == "预算执行率（10分）"
    assert evaluation.items[-1].level2 is None


@SHAPES
def test_sign_and_unit_in_columns_and_the_share_done(shape: str) -> None:
    table = [
        *head(),
        *money(),
        [
            *"一级指标 二级指标 三级指标 指标方向 指标值 计量单位".split(),
            *"实际完成值 完成率 分值 得分".split(),
        ],
        ["产出指标", "数量指标", "讲座", "≥", "20", "场", "23", "115%", "90", "90"],
    ]
    (item,) = only(document(TITLE, table, shape=shape)).items
    assert item.target is not None and item.actual is not None
    assert (item.target.comparator, item.target.number, item.target.unit) == (
        ">=",
        20,
        "场",
    )
    assert (item.actual.number, item.actual.unit) == (23, "场")
    assert item.completion == "115%"


@SHAPES
def test_the_project_is_named_in_the_title(shape: str) -> None:
    title = "示范区司法局2023年度人民调解补贴项目支出绩效自评表"
    evaluation = only(document(title, [*money(), HEADS, *ITEMS], shape=shape))
    assert evaluation.project is not None
    assert evaluation.project.name == "人民调解补贴"


@SHAPES
def test_score_and_grade_on_a_line_below(shape: str) -> None:
    below = "自评得分：97.6分　自评等级：优"
    table = [*head(), *money(), HEADS, *ITEMS]
    evaluation = only(document(TITLE, table, below, shape=shape))
    assert (evaluation.score, evaluation.grade) == (Decimal("97.6"), "优")


def test_a_grade_beside_the_total() -> None:
    total: Row = [Wide("总分", 4), "总分值", "100", "97.6", "（自评等级）优"]
    evaluation = only(document(TITLE, [*head(), *money(), HEADS, *ITEMS, total]))
    assert (evaluation.score, evaluation.grade) == (Decimal("97.6"), "优")


def test_a_target_adjusted_during_the_year() -> None:
    table: list[Row] = [
        *head(),
        *money(
            "年初预算数 全年（程）预算数 全年（程）执行数 执行率权重 执行率 执行率得分"
        ),
        [
            *"一级指标 二级指标 三级指标 年初指标值 调整指标值 全年完成值".split(),
            *"指标权重 指标得分".split(),
        ],
        ["产出指标", "数量指标", "讲座", "≥20场", "≥18场", "19场", "90", "90"],
    ]
    evaluation = only(document(TITLE, table))
    (item,) = evaluation.items
    assert item.target is not None and item.target.number == 18
    assert item.score == 90
    assert evaluation.execution.executed == 411_600


def test_a_goal_labelled_inside_its_cell() -> None:
    goals: Row = [
        "年度总体目标",
        Wide("预期目标：化解。", 3),
        Wide("实际完成情况：完成。", 4),
    ]
    evaluation = only(document(TITLE, [*head(), *money(), goals, HEADS, *ITEMS]))
    assert [(part.title, part.text) for part in evaluation.sections] == [
        ("预期目标", "化解。"),
        ("实际完成情况", "完成。"),
    ]


def test_money_with_its_kinds_in_columns() -> None:
    spent: list[Row] = [
        ["项目资金（万元）", "", "合计", "其中：财政拨款", "其他资金"],
        [DOWN, "年初预算数", "40.00", "38.00", "2.00"],
        [DOWN, "全年预算数", "42.00", "40.00", "2.00"],
        [DOWN, "全年执行数", "41.16", "39.16", "2.00"],
    ]
    evaluation = only(document(TITLE, [*head(), *spent, HEADS, *ITEMS]))
    assert evaluation.funding.initial_budget == 400_000
    assert evaluation.execution.executed == 411_600


def test_a_department_is_no_project() -> None:
    table = [["部门名称", Wide("示范区司法局", 7)], *money(), HEADS, *ITEMS]
    layout, _ = recognise_layout(document("2023年度部门整体支出绩效自评表", table))
    assert layout.id == "generic"


def test_a_report_with_the_form_attached_is_no_form() -> None:
    chapters = [
        "一、基本情况",
        "二、绩效评价工作情况",
        "三、存在的问题",
        "四、有关建议",
    ]
    found = document("关于某事的说明", *chapters, TITLE, form("word"))
    layout, _ = recognise_layout(found)
    assert layout.id != "mof-self-evaluation-2020"
