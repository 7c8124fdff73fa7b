"""Wrinkles of printed evaluations: blanks, lists beside forms, letters, periods."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.forms.building import Row, Wide, characters, document

from faheng.documents.document import Document
from faheng.forms.evaluations.periods import is_period
from faheng.forms.evaluations.writing import grade_in
from faheng.forms.reading import read_form
from faheng.model.package import Package

HEADS: Row = [*"一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分".split()]
ITEM: Row = [*"产出指标 数量指标 讲座 ≥20场 21场 90 90".split()]
TITLE = "2024年度项目支出绩效自评表"


def read(found: Document) -> Package:
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading.package


def named(project: str) -> Row:
    return ["项目名称", Wide(project, 6)]


def test_a_total_not_yet_scored_is_no_score() -> None:
    unscored: Row = [*"产出指标 数量指标 讲座 ≥20场 21场 90".split(), ""]
    total: Row = [Wide("总分", 5), "100", ""]
    package = read(document(TITLE, [named("普法"), HEADS, unscored, total]))
    assert package.evaluations[0].score is None
    total = [Wide("总分", 5), "100", "98.5分"]
    package = read(document(TITLE, [named("普法"), HEADS, ITEM, total]))
    assert package.evaluations[0].score == Decimal("98.5")


def test_a_form_below_a_list_of_projects_is_its_own() -> None:
    listed: list[Row] = [
        [*"序号 项目名称 主管部门 全年预算数 全年执行数 执行率 自评得分".split()],
        [*"1 普法宣传 示范市司法局 12 12 100% 98".split()],
    ]
    form: list[Row] = [
        ["项目名称", "人民调解", "", "", "", "", ""],
        ["主管部门", "示范市司法局", "", "实施单位", "示范市司法局", "", ""],
        HEADS,
        ITEM,
    ]
    package = read(document(TITLE, "单位：万元", listed, TITLE, form))
    projects = [each.project for each in package.evaluations]
    assert [each.name for each in projects if each] == ["普法宣传", "人民调解"]
    assert len(package.evaluations[1].items) == 1


def test_a_row_of_labels_and_values_heads_no_list() -> None:
    table: list[Row] = [
        ["项目名称", "律师值班", "自评得分", "96.2", "自评等级", "优", ""],
        [
            *("年初预算（万元）", "8", "调整预算（万元）", "8"),
            *("支出数（万元）", "7.36", ""),
        ],
        HEADS,
        ITEM,
    ]
    (evaluation,) = read(document(TITLE, table)).evaluations
    assert evaluation.project is not None
    assert evaluation.project.name == "律师值班"
    assert (evaluation.score, evaluation.grade) == (Decimal("96.2"), "优")
    assert evaluation.funding.full_year_budget == 80_000
    assert evaluation.execution.executed == 73_600
    assert [item.name for item in evaluation.items] == ["讲座"]


def test_money_right_above_narrower_heads_is_read() -> None:
    table: list[Row] = [
        named("普法"),
        [
            *(Wide("全年预算数（万元）", 2), "45"),
            *(Wide("全年执行数（万元）", 2), "43.2", ""),
        ],
        HEADS,
        ITEM,
    ]
    (evaluation,) = read(document(TITLE, table)).evaluations
    assert evaluation.funding.full_year_budget == 450_000
    assert evaluation.execution.executed == 432_000


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("优", "优"),
        ("良好，资金支付有待加快。", "良好"),
        ("等级：优秀。全面完成", "优秀"),
        ("项目按期完成，质量优良，群众满意。", None),
        (None, None),
    ],
)
def test_a_grade_with_a_conclusion(said: str | None, grade: str | None) -> None:
    assert grade_in(said) == grade


def test_a_conclusion_is_kept_beside_its_grade() -> None:
    said = "良好，能够完成年度任务，资金支付有待加快。"
    table = [named("普法"), HEADS, ITEM, ["自评结论", Wide(said, 6)]]
    (evaluation,) = read(document(TITLE, table)).evaluations
    assert evaluation.grade == "良好"
    assert [part.text for part in evaluation.sections] == [said]


@pytest.mark.parametrize(
    "text",
    ["（2024年度1-7月）", "2025年1-6月", "监控期间：2024年1月至8月", "（上半年）"],
)
def test_a_period_alone(text: str) -> None:
    assert is_period(text)


@pytest.mark.parametrize("text", ["2024年度", "1-7月执行数", "（2024年）", ""])
def test_no_period_alone(text: str) -> None:
    assert not is_period(text)


def test_the_period_below_a_title_gives_day_and_year() -> None:
    table: list[Row] = [
        named("普法"),
        [*"一级指标 二级指标 三级指标 年度指标值 1-7月执行情况 备注".split(), ""],
        [*"产出指标 数量指标 讲座 ≥20场 12场".split(), "", ""],
    ]
    title = "项目支出绩效目标执行监控表"
    package = read(document(title, "（2024年度1-7月）", table))
    assert package.year == 2024
    assert [each.on for each in package.monitoring] == [date(2024, 7, 31)]


def test_a_report_without_chapters() -> None:
    package = read(
        document(
            "示范市街道办事处关于2022年度司法所建设项目的绩效自评报告",
            "市财政局：",
            "我街道对该项目开展了自评。年度预算15.00万元，全年执行数14.10万元，"
            "执行率94.00%。自评得分97.4分，自评等级为优。",
            "2023年3月20日",
        )
    )
    (evaluation,) = package.evaluations
    assert package.year == 2022
    assert evaluation.project is not None
    assert evaluation.project.name == "司法所建设"
    assert evaluation.funding.full_year_budget == 150_000
    assert (evaluation.execution.executed, evaluation.execution.rate) == (141_000, 94)
    assert (evaluation.score, evaluation.grade) == (Decimal("97.4"), "优")


def test_labels_with_more_words() -> None:
    table: list[Row] = [
        ["市级预算部门名称", Wide("示范市司法局", 6)],
        named("普法"),
        ["总体目标", Wide("年初设定目标", 3), Wide("年度总体目标完成情况综述", 3)],
        ["", Wide("讲座20场", 3), Wide("讲座21场", 3)],
        HEADS,
        ITEM,
        ["偏差大或目标未完成原因分析", Wide("面不够", 6)],
    ]
    package = read(document(TITLE, table))
    assert package.bureau.name == "示范市司法局"
    told = {part.title: part.text for part in package.evaluations[0].sections}
    assert told == {
        "预期目标": "讲座20场",
        "实际完成情况": "讲座21场",
        "偏差大或目标未完成原因分析": "面不够",
    }


def test_points_behind_a_name_are_its_weight() -> None:
    table: list[Row] = [
        ["项目名称", Wide("社区矫正", 5)],
        [*"一级指标 二级指标 三级指标 年初目标值 实际完成值 得分".split()],
        [*"产出指标 数量指标 教育人次（20分） ≥1200人次 1320人次 20".split()],
    ]
    (item,) = read(document(TITLE, table)).evaluations[0].items
    assert (item.name, item.weight, item.score) == ("教育人次", 20, 20)


def test_points_behind_a_level_are_none_of_its_name() -> None:
    item: Row = [*"决策（20分） 项目立项 立项依据充分性 充分 充分 20 20".split()]
    package = read(document(TITLE, [named("社区矫正"), HEADS, item]))
    assert package.evaluations[0].items[0].level1 == "决策"


def test_the_rate_and_its_points_in_a_row_of_their_own() -> None:
    table: list[Row] = [
        named("社区矫正"),
        ["预算数（万元）：", "20", "", "", "其中：财政拨款", "20", ""],
        ["执行数：", "19", "", "", "其中：财政拨款", "19", ""],
        ["执行率：", "95%", "", "", "得分：", "9.5", ""],
        HEADS,
        ITEM,
    ]
    (evaluation,) = read(document(TITLE, table)).evaluations
    execution = evaluation.execution
    assert (execution.rate, execution.score) == (95, Decimal("9.5"))
    assert evaluation.score is None
