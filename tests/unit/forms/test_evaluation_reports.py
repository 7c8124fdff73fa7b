"""Evaluation reports of any place: chapters, figures in prose, attached tables."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import Row, Wide, characters, document

from faheng.documents.document import Document
from faheng.forms.reading import read_form, recognise_layout
from faheng.model.package import Package

HEADS: Row = [*"一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分".split()]
ITEM: Row = [*"产出指标 数量指标 讲座 ≥20场 21场 90 90".split()]
LOCAL = (
    "关于2022年度社区矫正专项经费绩效自评情况的报告",
    "一、项目概况",
    "该项目年初预算28万元，全年预算30万元，由区级财政安排。",
    "二、绩效目标",
    "建档率100%。",
    "三、项目组织实施情况",
    "截至2022年底，全年预算30万元，实际支出29.4万元，执行率98%。",
    "四、自评结论",
    "指标总分100分，自评总分96.5分，绩效等级为“优秀”。",
    "五、存在问题",
    "信息化手段运用不够。",
)


def form(project: str) -> list[Row]:
    return [["项目名称", Wide(project, 6)], HEADS, ITEM]


def read(found: Document) -> Package:
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading.package


def test_chapters_and_figures() -> None:
    found = document(*LOCAL)
    assert recognise_layout(found)[0].id == "generic"
    package = read(found)
    assert package.year == 2022
    (evaluation,) = package.evaluations
    assert evaluation.project is not None
    assert evaluation.project.name == "社区矫正专项经费"
    assert evaluation.funding.initial_budget == 280_000
    assert evaluation.funding.full_year_budget == 300_000
    assert (evaluation.execution.executed, evaluation.execution.rate) == (294_000, 98)
    assert (evaluation.score, evaluation.grade) == (Decimal("96.5"), "优秀")
    assert [part.title for part in evaluation.sections][-1] == "五、存在问题"


@pytest.mark.parametrize(
    ("said", "score", "grade"),
    [
        ("综合得分98.59分，评价等级为“优”。", "98.59", "优"),
        ("自评得分为85分，评定等级为良。", "85", "良"),
        ("综合评分95分，评为“优”。", "95", "优"),
        ("总分92.3分，等级：优。", "92.3", "优"),
        ("满分100分，各项得分见附表。", None, None),
    ],
)
def test_score_and_grade_in_prose(
    said: str, score: str | None, grade: str | None
) -> None:
    (evaluation,) = read(document(*LOCAL[:8], said, *LOCAL[9:])).evaluations
    assert evaluation.score == (None if score is None else Decimal(score))
    assert evaluation.grade == grade


def test_amounts_of_different_chapters_that_do_not_fit_are_not_put_together() -> None:
    lines = [line.replace("全年预算30万元，实际支出", "其中人员支出") for line in LOCAL]
    lines.insert(5, "法律援助方面实际支出3万元。")
    (evaluation,) = read(document(*lines)).evaluations
    assert evaluation.execution.executed is None


def test_who_wrote_it_is_left_unread() -> None:
    package = read(document(*LOCAL, "填报人：甲某　联系电话：1234567"))
    assert "1234567" not in package.model_copy(update={"unread": ()}).to_json()


def test_a_table_in_a_chapter_and_the_text_below_it() -> None:
    table: list[Row] = [HEADS, ITEM]
    (evaluation,) = read(
        document(*LOCAL[:9], table, "总体上实现了目标。", *LOCAL[9:])
    ).evaluations
    assert [item.name for item in evaluation.items] == ["讲座"]
    assert evaluation.sections[3].text.endswith("总体上实现了目标。")


def test_the_form_of_the_same_project_is_part_of_its_report() -> None:
    title = "项目支出绩效自评表"
    (evaluation,) = read(document(*LOCAL, title, form("社区矫正专项经费"))).evaluations
    assert len(evaluation.items) == 1
    assert evaluation.score == Decimal("96.5")


def test_a_department_and_its_projects() -> None:
    report = (
        "示范区司法局2023年度部门整体支出绩效自评报告",
        "一、部门基本情况",
        "内设10个股室。",
        "二、部门整体支出绩效情况",
        "全年预算1236.50万元，全年支出1224.14万元，预算执行率99%。",
        "三、存在的问题",
        "编制不够精细。",
    )
    whole: list[Row] = [["部门名称", Wide("示范区司法局", 6)], HEADS, ITEM]
    package = read(
        document(
            *report,
            *["附件1", "部门整体支出绩效自评表", whole],
            *["项目支出绩效自评表", form("法治宣传")],
            *["项目支出绩效自评表", form("法律援助")],
        )
    )
    assert [
        (each.project.name if each.project else None, len(each.items))
        for each in package.evaluations
    ] == [(None, 1), ("法治宣传", 1), ("法律援助", 1)]
    assert package.evaluations[0].execution.rate == 99
    assert package.bureau.name == "示范区司法局"


def test_a_wrapped_amount_is_no_heading() -> None:
    lines = [*LOCAL[:3], "42.00万元用于社区矫正，资金管理规范", *LOCAL[3:]]
    (evaluation,) = read(document(*lines, file_format="pdf")).evaluations
    assert evaluation.sections[0].title == "一、项目概况"
    assert "42.00万元" in evaluation.sections[0].text


def test_a_cover_names_the_project() -> None:
    cover = (
        "财政支出项目绩效评价报告",
        "项目名称：村居法律顾问补贴",
        "联系人：甲某　联系电话：1234567",
    )
    package = read(document(*cover, *LOCAL[1:]))
    (evaluation,) = package.evaluations
    assert evaluation.project is not None
    assert evaluation.project.name == "村居法律顾问补贴"
    assert "1234567" not in package.model_copy(update={"unread": ()}).to_json()


@pytest.mark.parametrize(
    "title", ["示范区司法局2023年度部门决算", "2023年度部门决算公开"]
)
def test_a_book_that_lists_a_report_is_none(title: str) -> None:
    lines = ["目录", "第一部分 部门概况", "第五部分 绩效自评报告", *LOCAL[1:]]
    assert read(document(title, *lines)).evaluations == ()
