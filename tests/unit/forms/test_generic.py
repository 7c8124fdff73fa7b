"""Unknown forms: read as far as their heads explain themselves."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import (
    DOWN,
    Row,
    Wide,
    characters,
    document,
    word_grid,
)

from faheng.documents.document import Document
from faheng.forms.reading import read_form, recognise_layout

pytestmark = pytest.mark.parametrize("shape", ["word", "text"])


def checked(found: Document, expected: str = "generic"):
    layout, confidence = recognise_layout(found)
    assert layout.id == expected
    assert (confidence < Decimal("0.5")) == (expected == "generic")
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading


def test_sign_and_unit_in_columns_of_their_own(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", Wide("法治宣传经费", 6)],
        ["主管部门", Wide("示范区司法局", 2), "实施单位", Wide("普法科", 3)],
        ["年度资金总额（万元）", "12", "其中：财政拨款", Wide("12", 4)],
        ["年度目标", Wide("提高法律意识。", 6)],
        ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "计量单位", "权重"],
        ["产出指标", "数量指标", "讲座", "≥", "20", "场", "30"],
        [DOWN, "质量指标", "覆盖率", "≥", "90", "%", "30"],
        ["效益指标", "社会效益指标", "知晓率", "≥", "85", "%", "40"],
    ]
    package = checked(document("2024年项目绩效目标表", table, shape=shape)).package
    (declaration,) = package.declarations
    assert declaration.project.name == "法治宣传经费"
    assert declaration.funding.annual == Decimal(120_000)
    assert declaration.annual_goal == "提高法律意识。"
    assert package.bureau.name == "示范区司法局"
    assert [
        (
            i.level1,
            i.weight,
            i.target and (i.target.comparator, i.target.number, i.target.unit),
        )
        for i in declaration.indicators
    ] == [
        ("产出指标", Decimal(30), (">=", Decimal(20), "场")),
        ("产出指标", Decimal(30), (">=", Decimal(90), "%")),
        ("效益指标", Decimal(40), (">=", Decimal(85), "%")),
    ]


def test_columns_in_any_order(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", Wide("甲项目", 3)],
        ["指标值", "三级指标", "一级指标", "二级指标"],
        ["≥5场", "讲座", "产出指标", "数量指标"],
    ]
    package = checked(document(table, shape=shape)).package
    (indicator,) = package.declarations[0].indicators
    assert (indicator.name, indicator.level2) == ("讲座", "数量指标")
    assert indicator.target is not None and indicator.target.number == 5


def test_money_without_a_unit_is_not_guessed(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", "甲项目"],
        ["预算数", "12.00"],
        ["一级指标", "三级指标", "指标值"],
    ]
    package = checked(document(table, shape=shape)).package
    assert package.declarations[0].funding.annual is None
    assert [part.text for part in package.unread] == ["12.00"]


def test_a_self_evaluation(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", Wide("法律援助经费", 7)],
        [
            Wide("项目资金（万元）", 2),
            "年初预算数",
            "全年预算数",
            "全年执行数",
            "分值",
            "执行率",
            "得分",
        ],
        [Wide("年度资金总额", 2), "27.00", "30.00", "24.00", "10", "80%", "8"],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        ],
        ["产出指标", "数量指标", "办案数", "≥170件", "180件", "50", "50", ""],
        [
            "满意度指标",
            "服务对象满意度指标",
            "受援人满意度",
            "≥95%",
            "90%",
            "40",
            "36",
            "回访不足",
        ],
    ]
    note = "金额单位：万元"
    if shape == "text":
        # A plain-text export gives a merged cell one place.
        table[1] = ["", *table[1]]
        table[2] = ["", *table[2]]
    found = document("自评表", note, table, shape=shape)
    package = checked(found, "mof-self-evaluation-2020").package
    assert package.declarations == ()
    (evaluation,) = package.evaluations
    assert evaluation.project is not None
    assert evaluation.project.name == "法律援助经费"
    assert evaluation.funding.full_year_budget == Decimal(300_000)
    assert evaluation.execution.executed == Decimal(240_000)
    assert (evaluation.execution.rate, evaluation.execution.score) == (80, 8)
    first, second = evaluation.items
    assert first.actual is not None and first.actual.number == 180
    assert (second.score, second.reason) == (Decimal(36), "回访不足")


def test_a_budget_table(shape: str) -> None:
    table: list[Row] = [
        ["科目编码", "科目名称", Wide("2024年预算数", 3)],
        [DOWN, DOWN, "合计", "基本支出", "项目支出"],
        [Wide("合计", 2), "30.00", "10.00", "20.00"],
        ["2040607", "公共法律服务", "30.00", "10.00", "20.00"],
    ]
    if shape == "text":
        table[2] = ["", *["合计", "30.00", "10.00", "20.00"]]
    found = document("2024年支出表", "单位：万元", table, shape=shape)
    budget = checked(found).package.budget
    assert budget is not None
    (only,) = budget.tables
    assert (only.kind, only.unit, only.title) == ("other", "万元", "2024年支出表")
    assert [column.key for column in only.columns] == ["total", "basic", "project"]
    assert [(row.code, row.name, row.cells["project"]) for row in only.rows] == [
        (None, "合计", Decimal(200_000)),
        ("2040607", "公共法律服务", Decimal(200_000)),
    ]


def test_several_projects_in_one_table(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", "一级指标", "二级指标", "三级指标", "指标值"],
        ["甲项目", "产出指标", "数量指标", "讲座", "≥5场"],
        [DOWN, DOWN, "质量指标", "合格率", "≥90%"],
        ["乙项目", "产出指标", "数量指标", "走访", "≥8次"],
    ]
    package = checked(document(table, shape=shape)).package
    assert [(d.project.name, len(d.indicators)) for d in package.declarations] == [
        ("甲项目", 2),
        ("乙项目", 1),
    ]


def test_targets_of_a_whole_department(shape: str) -> None:
    table: list[Row] = [
        ["部门名称", Wide("示范区司法局", 4)],
        ["整体绩效目标", Wide("依法行政。\n服务群众。", 4)],
        ["指标名称", "权重", "计量单位", "指标性质", "指标值"],
        ["讲座场次", "50", "场", "≥", "8"],
        ["治理水平", "50", "", "", "提高"],
    ]
    package = checked(document(table, shape=shape)).package
    assert package.declarations == ()
    assert package.department_targets is not None
    assert package.department_targets.goals == ("依法行政。", "服务群众。")
    assert [i.name for i in package.department_targets.indicators] == [
        "讲座场次",
        "治理水平",
    ]


def test_what_nobody_explains_stays_unread(shape: str) -> None:
    table: list[Row] = [["甲", "乙", "丙"], ["1", "2", "3"]]
    package = checked(document("随便写的一行。", table, shape=shape)).package
    assert [part.text for part in package.unread] == ["随便写的一行。", *"甲乙丙123"]


def test_the_unit_may_stand_in_a_head(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", Wide("法律援助经费", 4)],
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数", "执行率"],
        ["年度资金总额", "27.00", "30.00", "24.00", "80%"],
    ]
    (evaluation,) = checked(document(table, shape=shape)).package.evaluations
    assert evaluation.execution.executed == Decimal(240_000)


def test_levels_on_rows_of_their_own(shape: str) -> None:
    table: list[Row] = [
        [
            "单位名称、项目名称",
            "项目年度绩效目标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标值",
            "度量单位",
        ],
        ["甲项目", "做好甲事。", "", "", "", "", "", ""],
        ["", "", "产出指标", "", "", "", "", ""],
        ["", "", "", "数量指标", "", "", "", ""],
        ["", "", "", "", "讲座", ">=", "5", "场"],
        ["", "", "", "质量指标", "", "", "", ""],
        ["", "", "", "", "合格率", ">=", "90", "%"],
        ["乙项目", "做好乙事。", "", "", "", "", "", ""],
        ["", "", "效益指标", "社会效益指标", "知晓率", ">=", "80", "%"],
    ]
    package = checked(document(table, shape=shape)).package
    first, second = package.declarations
    assert (first.annual_goal, second.annual_goal) == ("做好甲事。", "做好乙事。")
    assert [(i.level1, i.level2, i.name) for i in first.indicators] == [
        ("产出指标", "数量指标", "讲座"),
        ("产出指标", "质量指标", "合格率"),
    ]
    assert second.indicators[0].level1 == "效益指标"
    assert package.unread == ()


def test_the_total_row_gives_the_score(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", Wide("法律援助经费", 4)],
        ["一级指标", "三级指标", "年度指标值", "分值", "得分"],
        ["产出指标", "办案数", "≥170件", "90", "86.5"],
        ["总分", "", "", "100", "96.5"],
        ["填报人：张某", "联系电话：12345678", "", "", ""],
    ]
    package = checked(document(table, shape=shape)).package
    (evaluation,) = package.evaluations
    assert evaluation.score == Decimal("96.5")
    assert len(evaluation.items) == 1
    assert [part.text for part in package.unread] == ["100", "张某", "12345678"]


def test_a_row_broken_over_a_page_is_one_indicator(shape: str) -> None:
    heads: Row = ["一级指标", "二级指标", "三级指标", "指标值"]
    upper: list[Row] = [
        ["项目名称", Wide("甲项目", 3)],
        heads,
        ["产出指标", "数量指标", "举办村居法治讲座和法律咨", "≥5场"],
    ]
    lower: list[Row] = [heads, ["", "", "询活动", ""], ["", "", "走访", "≥8次"]]
    blocks = (word_grid(upper, 1, 1), word_grid(lower, 2, 2))
    (declaration,) = checked(
        Document("x.pdf", "0", "pdf", blocks, 2)
    ).package.declarations
    assert [i.name for i in declaration.indicators] == [
        "举办村居法治讲座和法律咨询活动",
        "走访",
    ]


def test_a_target_in_doubt_about_its_sign_alone_has_its_number(shape: str) -> None:
    table: list[Row] = [
        ["一级指标", "三级指标", "指标值"],
        ["产出指标", "采纳率", "90%"],
        ["产出指标", "到社区值班", "一周一次"],
    ]
    (declaration,) = checked(document(table, shape=shape)).package.declarations
    first, second = declaration.indicators
    assert first.target is not None and second.target is not None
    assert (first.target.number, first.target.unit) == (90, "%")
    assert (second.target.number, second.target.period) == (1, "week")


def test_columns_without_a_field_are_not_lost(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", Wide("甲项目", 4)],
        ["立项依据", Wide("某某办法", 4)],
        ["一级指标", "三级指标", "目标值", "指标解释", "得分"],
        ["产出指标", "讲座", "≥5场", "按场次计", "十分"],
    ]
    package = checked(document(table, shape=shape)).package
    assert package.evaluations[0].items[0].score is None
    assert [part.text for part in package.unread] == ["某某办法", "按场次计", "十分"]


def test_goals_of_a_self_evaluation_are_its_sections(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", Wide("甲项目", 3)],
        ["年度总体目标", "预期目标", Wide("实际完成情况", 2)],
        [DOWN, "办好讲座。", Wide("已办5场。", 2)],
        ["一级指标", "三级指标", "年度指标值", "实际完成值"],
        ["产出指标", "讲座", "≥5场", "5场"],
    ]
    (evaluation,) = checked(document(table, shape=shape)).package.evaluations
    assert [(s.title, s.text) for s in evaluation.sections] == [
        ("预期目标", "办好讲座。"),
        ("实际完成情况", "已办5场。"),
    ]


def test_days_and_answers_that_cannot_be_read_are_not_lost(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", Wide("甲项目", 3)],
        ["开始日期", "2024-01-01", "完成日期", "年底"],
        ["政府采购", "部分", "年度目标", "办好讲座。"],
    ]
    package = checked(document(table, shape=shape)).package
    project = package.declarations[0].project
    assert (str(project.starts_on), project.ends_on) == ("2024-01-01", None)
    assert project.procurement is None
    assert [part.text for part in package.unread] == ["年底", "部分"]


def test_a_second_bureau_is_left(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", "甲项目", "主管部门", "示范区司法局"],
        ["填报单位", "示范区法律援助中心", "年度目标", "办好讲座。"],
    ]
    package = checked(document(table, shape=shape)).package
    assert package.bureau.name == "示范区司法局"
    assert [part.text for part in package.unread] == ["示范区法律援助中心"]


def test_columns_no_other_form_has_and_their_numbers(shape: str) -> None:
    table: list[Row] = [
        [
            "项目名称",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标值（含文字）",
            "指标属性",
        ],
        ["1", "2", "3", "4", "5", "6"],
        ["执法记录仪购置", "产出指标", "数量指标", "购置数量", "=24台", "定量"],
        [DOWN, DOWN, "质量指标", "验收合格率", "=100%", "定量"],
        ["公证服务经费", "产出指标", "数量指标", "公证案件", "≥90件", "定量"],
    ]
    package = checked(document(table, shape=shape)).package
    assert [d.project.name for d in package.declarations] == [
        "执法记录仪购置",
        "公证服务经费",
    ]
    first, second = package.declarations[0].indicators
    assert (first.name, first.target and first.target.number) == ("购置数量", 24)
    assert (second.level1, second.level2) == ("产出指标", "质量指标")
    assert "指标属性" in [piece.text for piece in package.unread]


def test_what_the_best_grade_demands_is_the_target(shape: str) -> None:
    table: list[Row] = [
        ["职责活动", "内容描述", "绩效目标", "绩效指标", Wide("评价标准", 4)],
        ["", "", "", "", "优", "良", "中", "差"],
        [
            "普法宣传",
            "开展活动",
            "完成任务",
            "活动次数",
            "≥12次",
            "≥10次",
            "≥8次",
            "<8次",
        ],
    ]
    package = checked(document(table, shape=shape)).package
    (declaration,) = package.declarations
    assert declaration.annual_goal == "完成任务"
    (indicator,) = declaration.indicators
    assert indicator.target is not None and indicator.target.number == 12
    assert "<8次" in [piece.text for piece in package.unread]


def test_sources_below_both_terms(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", Wide("公共法律服务经费", 4)],
        ["项目资金（元）", "实施期资金总额", "3600000", "年度资金总额", "1200000"],
        [DOWN, "其中：财政拨款", "3000000", "其中：财政拨款", "1000000"],
        [DOWN, "其他资金", "600000", "其他资金", "200000"],
        ["一级指标", "二级指标", "三级指标", "实施期指标值", "年度指标值"],
        ["产出指标", "数量指标", "咨询人次", "≥24000人次", "≥8000人次"],
    ]
    (declaration,) = checked(document(table, shape=shape)).package.declarations
    funding = declaration.funding
    assert (funding.medium_term, funding.annual) == (3_600_000, 1_200_000)
    assert [(s.source, s.medium_term, s.annual) for s in funding.sources] == [
        ("appropriation", 3_000_000, 1_000_000),
        ("other", 600_000, 200_000),
    ]


def test_projects_beside_heads_of_two_rows(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", "预算数", "绩效目标", Wide("绩效指标", 4)],
        [DOWN, DOWN, DOWN, "一级指标", "二级指标", "三级指标", "指标值"],
        ["公证", "3", "方便群众。", "产出指标", "数量指标", "公证案件", "≥90件"],
        ["仲裁", "2", "公正裁决。", "产出指标", "数量指标", "仲裁案件", "≥20件"],
    ]
    package = checked(document("单位：万元", table, shape=shape)).package
    assert [
        (d.project.name, d.funding.annual, d.annual_goal, len(d.indicators))
        for d in package.declarations
    ] == [("公证", 30_000, "方便群众。", 1), ("仲裁", 20_000, "公正裁决。", 1)]


def test_unit_printed_in_a_heading_cell(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", Wide("矫正中心建设", 2)],
        ["资金情况（万元）", "年度资金总额", "100.00"],
        [DOWN, "其中：财政拨款", "80.00"],
        [DOWN, "上年结转资金", "20.00"],
    ]
    (declaration,) = checked(document(table, shape=shape)).package.declarations
    assert declaration.funding.annual == 1_000_000
    (source,) = declaration.funding.sources
    assert (source.source, source.annual) == ("appropriation", 800_000)


FLAT = (
    "2022年度项目支出绩效目标表",
    "填报单位：示范市司法局　　　　　单位：万元",
    "项目名称 公证服务专项 项目类别 经常性项目",
    "年度资金总额 86.00 其中：财政拨款 80.00 其他资金 6.00",
    "一级指标 二级指标 三级指标 指标值",
    "产出指标 数量指标 办理公证 ≥500件",
    "上门 服务 ≥20次",
    "— 1 —",
    "满意度指标 服务对象满意度指标 当事人满意度 ≥95%",
)


def test_lines_whose_columns_are_parted_by_blanks(shape: str) -> None:
    package = checked(document(*FLAT, "注：指标值应当量化。", shape=shape)).package
    (declaration,) = package.declarations
    assert declaration.project.name == "公证服务专项"
    assert declaration.funding.annual == 860_000
    assert [source.annual for source in declaration.funding.sources] == [
        800_000,
        60_000,
    ]
    assert [
        (i.level1, i.level2, i.name, i.target and i.target.text)
        for i in declaration.indicators
    ] == [
        ("产出指标", "数量指标", "办理公证", "≥500件"),
        ("产出指标", "数量指标", "上门服务", "≥20次"),
        ("满意度指标", "服务对象满意度指标", "当事人满意度", "≥95%"),
    ]


@pytest.mark.parametrize("broken", ["产出指标 数量指标 ≥500件", "满意度"])
def test_a_flat_table_with_a_broken_row_is_left_unread(shape: str, broken: str) -> None:
    package = checked(document(*FLAT, broken, shape=shape)).package
    assert not any(declaration.indicators for declaration in package.declarations)
    assert "产出指标 数量指标 办理公证 ≥500件" in [u.text for u in package.unread]


def test_a_goal_repeated_in_each_row_is_one_goal(shape: str) -> None:
    table: list[Row] = [
        ["项目名称", "项目金额", "年度绩效目标", "一级指标", "三级指标", "指标值"],
        ["督察", "12", "开展督察", "产出指标", "督察次数", "≥4次"],
        ["督察", "12", "开展督察", "效益指标", "整改率", "100%"],
    ]
    package = checked(document("单位：万元", table, shape=shape)).package
    (declaration,) = package.declarations
    assert (declaration.annual_goal, declaration.funding.annual) == (
        "开展督察",
        120_000,
    )
    assert package.unread == ()


def test_execution_in_one_row_of_labels_and_figures(shape: str) -> None:
    table: list[Row] = [
        ["部门名称", Wide("示范市司法局", 6)],
        [
            "预算执行（万元）",
            "预算数",
            "1,860.00",
            "执行数",
            "1,822.80",
            "执行率",
            "98%",
        ],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "分值",
            "年度指标值",
            "实际完成值",
            "得分",
        ],
        ["产出指标", "数量指标", "援助案件", "90", "≥600件", "812件", "90"],
    ]
    package = checked(document("2022年度自评表", table, shape=shape)).package
    (evaluation,) = package.evaluations
    assert evaluation.funding.full_year_budget == 18_600_000
    assert evaluation.execution.executed == 18_228_000
    assert evaluation.execution.rate == 98
    assert package.source.money_unit == "万元"


@pytest.mark.parametrize(
    ("term", "starts", "ends"),
    [
        ("2022年至2024年", "2022-01-01", "2024-12-31"),
        ("2023年1月—2024年2月", "2023-01-01", "2024-02-29"),
        ("2023.1.1-2023.6.30", "2023-01-01", "2023-06-30"),
        ("2023年至2024年13月", "None", "None"),
        ("经常性项目", "None", "None"),
    ],
)
def test_terms_in_days_months_and_years(
    shape: str, term: str, starts: str, ends: str
) -> None:
    table: list[Row] = [["项目名称", "公证"], ["项目期", term], ["年度目标", "方便。"]]
    (declaration,) = checked(document(table, shape=shape)).package.declarations
    project = declaration.project
    assert (str(project.starts_on), str(project.ends_on)) == (starts, ends)
    assert project.kind == (term if starts == "None" else None)


def test_a_duty_above_its_activities_is_no_project(shape: str) -> None:
    table: list[Row] = [
        ["职责活动", "年度预算数", "绩效目标", "绩效指标", Wide("评价标准", 4)],
        ["", "", "", "", "优", "良", "中", "差"],
        ["一、法治宣传", "6.00", "提高素养", "", "", "", "", ""],
        ["1、普法宣传", "6.00", "完成任务", "宣传次数", "≥12次", "10", "8", "7"],
        ["二、人民调解", "10.00", "化解矛盾", "调解率", "≥98%", "95", "90", "80"],
    ]
    package = checked(document("单位：万元", table, shape=shape)).package
    assert [(d.project.name, d.funding.annual) for d in package.declarations] == [
        ("1、普法宣传", 60_000),
        ("二、人民调解", 100_000),
    ]
    unread = [piece.text for piece in package.unread]
    assert {"一、法治宣传", "6.00", "提高素养"} <= set(unread)


@pytest.mark.parametrize(
    "goal, due, term, year",
    [
        ("2024年完成80个村居顾问采购。", "按合同", None, 2024),
        ("目标1：2024年完成采购。目标2：覆盖率较2023年提升。", "按合同", None, 2024),
        ("做好采购。", "2024年11月底前", None, 2024),
        ("做好采购。", "按合同", "2024年1月1日至2024年12月31日", 2024),
        ("2024年完成采购。", "按合同", "2023年至2025年", 2024),
        ("2024年完成采购。", "按合同", "2021年至2023年", None),
        ("做好采购。", "按合同", "2023年至2025年", None),
        ("2024年完成采购，2025年完成验收。", "按合同", None, None),
        ("2023年已完成采购。", "按合同", None, None),
        ("覆盖率较2023年提升。", "按合同", None, None),
        ("做好采购。", "2025年1月底前", None, None),
    ],
)
def test_a_year_printed_in_the_contents_alone(
    goal: str, due: str, term: str | None, year: int | None, shape: str
) -> None:
    rows: list[Row] = [
        ["项目名称", Wide("村居法律顾问", 4)],
        ["绩效目标", Wide(goal, 4)],
        ["一级指标", "二级指标", "三级指标", "指标值", "分值"],
        ["产出指标", "时效指标", "完成时限", due, "20"],
    ]
    if term:
        rows.insert(1, ["项目起止时间", Wide(term, 4)])
    assert checked(document(rows, shape=shape)).package.year == year
