"""The form with two terms side by side, in cells with spans and in plain text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import DOWN, Row, Wide, characters, document

from faheng.forms.reading import read_form, recognise_layout

NAME = "社区矫正对象教育帮扶经费"


def form(*, unit: str = "元") -> list[Row]:
    return [
        [Wide("项目支出绩效目标申报表（生成表）", 8)],
        [Wide("（2022年度）", 8)],
        [Wide("项目名称", 2), Wide(NAME, 6)],
        [
            Wide("主管部门及代码", 2),
            Wide("示范市东山区司法局", 2),
            Wide("实施单位", 2),
            Wide("东山区社区矫正中心", 2),
        ],
        [Wide("项目期", 2), Wide("2022年1月1日至2024年12月31日", 6)],
        [Wide("项目概况", 2), Wide("为在册对象提供教育帮扶。", 6)],
        [Wide("项目立项依据", 2), Wide("《社区矫正法》", 6)],
        [
            Wide("", 2),
            "总投入",
            "中央财政",
            "省级财政",
            "市本级财政",
            "县（市）区级财政",
            "其他",
        ],
        [Wide(f"中期资金来源（{unit}）", 2), "30.00", "", "9.00", "", "21.00", ""],
        [Wide(f"年度资金来源（{unit}）", 2), "10.00", "", "3.00", "", "7.00", ""],
        ["总  体   目  标", Wide("中期目标", 3), Wide("年度目标", 4)],
        [DOWN, Wide("三年内覆盖全部对象。", 3), Wide("当年覆盖八成对象。", 4)],
        [DOWN, Wide("", 3), Wide("形成一套教材。", 4)],
        [
            "绩  效  指  标",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标值",
            "二级指标",
            "三级指标",
            "指标值",
        ],
        [
            DOWN,
            "产出指标",
            "数量指标",
            "集中教育",
            "≥90场",
            "数量指标",
            "集中教育",
            "≥30场",
        ],
        [DOWN, DOWN, "质量指标", "建档率", "100%", "质量指标", "建档率", "100%"],
        [
            DOWN,
            "满意度指标",
            "群众满意度",
            "对象满意度",
            "≥90%",
            "群众满意度",
            "家属满意度",
            "≥85%",
        ],
        [Wide("单位已有的保障项目实施的制度措施", 2), Wide("内部控制制度", 6)],
    ]


@pytest.mark.parametrize("shape", ["word", "text"])
class TestForm:
    def read(self, shape: str, rows: list[Row] | None = None, *lines: str):
        found = document(*lines, rows or form(), shape=shape)
        reading = read_form(found)
        assert reading.coverage is not None
        assert reading.coverage.total == characters(found)
        return reading

    def test_is_recognised_and_named(self, shape: str) -> None:
        layout, confidence = recognise_layout(document(form(), shape=shape))
        assert layout.id == "kunming-2020"
        assert confidence > Decimal("0.9")

    def test_project_and_bureau(self, shape: str) -> None:
        package = self.read(shape).package
        project = package.declarations[0].project
        assert project.name == NAME
        assert project.overview == "为在册对象提供教育帮扶。"
        assert project.basis == "《社区矫正法》"
        assert project.implementing_unit == "东山区社区矫正中心"
        assert str(project.starts_on) == "2022-01-01"
        assert str(project.ends_on) == "2024-12-31"
        assert package.bureau.name == "示范市东山区司法局"
        assert package.year == 2022

    def test_money_by_source_and_term(self, shape: str) -> None:
        funding = self.read(shape).package.declarations[0].funding
        assert (funding.annual, funding.medium_term) == (Decimal(10), Decimal(30))
        assert {(s.source, s.annual, s.medium_term) for s in funding.sources} == {
            ("province", Decimal(3), Decimal(9)),
            ("county", Decimal(7), Decimal(21)),
        }

    def test_money_in_ten_thousands(self, shape: str) -> None:
        package = self.read(shape, form(unit="万元")).package
        assert package.declarations[0].funding.annual == Decimal(100_000)
        assert package.source.money_unit == "万元"

    def test_goals_keep_their_paragraphs(self, shape: str) -> None:
        declaration = self.read(shape).package.declarations[0]
        assert declaration.medium_term_goal == "三年内覆盖全部对象。"
        assert declaration.annual_goal == "当年覆盖八成对象。\n形成一套教材。"

    def test_both_terms_of_an_indicator(self, shape: str) -> None:
        first = self.read(shape).package.declarations[0].indicators[0]
        assert first.target is not None and first.period_target is not None
        assert first.target.number == 30
        assert first.period_target.number == 90
        assert first.category == "output.quantity"

    def test_level_1_holds_for_the_rows_below(self, shape: str) -> None:
        second = self.read(shape).package.declarations[0].indicators[1]
        assert (second.level1, second.name) == ("产出指标", "建档率")

    def test_blocks_that_name_different_indicators_stay_apart(self, shape: str) -> None:
        *_, medium, annual = self.read(shape).package.declarations[0].indicators
        assert (medium.name, medium.target) == ("对象满意度", None)
        assert (annual.name, annual.period_target) == ("家属满意度", None)
        assert annual.level1 == "满意度指标"

    def test_text_without_a_field_is_kept(self, shape: str) -> None:
        unread = [part.text for part in self.read(shape).package.unread]
        assert unread == ["内部控制制度"]

    def test_rows_may_be_missing(self, shape: str) -> None:
        rows = [row for row in form() if "项目概况" not in str(row[0])]
        declaration = self.read(shape, rows).package.declarations[0]
        assert declaration.project.overview is None
        assert len(declaration.indicators) == 4

    def test_every_place_is_known(self, shape: str) -> None:
        reading = self.read(shape)
        assert reading.where("/declarations/0/indicators/1/target").quote == "100%"
        assert reading.where("/declarations/0/indicators/1/target").row == 16
        assert reading.where("/declarations/0/funding/annual").row == 10
        assert reading.where("/declarations/0/project/overview").row == 6


class TestProse:
    LINES = (
        "示范市东山区司法局2022年项目",
        "项目名称",
        f"{NAME}。",
        "立项依据",
        "区委会议纪要",
        "项目实施单位",
        "单位名称：示范市东山区司法局",
        "地址：东山路1号",
        "项目实施计划",
        "按季度实施。",
        "项目实施内容",
        "开展教育。",
    )

    def reading(self):
        return read_form(document(*self.LINES, form()))

    def test_prose_fills_what_the_form_leaves_blank(self) -> None:
        assert self.reading().package.declarations[0].project.plan == "按季度实施。"

    def test_the_form_goes_before_the_prose(self) -> None:
        package = self.reading().package
        assert package.declarations[0].project.basis == "《社区矫正法》"
        assert "区委会议纪要" in [part.text for part in package.unread]

    def test_prose_that_repeats_a_field_is_not_unread(self) -> None:
        unread = [part.text for part in self.reading().package.unread]
        assert unread == [
            "区委会议纪要",
            "地址：东山路1号",
            "开展教育。",
            "内部控制制度",
        ]


def test_several_projects_each_with_its_own_prose() -> None:
    other = [
        row
        if "项目名称" not in str(row[0])
        else [Wide("项目名称", 2), Wide("乙项目", 6)]
        for row in form()
    ]
    second = ("项目名称", "乙项目。", "项目实施计划", "年底实施。")
    package = read_form(document(*TestProse.LINES, form(), *second, other)).package
    assert [(d.project.name, d.project.plan) for d in package.declarations] == [
        (NAME, "按季度实施。"),
        ("乙项目", "年底实施。"),
    ]


@pytest.mark.parametrize("shape", ["word", "text"])
def test_a_blank_medium_term_leaves_the_levels(shape: str) -> None:
    rows = form()[:14] + [
        [DOWN, "产出指标", "数量指标", "", "", "数量指标", "集中教育", "≥30场"],
        [DOWN, DOWN, "成本指标", "", "", "成本指标", "场均费用", "≤900元/场"],
        [DOWN, DOWN, DOWN, "", "", DOWN, "教材单价", "≤20元/册"],
        [DOWN, "满意度指标", "对象满意度", "", "", "对象满意度", "对象满意度", "≥90%"],
    ]
    (declaration,) = read_form(document(rows, shape=shape)).package.declarations
    assert [(i.level1, i.level2, i.name) for i in declaration.indicators] == [
        ("产出指标", "数量指标", "集中教育"),
        ("产出指标", "成本指标", "场均费用"),
        ("产出指标", "成本指标", "教材单价"),
        ("满意度指标", "对象满意度", "对象满意度"),
    ]
    assert all(i.target and i.period_target is None for i in declaration.indicators)


def test_a_project_text_without_its_form() -> None:
    found = document(
        "西山县司法局2023年安置帮教经费项目文本",
        "一、项目名称",
        "安置帮教经费。",
        "二、立项依据",
        "西办发〔2022〕15号",
        "三、项目实施单位",
        "单位名称：西山县司法局",
        "四、项目基本概况",
        "在册安置帮教对象260人。",
        "五、项目实施内容",
        "开展帮扶和技能培训。",
        "六、资金安排情况",
        "安排资金10万元。",
        "七、项目实施计划",
        "全年组织实施。",
    )
    layout, _ = recognise_layout(found)
    reading = read_form(found)
    (declaration,) = reading.package.declarations
    assert layout.id == "kunming-2020"
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    assert (reading.package.year, reading.package.bureau.name) == (2023, "西山县司法局")
    assert declaration.project.name == "安置帮教经费"
    assert declaration.project.basis == "西办发〔2022〕15号"
    assert declaration.project.overview == "在册安置帮教对象260人。"
    assert declaration.project.plan == "全年组织实施。"


FLAT = (
    "示范州东山市司法局2021年项目绩效目标",
    "项目支出绩效目标申报表",
    "（2021年度）",
    "项目名称 人民监督员选任工作经费",
    "主管部门及代码 126001 东山市司法局 实施单位 东山市司法局",
    "项目期 2021年至2023年",
    "项目概况 开展人民监督员选任。",
    "总投入 中央财政 省级财政 州市级财政 县（市、区）级财政 其他",
    "中期资金来源（万元） 18.00 6.00 12.00",
    "年度资金来源（万元） 6.00 0.00 2.00 0.00 4.00 0.00",
    "总  体   目  标 中期目标 年度目标",
    "选任人民监督员240名。 选任人民监督员80名。",
    "绩  效  指  标 一级指标 二级指标 三级指标 指标值 二级指标 三级指标 指标值",
    "产出指标 数量指标 选任人民监督员 240名 数量指标 选任人民监督员 80名",
    "岗前培训 3期 岗前培训 1期",
    "质量指标 资格审查合格率 100% 质量指标 资格审查合格率 100%",
    "满意度指标 群众满意度 群众满意度 ≥90% 群众满意度 群众满意度 ≥90%",
)


def test_a_form_flattened_to_lines() -> None:
    found = document(*FLAT)
    assert recognise_layout(found)[0].id == "kunming-2020"
    read = read_form(found)
    package = read.package
    (declaration,) = package.declarations
    assert read.coverage is not None and read.coverage.total == characters(found)
    assert (package.year, package.bureau.name, package.bureau.code) == (
        2021,
        "东山市司法局",
        "126001",
    )
    assert declaration.project.name == "人民监督员选任工作经费"
    assert declaration.project.overview == "开展人民监督员选任。"
    funding = declaration.funding
    assert (funding.medium_term, funding.annual) == (180_000, 60_000)
    assert [(s.source, s.annual) for s in funding.sources if s.annual] == [
        ("province", 20_000),
        ("county", 40_000),
    ]
    assert declaration.medium_term_goal == "选任人民监督员240名。"
    assert declaration.annual_goal == "选任人民监督员80名。"
    assert [
        (i.level1, i.level2, i.name, i.target and i.target.number)
        for i in declaration.indicators
    ] == [
        ("产出指标", "数量指标", "选任人民监督员", 80),
        ("产出指标", "数量指标", "岗前培训", 1),
        ("产出指标", "质量指标", "资格审查合格率", 100),
        ("满意度指标", "群众满意度", "群众满意度", 90),
    ]
    period = declaration.indicators[0].period_target
    assert period is not None and period.number == 240
    # Two amounts below five sources: nobody can say which.
    assert [part.text for part in package.unread] == ["6.00 12.00"]


def prose(*lines: str):
    found = document("西山县司法局2023年项目文本", *lines)
    assert recognise_layout(found)[0].id == "kunming-2020"
    read = read_form(found)
    assert read.coverage is not None and read.coverage.total == characters(found)
    return read.package


@pytest.mark.parametrize(
    "numbers",
    [
        ("一、", "二、", "三、", "四、", "五、", "六、", "七、"),
        ("（一）", "（二）", "（三）", "（四）", "（五）", "（六）", "（七）"),
        ("1.", "2.", "3.", "4.", "5.", "6.", "7."),
        ("",) * 7,
    ],
)
def test_headings_with_their_text_on_the_same_line(numbers: tuple[str, ...]) -> None:
    said = (
        "项目名称：安置帮教经费",
        "立项依据：西办发〔2022〕15号",
        "项目实施单位：西山县司法局",
        "项目基本概况：在册安置帮教对象260人。",
        "项目实施内容：开展帮扶和技能培训。",
        "资金安排情况：安排资金10万元。",
        "项目实施计划：上半年摸底，",
    )
    package = prose(*map("".join, zip(numbers, said, strict=True)), "下半年实施。")
    (declaration,) = package.declarations
    project = declaration.project
    assert project.name == "安置帮教经费"
    assert project.basis == "西办发〔2022〕15号"
    assert project.implementing_unit == "西山县司法局"
    assert project.overview == "在册安置帮教对象260人。"
    assert project.plan == "上半年摸底，\n下半年实施。"
    assert [part.text for part in package.unread] == [
        "开展帮扶和技能培训。",
        "安排资金10万元。",
    ]


def test_a_point_of_a_chapter_is_no_heading() -> None:
    package = prose(
        "一、项目名称：安置帮教经费",
        "二、项目立项依据",
        "西办发〔2022〕15号",
        "三、实施单位",
        "西山县司法局",
        "四、项目概况",
        "在册安置帮教对象260人。",
        "1.实施内容：开展帮扶。",
        "五、实施内容",
        "六、资金安排情况",
        "七、实施计划：全年实施。",
    )
    (declaration,) = package.declarations
    project = declaration.project
    assert project.overview == "在册安置帮教对象260人。\n1.实施内容：开展帮扶。"
    assert (project.implementing_unit, project.plan) == ("西山县司法局", "全年实施。")
