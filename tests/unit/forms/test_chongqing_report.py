"""Evaluation reports: chapters, items, money in prose."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import Row, characters, document

from faheng.documents.document import Document
from faheng.forms.reading import read_form, recognise_layout

REPORT = (
    "南湖区司法局2021年度社区矫正项目支出绩效评价报告",
    "一、项目基本情况",
    "（一）项目概况",
    "[bookmark: A1]社区矫正工作覆盖全区。",
    "（2） 项目绩效目标",
    "1.加强对象管理；2.减少重新犯罪。",
    "二、绩效评价工作情况",
    "开展了自评。",
    "3、 综合评价情况及评价结论",
    "1.项目名称：教育帮扶 场次",
    "[bookmark: A2]项目目标：30场",
    "完成情况：已完成。",
    "2. [bookmark: A3]项目名称：建档率",
    "项目目标：100%",
    "完成情况：100%",
    "四、项目资金情况",
    "年初预算50万元，全年预算60.5万元，实际支出54.45万元，执行率90%。",
    "五、存在的问题和建议",
    "问题：绩效理念不强。",
)


def checked(found: Document):
    assert recognise_layout(found)[0].id == "chongqing-report"
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading


def test_items() -> None:
    (evaluation,) = checked(document(*REPORT)).package.evaluations
    first, second = evaluation.items
    assert (first.name, first.completion) == ("教育帮扶场次", "已完成")
    assert first.target is not None and first.target.number == 30
    assert first.actual is None
    assert second.actual is not None and second.actual.number == 100


def test_sections_keep_their_printed_titles() -> None:
    (evaluation,) = checked(document(*REPORT)).package.evaluations
    assert [part.title for part in evaluation.sections] == [
        "一、项目基本情况",
        "（一）项目概况",
        "（2）项目绩效目标",
        "二、绩效评价工作情况",
        "3、综合评价情况及评价结论",
        "四、项目资金情况",
        "五、存在的问题和建议",
    ]
    assert evaluation.sections[2].text == "1.加强对象管理；2.减少重新犯罪。"


def test_money_in_prose() -> None:
    reading = checked(document(*REPORT))
    (evaluation,) = reading.package.evaluations
    assert evaluation.funding.initial_budget == Decimal(500_000)
    assert evaluation.funding.full_year_budget == Decimal(605_000)
    assert evaluation.execution.executed == Decimal(544_500)
    assert evaluation.execution.rate == Decimal(90)
    assert reading.where("/evaluations/0/funding/full_year_budget").line == 17


def test_title() -> None:
    package = checked(document(*REPORT)).package
    assert (package.bureau.name, package.year) == ("南湖区司法局", 2021)
    assert package.evaluations[0].project is not None
    assert package.evaluations[0].project.name == "社区矫正"


def test_only_extraction_marks_are_left() -> None:
    package = checked(document(*REPORT)).package
    assert {part.kind for part in package.unread} == {"extraction-mark"}
    assert len(package.unread) == 3


def test_a_year_the_title_does_not_print_comes_from_the_money() -> None:
    lines = list(REPORT)
    lines[0] = "南湖区司法局项目支出绩效评价报告"
    lines[3] = "2018年以来，工作覆盖全区。"
    lines[16] = "2020年投入资金80万元。"
    package = checked(document(*lines)).package
    assert package.year == 2020
    assert package.evaluations[0].funding.full_year_budget == Decimal(800_000)
    assert package.evaluations[0].project is None


@pytest.mark.parametrize("shape", ["word", "text"])
def test_items_in_a_table(shape: str) -> None:
    table: list[Row] = [
        ["一级指标", "二级指标", "三级指标", "目标值", "实际完成值", "得分"],
        ["产出指标", "数量指标", "讲座", "30场", "32场", "10"],
    ]
    package = checked(document(*REPORT[:9], table, *REPORT[15:], shape=shape)).package
    (item,) = package.evaluations[0].items
    assert (item.name, item.score) == ("讲座", Decimal(10))
    assert item.actual is not None and item.actual.number == 32


def test_a_label_may_stand_above_its_text() -> None:
    lines = [*REPORT[:11], "完成情况：", "共举办32场。", *REPORT[12:]]
    (evaluation,) = checked(document(*lines)).package.evaluations
    assert evaluation.items[0].completion == "共举办32场"


def test_a_paragraph_after_an_item_is_not_part_of_it() -> None:
    lines = [*REPORT[:15], "综合得分96.5分，评价等级为优。", *REPORT[15:]]
    (evaluation,) = checked(document(*lines)).package.evaluations
    assert evaluation.items[1].completion == "100%"
    assert evaluation.sections[4].text == "综合得分96.5分，评价等级为优。"
    assert (evaluation.score, evaluation.grade) == (Decimal("96.5"), "优")


def test_a_name_broken_by_a_page_margin_is_mended() -> None:
    name = "律师参与审查规范性文件、合同并提出意见的采纳"
    lines = [*REPORT[:9], f"1.项目名称：{name}", "率", *REPORT[10:]]
    found = checked(document(*lines, file_format="pdf"))
    assert found.package.evaluations[0].items[0].name == f"{name}率"


def test_bureau_above_the_title_and_money_over_a_broken_line() -> None:
    report = document(
        "西岭区司法局",
        "2022年度普法项目支出绩效评价报告",
        "一、项目概况",
        "本项目主要用于法治宣传周系列活动和法治文化阵地建设，区财政局批复",
        "项目预算 65.00 万元，资金由区级财政全额安排，按进度拨付，截至年末实",
        "际支出 61.75 万元，其余部分按规定交回财政，资金使用符合各项管理规定",
        "和内部控制制度的要求。",
        "— 2 —",
        "二、评价结论",
        "1.项目名称：法治讲座",
        "项目目标：每月1次",
        "完成情况：全年开展14次，超额完成。",
        "2.项目名称：普法手册",
        "项目目标：2000册",
        "完成情况：2022年6月底前完成。",
        "三、存在的问题和建议",
        "无。",
    )
    package = checked(report).package
    (evaluation,) = package.evaluations
    assert package.bureau.name == "西岭区司法局"
    assert evaluation.funding.full_year_budget == Decimal(650_000)
    assert evaluation.execution.executed == Decimal(617_500)
    assert "\n" not in evaluation.sections[0].text
    assert [unread.text for unread in package.unread] == ["— 2 —"]
    first, second = evaluation.items
    assert first.actual is not None and first.actual.number == 14
    assert second.actual is None


def test_score_at_the_foot_of_a_table_and_figures_without_direction() -> None:
    table: list[Row] = [
        ["序号", "三级指标", "年初目标值", "实际完成值", "权重", "得分"],
        ["1", "法律咨询量", "≥500人次", "586人次", "50", "50"],
        ["2", "群众满意度", "≥95%", "93%", "50", "48.9"],
        ["合计", "", "", "", "100", "98.9"],
    ]
    report = document(*REPORT[:9], table, *REPORT[-2:], shape="word")
    (evaluation,) = checked(report).package.evaluations
    assert evaluation.score == Decimal("98.9")
    assert len(evaluation.items) == 2
    actual = evaluation.items[1].actual
    assert actual is not None and (actual.comparator, actual.number) == ("=", 93)
