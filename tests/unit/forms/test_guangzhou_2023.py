"""One row a project, as cells, over pages, and flattened to lines."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.forms.building import Row, Wide, characters, document, word_grid

from faheng.documents.document import Document, Line
from faheng.forms.reading import read_form, recognise_layout
from faheng.model.package import FundingSource, Package

HEADS: Row = [
    "项目名称（资金使用单位）",
    "总计",
    "财政拨款",
    "财政专户拨款",
    "其他资金",
    "绩效目标",
    "绩效指标",
]
UNIT = "示范市西山区司法局"


def items(*names: str) -> str:
    return ";".join(
        f"{n}、1-产出指标,11-数量指标,{name}；实施周期指标值:不少于{n}次,年度指标值:不少于{n}次"
        for n, name in enumerate(names, start=1)
    )


ROWS: list[Row] = [
    HEADS,
    ["合计", "12.50", "10.00", "", "2.50", "", ""],
    [UNIT, "12.50", "10.00", "", "2.50", "", ""],
    [
        "调解工作经费",
        "10.00",
        "10.00",
        "",
        "",
        "做好调解。",
        items("培训", "宣传") + "。",
    ],
    ["西财〔2024〕5号\n普法经费", "2.50", "", "", "2.50", "普及法律。", items("讲座")],
]
TITLE = f"{UNIT}2024年项目支出绩效目标表"
NOTE = f"部门名称：{UNIT} 单位：万元"
CLOSE_NOTE = f"部门名称：{UNIT}单位：万元"


def checked(found: Document):
    assert recognise_layout(found)[0].id == "guangzhou-2023"
    reading = read_form(found)
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    return reading


@pytest.mark.parametrize("shape", ["word", "text"])
class TestCells:
    def test_projects_with_their_money(self, shape: str) -> None:
        package = checked(document(TITLE, NOTE, ROWS, shape=shape)).package
        first, second = package.declarations
        assert first.project.name == "调解工作经费"
        assert second.project.name == "西财〔2024〕5号普法经费"
        assert second.project.implementing_unit == UNIT
        assert (first.funding.annual, second.funding.annual) == (
            Decimal(100_000),
            Decimal(25_000),
        )
        assert [(s.source, s.annual) for s in second.funding.sources] == [
            ("other", Decimal(25_000))
        ]

    def test_the_printed_total_is_kept(self, shape: str) -> None:
        reading = checked(document(TITLE, NOTE, ROWS, shape=shape))
        assert reading.package.department_targets is not None
        assert reading.package.department_targets.total == Decimal(125_000)
        assert reading.where("/department_targets/total").quote == "12.50"

    def test_indicators(self, shape: str) -> None:
        package = checked(document(TITLE, NOTE, ROWS, shape=shape)).package
        first, second = package.declarations
        assert [i.name for i in first.indicators] == ["培训", "宣传"]
        assert first.indicators[1].level1 == "1-产出指标"
        assert first.indicators[1].category == "output.quantity"
        assert first.annual_goal == "做好调解。"
        assert len(second.indicators) == 1

    def test_heading(self, shape: str) -> None:
        package = checked(document(TITLE, NOTE, ROWS, shape=shape)).package
        assert (package.bureau.name, package.year) == (UNIT, 2024)
        assert package.source.money_unit == "万元"
        assert package.unread == ()

    def test_notes_in_rows_above_the_heads(self, shape: str) -> None:
        rows: list[Row] = [[Wide(TITLE, 7)], [Wide(NOTE, 7)], *ROWS]
        package = checked(document(rows, shape=shape)).package
        assert (package.bureau.name, package.year) == (UNIT, 2024)
        assert len(package.declarations) == 2
        assert package.declarations[0].funding.annual == Decimal(100_000)


def test_a_unit_with_another_sum_than_the_total_is_left_to_read() -> None:
    rows = [
        row if row[0] != UNIT else [UNIT, "11.00", "", "", "", "", ""] for row in ROWS
    ]
    package = checked(document(TITLE, NOTE, rows)).package
    assert [part.text for part in package.unread] == ["11.00"]


def test_a_row_broken_over_a_page_goes_on() -> None:
    whole = items("培训", "宣传", "走访")
    upper: list[Row] = [
        *ROWS[:3],
        ["调解工作", "10.00", "10.00", "", "", "做好调\n解和", whole[:50]],
    ]
    lower: list[Row] = [HEADS, ["经费", "", "", "", "", "宣传。", whole[50:]]]
    blocks = (Line(TITLE), Line(NOTE), word_grid(upper, 1, 1), word_grid(lower, 2, 2))
    package = checked(Document("x.pdf", "0", "pdf", blocks, 2)).package
    (only,) = package.declarations
    assert only.project.name == "调解工作经费"
    assert only.annual_goal == "做好调解和宣传。"
    assert [i.name for i in only.indicators] == ["培训", "宣传", "走访"]


def lines(*texts: str) -> Document:
    blocks = tuple(Line(text, number=n) for n, text in enumerate(texts, start=1))
    return Document("x.txt", "0", "txt", blocks)


HEAD_LINE = (
    "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标"
)


def flattened(*projects: str) -> Document:
    return lines(
        TITLE, NOTE, HEAD_LINE, "合计 12.50 12.50", f"{UNIT} 12.50 12.50", *projects
    )


LONG = items("举办村居人民调解员和司法所工作人员业务培训", "宣传")


class TestFlattened:
    def test_name_and_amounts_on_one_line(self) -> None:
        package = checked(
            flattened(
                "调解工作经费 12.50 12.50",
                "做好基层调解",
                "工作。",
                LONG[:60],
                LONG[60:] + "。",
            )
        ).package
        (only,) = package.declarations
        assert only.project.name == "调解工作经费"
        assert only.annual_goal == "做好基层调解工作。"
        assert only.funding.annual == Decimal(125_000)
        assert len(only.indicators) == 2
        assert package.unread == ()

    def test_a_wrapped_name_with_amounts_below_it(self) -> None:
        package = checked(
            flattened(
                "    调解经费 2.50 2.50",
                "做好。",
                LONG + "。",
                "    （区安排）西财（2023）",
                "11号普法宣传项目",
                "经费",
                "10.00 10.00",
                "做好。",
                LONG + "。",
            )
        ).package
        assert [d.project.name for d in package.declarations] == [
            "调解经费",
            "（区安排）西财（2023）11号普法宣传项目经费",
        ]
        assert package.declarations[1].funding.annual == Decimal(100_000)

    def test_a_list_that_ends_without_a_stop_keeps_its_last_line(self) -> None:
        text = items("甲" * 40)
        package = checked(
            flattened(
                "调解经费 2.50 2.50",
                "做好。",
                text[:-3],
                text[-3:],
                "    普法经费 10.00 10.00",
                "做好。",
                items("讲座"),
            )
        ).package
        first, second = package.declarations
        assert first.indicators[0].target is not None
        assert first.indicators[0].target.number == 1
        assert second.project.name == "普法经费"

    def test_a_goal_may_count_its_points(self) -> None:
        package = checked(
            flattened("调解经费 12.50 12.50", "1、做好调解。", "2、做好宣传。", LONG)
        ).package
        assert package.declarations[0].annual_goal == "1、做好调解。\n2、做好宣传。"

    def test_page_numbers_and_repeated_heads_stay_out(self) -> None:
        package = checked(
            flattened(
                "调解经费 12.50 12.50",
                "做好。",
                LONG[:60],
                "— 2 —",
                HEAD_LINE,
                LONG[60:],
            )
        ).package
        assert [i.name for i in package.declarations[0].indicators][1] == "宣传"
        assert [part.text for part in package.unread] == ["— 2 —"]

    def test_three_amounts_do_not_say_the_third_column(self) -> None:
        package = checked(
            flattened("调解经费 12.50 10.00 2.50", "做好。", LONG)
        ).package
        assert [s.source for s in package.declarations[0].funding.sources] == [
            "appropriation"
        ]
        assert [part.text for part in package.unread] == ["2.50"]

    @pytest.mark.parametrize(
        "amounts, yuan", [("12 12", 120_000), ("1,835 1,835", 18_350_000)]
    )
    def test_amounts_need_no_decimals(self, amounts: str, yuan: int) -> None:
        package = checked(
            flattened(
                "    调解经费 2.50 2.50",
                "做好。",
                LONG + "。",
                f"    “八五”普法经费 {amounts}",
                "做好普法。",
                LONG + "。",
            )
        ).package
        assert [d.project.name for d in package.declarations] == [
            "调解经费",
            "“八五”普法经费",
        ]
        assert package.declarations[1].funding.annual == Decimal(yuan)
        assert package.declarations[1].annual_goal == "做好普法。"
        assert package.unread == ()

    def test_a_number_at_the_margin_of_a_list_is_no_amount(self) -> None:
        text = items("举办村居人民调解员和司法所工作人员业务培训", "挽回损失")
        head, _, tail = text.rpartition("不少于2次")
        package = checked(
            flattened(
                "    调解经费 2.50 2.50",
                "做好。",
                head + "不少于 2",
                "次" + tail + "。",
                "    普法经费 10 10",
                "做好。",
                LONG,
            )
        ).package
        first, second = package.declarations
        assert first.indicators[1].target is not None
        assert first.indicators[1].target.text == "不少于2次"
        assert second.funding.annual == Decimal(100_000)

    def test_a_list_that_begins_anew_is_a_project_though_it_prints_no_amount(
        self,
    ) -> None:
        package = checked(
            flattened(
                "    调解经费 2.50 2.50",
                "做好。",
                LONG + "。",
                "    普法经费",
                "做好普法。",
                items("讲座") + "。",
            )
        ).package
        first, second = package.declarations
        assert [i.name for i in second.indicators] == ["讲座"]
        assert len(first.indicators) == 2
        assert (second.project.name, second.funding.annual) == (None, None)
        assert [part.text for part in package.unread] == ["普法经费", "做好普法。"]

    def test_a_third_amount_is_placed_where_the_heads_leave_one_column(self) -> None:
        heads = "项目名称 总计 财政拨款 其他资金 绩效目标 绩效指标"
        package = checked(
            lines(TITLE, NOTE, heads, "调解经费 12.50 10.00 2.50", "做好。", LONG)
        ).package
        assert [(s.source, s.annual) for s in sources(package)] == [
            ("appropriation", Decimal(100_000)),
            ("other", Decimal(25_000)),
        ]
        assert package.unread == ()

    def test_a_third_amount_is_placed_where_only_so_the_columns_add_up(self) -> None:
        package = checked(
            lines(
                TITLE,
                NOTE,
                HEAD_LINE,
                "合计 25.00 20.00 0.00 5.00",
                f"{UNIT} 25.00 20.00 0.00 5.00",
                "    调解经费 12.50 10.00 2.50",
                "做好。",
                LONG + "。",
                "    普法经费 12.50 10.00 2.50",
                "做好。",
                LONG + "。",
            )
        ).package
        assert [s.source for d in package.declarations for s in d.funding.sources] == [
            "appropriation",
            "other",
        ] * 2
        assert package.unread == ()


def sources(package: Package) -> tuple[FundingSource, ...]:
    return package.declarations[0].funding.sources


def test_a_row_without_amounts_whose_list_begins_anew_is_a_project() -> None:
    rows: list[Row] = [
        *ROWS,
        ["法援经费", "", "", "", "", "办好援助。", items("办案")],
    ]
    package = checked(document(TITLE, NOTE, rows)).package
    assert [d.project.name for d in package.declarations][2] == "法援经费"
    assert package.declarations[2].funding.annual is None


def test_the_unit_may_follow_without_a_blank() -> None:
    package = checked(document(TITLE, CLOSE_NOTE, ROWS)).package
    assert package.bureau.name == UNIT
    assert package.declarations[0].funding.annual == Decimal(100_000)


def test_several_units_each_above_its_projects() -> None:
    rows: list[Row] = [
        *ROWS[:1],
        ["合计", "15.50", "15.50", "", "", "", ""],
        [UNIT, "12.50", "12.50", "", "", "", ""],
        *ROWS[3:],
        ["西山区法律援助中心", "3.00", "3.00", "", "", "", ""],
        ["援助经费", "3.00", "3.00", "", "", "办好援助。", items("办案")],
    ]
    package = checked(document(TITLE, NOTE, rows)).package
    assert [d.project.implementing_unit for d in package.declarations] == [
        UNIT,
        UNIT,
        "西山区法律援助中心",
    ]
