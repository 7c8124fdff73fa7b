"""What narrow columns and the ends of pages break is put together again."""

from __future__ import annotations

import pytest
from tests.unit.forms.budget.builders import amounts, lines, only_table, read, tabbed

from faheng.forms.budget.amounts import is_amount, read_amount

HEAD = "科目编码|科目名称|合计|项目支出"


@pytest.mark.parametrize(
    ("printed", "yuan"),
    [
        ("8,02\n5,70\n4.92", "8025704.92"),
        ("324,355.8\n4", "324355.84"),
        ("85,000.\n00", "85000.00"),
        ("78,9\n00.0\n0", "78900.00"),
    ],
)
def test_an_amount_broken_over_lines(printed: str, yuan: str) -> None:
    assert is_amount(printed)
    assert str(read_amount(printed, "元")) == yuan


@pytest.mark.parametrize("printed", ["12.00\n13.00", "5\n6", "100\n甲"])
def test_two_amounts_above_each_other_are_not_one(printed: str) -> None:
    assert not is_amount(printed)


def test_code_and_amount_parted_by_a_page() -> None:
    table = only_table(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(f"{HEAD}\n2040612|法制建设|5.00|5.00\n204061|信息化|375,14|375,14"),
        tabbed("3|建设|8.80|8.80\n208|社会保障支出|2.00|2.00", number=2),
    )
    assert [(one.code, one.name) for one in table.rows] == [
        ("2040612", "法制建设"),
        ("2040613", "信息化建设"),
        ("208", "社会保障支出"),
    ]
    assert amounts(table.rows[1]) == {"total": "375148.80", "project": "375148.80"}


def test_only_the_last_digits_of_a_row_stand_on_the_next_page() -> None:
    table = only_table(
        lines("2021年部门支出总表", "单位：元"),
        tabbed("类|款|科目名称|合计|项目支出\n210|0|基层医疗卫生机构|8,705.4|705.4"),
        tabbed("  |3| |6|6\n221| |住房保障支出|2.00|2.00", number=2),
    )
    assert [(one.code, one.name) for one in table.rows] == [
        ("21003", "基层医疗卫生机构"),
        ("221", "住房保障支出"),
    ]
    assert amounts(table.rows[0]) == {"total": "8705.46", "project": "705.46"}


def test_a_row_of_its_own_is_no_rest_of_the_amounts_above() -> None:
    table = only_table(
        lines("2021年部门支出总表", "单位：万元"),
        tabbed(f"{HEAD}\n2040612|法治建设|8.8|8.8"),
        tabbed("2040613|信息化建设|5|5", number=2),
    )
    assert [amounts(row)["total"] for row in table.rows] == ["88000.00", "50000.00"]


def test_a_head_printed_again_without_room_for_its_last_line() -> None:
    table = only_table(
        lines("2021年部门收入总表", "单位：元"),
        tabbed(
            "科目编码|科目名称|合计|一般公共预算拨款收入|政府性基金预算拨款收入\n204|公共安全支出|5.00|5.00|0.00"
        ),
        tabbed(
            "科目编码|科目名称|合计|一般公共预算拨款收入|政府性基金预算拨款收\n208|社会保障支出|2.00|1.00|入1.00",
            number=2,
        ),
    )
    assert [one.code for one in table.rows] == ["204", "208"]
    assert amounts(table.rows[1]) == {
        "total": "2.00",
        "general": "1.00",
        "fund": "1.00",
    }


def test_other_words_before_an_amount_are_not_of_the_head() -> None:
    table = only_table(
        lines("2021年部门支出总表", "单位：元"),
        tabbed(f"{HEAD}\n204|公共安全支出|5.00|约5.00"),
    )
    assert amounts(table.rows[0]) == {"total": "5.00"}


def test_a_head_parted_by_a_page() -> None:
    table = only_table(
        lines("2021年政府采购预算明细表", "单位：元"),
        tabbed("项目|合计|事业收入预算| "),
        tabbed(" | |非教育收费收入|教育收费收入\n货物类|5.00|2.00|3.00", number=2),
    )
    assert [column.key for column in table.columns] == [
        "total",
        "business",
        "business_education",
    ]
    assert amounts(table.rows[0])["business_education"] == "3.00"


def test_fields_and_indicators_of_a_form_parted_by_pages() -> None:
    reading = read(
        lines("2021年区级项目绩效目标表", "单位：元"),
        tabbed("项目名称*：|法律援助专| \n项目当年预算（元）：|5.00| "),
        tabbed("项目上年预算（元）：|0.00| \n项目实施计|开展援", number=2),
        tabbed(
            "划*:|助。| \n一级指标|二级指标|三级指标|目标值|指标解释\n"
            "产出目标|数量|形成服务网络|≥1 个|考察是否",
            number=3,
        ),
        tabbed(" | |体系| |形成。\n |质量|案件质量|达标| ", number=4),
    )
    (form,) = reading.package.declarations
    assert form.project.name == "法律援助专"
    assert form.project.plan == "开展援助。"
    assert [(one.name, one.explanation) for one in form.indicators] == [
        ("形成服务网络体系", "考察是否形成。"),
        ("案件质量", None),
    ]
    assert reading.package.unread == ()
