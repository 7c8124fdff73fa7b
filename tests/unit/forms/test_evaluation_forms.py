"""Self-evaluations of no known layout: departments, frameworks, lists, lost cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, characters, document

from faheng.documents.document import Document
from faheng.forms.evaluations.identity import named_in_title
from faheng.forms.reading import read_form
from faheng.model.package import Evaluation, Package

SHAPES = pytest.mark.parametrize("shape", ["word", "text"])
ITEM_HEADS = "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分".split()
ITEM = "产出指标 数量指标 讲座 ≥20场 21场 90 90".split()


def read(found: Document) -> Package:
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading.package


def only(found: Document) -> Evaluation:
    package = read(found)
    assert package.declarations == ()
    assert package.department_targets is None
    (evaluation,) = package.evaluations
    return evaluation


@SHAPES
def test_a_whole_department(shape: str) -> None:
    table: list[Row] = [
        ["省级预算部门、单位名称", Wide("示范市司法局", 6)],
        [
            "年度预算申请（万元）",
            "",
            *"年初预算数 全年预算数 全年执行数 分值 执行率 得分".split(),
        ],
        [
            DOWN,
            "年度资金总额：",
            "1,180.00",
            "1,236.50",
            "1,224.14",
            "10",
            "99%",
            "9.9",
        ],
        [DOWN, "按收入性质分：", "", "按支出性质分："],
        ["", *ITEM_HEADS],
        ["", *ITEM],
        ["总分", "", "", "", "", "", "100", "99.9"],
    ]
    title = "2023年度部门整体支出绩效自评表"
    found = document(title, table, shape=shape)
    evaluation = only(found)
    assert evaluation.project is None
    assert read(found).bureau.name == "示范市司法局"
    assert evaluation.funding.full_year_budget == 12_365_000
    assert evaluation.execution.score == Decimal("9.9")
    assert (len(evaluation.items), evaluation.score) == (1, Decimal("99.9"))


def test_the_tasks_of_a_department_and_their_money() -> None:
    table: list[Row] = [
        [Wide("部门（单位）名称", 2), Wide("示范区司法局", 5)],
        [
            "年度主要任务完成情况",
            *["任务名称", "完成情况"],
            Wide("预算数（万元）", 2),
            Wide("执行数（万元）", 2),
        ],
        [DOWN, DOWN, DOWN, "总额", "其中：财政拨款", "总额", "其中：财政拨款"],
        [DOWN, "法治宣传", "讲座51场。", "120", "120", "118", "118"],
        [DOWN, "金额合计", "", "420", "400", "414", "394"],
        ITEM_HEADS,
        ITEM,
    ]
    evaluation = only(document("部门（单位）整体支出绩效自评表", "（2023年度）", table))
    assert evaluation.project is None
    assert evaluation.funding.full_year_budget == 4_200_000
    assert evaluation.execution.executed == 4_140_000
    assert [(part.title, part.text) for part in evaluation.sections] == [
        ("年度主要任务完成情况", "法治宣传：讲座51场。")
    ]


@SHAPES
def test_a_framework_scores_without_targets(shape: str) -> None:
    table: list[Row] = [
        ["一级指标", "二级指标", "三级指标", "分值", "评分标准", "得分"],
        ["投入", "目标设定", "绩效目标合理性", "40", "合理得满分。", "40"],
        [DOWN, "预算配置", "在职人员控制率", "60", "不超编得满分。", "58"],
        ["合计", "", "", "100", "", "98"],
    ]
    evaluation = only(document("2023年部门整体支出绩效评价评分表", table, shape=shape))
    assert [(i.level1, i.name, i.weight, i.score) for i in evaluation.items] == [
        ("投入", "绩效目标合理性", 40, 40),
        ("投入", "在职人员控制率", 60, 58),
    ]
    assert evaluation.score == 98


def test_points_behind_each_level() -> None:
    table: list[Row] = [
        ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"],
        ["决策", "40", "项目立项", "10", "立项依据充分性", "10", "10"],
        [DOWN, DOWN, "绩效目标", "30", "绩效目标合理性", "30", "28"],
    ]
    evaluation = only(document("2023年法律援助项目支出绩效评价评分表", table))
    assert evaluation.project is not None
    assert evaluation.project.name == "法律援助"
    assert [(i.level2, i.name, i.weight, i.score) for i in evaluation.items] == [
        ("项目立项", "立项依据充分性", 10, 10),
        ("绩效目标", "绩效目标合理性", 30, 28),
    ]


def test_a_list_of_projects() -> None:
    table: list[Row] = [
        "序号 项目名称 全年预算数（万元） 全年执行数（万元） 执行率 自评得分 自评等级".split(),
        ["1", "法治宣传", "10", "9.5", "95%", "99.5", "优"],
        ["2", "法律援助", "32", "31.36", "98%", "85", "良"],
        ["", "合计", "42", "40.86", "97.3%", "", ""],
    ]
    package = read(document("2023年度项目支出绩效自评结果汇总表", table))
    assert [
        (
            each.project and each.project.name,
            each.funding.full_year_budget,
            each.execution.executed,
            each.execution.rate,
            each.score,
            each.grade,
        )
        for each in package.evaluations
    ] == [
        ("法治宣传", 100_000, 95_000, 95, Decimal("99.5"), "优"),
        ("法律援助", 320_000, 313_600, 98, 85, "良"),
    ]


def test_remarks_in_labelled_prose_are_sections() -> None:
    table: list[Row] = [
        ["项目名称", "人民调解"],
        ["主要绩效", "调解2210件。\n成功率98%。"],
        ["主要问题", "调解员流动性大。"],
        ["改进措施", "加强培训。"],
        ["项目自评得分", "98"],
    ]
    evaluation = only(document("2023年度财政项目支出绩效自评表", table, ITEM_TABLE))
    assert [part.title for part in evaluation.sections] == [
        "主要绩效",
        "主要问题",
        "改进措施",
    ]
    assert evaluation.score == 98


ITEM_TABLE: list[Row] = [[*ITEM_HEADS], [*ITEM]]


def test_a_column_that_tells_in_words_what_was_done() -> None:
    table: list[Row] = [
        [
            "项目名称",
            "一级指标",
            "三级指标",
            "指标值",
            "完成情况",
            "分值",
            "得分",
            "备注",
        ],
        ["宣传", "产出指标", "讲座", "≥20场", "21场", "50", "50", ""],
        [DOWN, "效益指标", "法治意识", "有效提升", "部分达成", "50", "40", "人手不足"],
    ]
    first, second = only(document("2023年度绩效自评表", table)).items
    assert first.actual is not None and first.actual.number == 21
    assert second.actual is not None and second.actual.kind == "qualitative"
    assert second.reason == "人手不足"


def test_cells_lost_to_blanks() -> None:
    evaluation = only(
        document(
            "2023年度项目支出绩效自评表",
            "项目名称 法治宣传",
            "项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分",
            "年度资金总额 10.00 10.00 9.50 10 95% 9.5",
            "一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分",
            "产出指标 数量指标 法治讲座 ≥20场 21场 60 60",
            "满意度指标 服务对象满意度指标 群众满意度 ≥90% 94% 30 30",
            "总分 100 99.5",
        )
    )
    assert evaluation.execution.executed == 95_000
    assert evaluation.execution.score == Decimal("9.5")
    assert [item.score for item in evaluation.items] == [60, 30]
    assert evaluation.score == Decimal("99.5")


@pytest.mark.parametrize(
    ("title", "project"),
    [
        ("项目支出绩效自评表", None),
        ("附件2 项目支出绩效自评表", None),
        ("示范区司法局2023年度部门整体支出绩效自评报告", None),
        ("2023年度财政支出绩效评价报告", None),
        ("示范区2023年法律援助补贴项目绩效评价报告", "法律援助补贴"),
        ("关于2022年度社区矫正专项经费绩效自评情况的报告", "社区矫正专项经费"),
        ("2023年1-7月人民调解项目支出绩效运行监控表", "人民调解"),
        ("2022年法律援助经费项目绩效目标完成情况自评表", "法律援助经费"),
    ],
)
def test_the_project_a_title_names(title: str, project: str | None) -> None:
    assert named_in_title(title) == project
