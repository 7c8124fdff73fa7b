"""The parts forms are put together from: amounts, values, heads, names of fields."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.unit.forms.writing.generated import package_of

from faheng.documents.composing.pieces import Cell
from faheng.forms.reading import load_layouts
from faheng.forms.targets.mending import mend_prose
from faheng.forms.targets.values import settled
from faheng.forms.writing.amounts import printed
from faheng.forms.writing.budgets.heads import head_rows
from faheng.forms.writing.comparing import changed_fields
from faheng.forms.writing.dropping import without
from faheng.forms.writing.fields import fields_of
from faheng.forms.writing.naming import name_of, names_of
from faheng.forms.writing.prose import paragraphs
from faheng.forms.writing.runs import run_length
from faheng.forms.writing.spreading import spread_values
from faheng.forms.writing.targets import Printed, TargetPrinter
from faheng.forms.writing.writers import writer_of
from faheng.model.package import Indicator, Package
from faheng.values.grammar import parse_value
from faheng.values.money import parse_money

_CENTS = some.integers(-(10**14), 10**14).map(lambda cents: Decimal(cents) / 100)


@given(_CENTS, some.sampled_from(("元", "万元")))
def test_no_yuan_is_lost_in_print(yuan: Decimal, unit: str) -> None:
    text = printed(yuan, unit)
    assert parse_money(text, unit) == yuan
    assert len(text.partition(".")[2]) >= 2


def test_a_blank_amount_stays_blank() -> None:
    assert printed(None, "万元") == ""
    assert printed(Decimal(0), "元") == "0.00"


@given(
    some.lists(
        some.text("法律援助，。；1a “”", min_size=1, max_size=40).filter(
            lambda line: line == line.strip() and line
        ),
        min_size=1,
        max_size=5,
    )
)
def test_paragraphs_are_found_again_however_their_lines_break(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert mend_prose(paragraphs(text)) == text


@pytest.mark.parametrize("indent", ["", "　　", "    ", "\u00a0\u00a0", "\t"])
def test_a_text_with_indents_of_its_own_is_indented_once(indent: str) -> None:
    text = f"{indent}办理法律援助案件。\n{indent}开展普法宣传。"
    assert paragraphs(text) == "　　办理法律援助案件。\n　　开展普法宣传。"


def _printer() -> TargetPrinter:
    return TargetPrinter(package_of("mof-core-2021", 1))


@pytest.mark.parametrize(
    ("value", "sign", "unit", "wanted"),
    [
        ("95", "≥", "%", Printed("≥", "95", "%")),
        ("≥95%", None, None, Printed("", "≥95%", "")),
        ("有所提升", "定性", None, Printed("定性", "有所提升", "")),
        ("1500", "≤", "元/件", Printed("≤", "1500", "元/件")),
    ],
)
def test_a_value_stands_in_the_columns_it_was_read_from(
    value: str, sign: str | None, unit: str | None, wanted: Printed
) -> None:
    target = parse_value(value, sign_column=sign, unit_column=unit)
    assert _printer().apart(Indicator(name="指标", target=target), target) == wanted


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("≥95%", Printed("≥", "95", "%")),
        ("100件（含）以上", Printed("≥", "100", "件")),
        ("不少于 5 次", Printed("≥", "5", "次")),
        ("100元/次", Printed("＝", "100", "元/次")),
        ("1,500人", Printed("＝", "1,500", "人")),
        ("每季度1次", Printed("", "每季度1次", "")),
        ("3-5天", Printed("", "3-5天", "")),
        ("约100件", Printed("", "约100件", "")),
        ("完成100件援助", Printed("", "完成100件援助", "")),
        ("2024年底前", Printed("", "2024年底前", "")),
    ],
)
def test_a_plain_number_typed_in_one_piece_is_spread_over_the_columns(
    typed: str, wanted: Printed
) -> None:
    meant = parse_value(typed)
    package = _with_indicator(package_of("mof-core-2021", 1), target=meant)
    writer = writer_of(load_layouts()["mof-core-2021"])
    (spread, *_) = spread_values(package, writer).declarations[0].indicators
    assert _printer().apart(spread, spread.target) == wanted
    one_column = writer_of(load_layouts()["mof-declaration-2015"])
    assert spread_values(package, one_column) is package


def test_a_form_of_one_column_keeps_the_words() -> None:
    target = parse_value("100件以上")
    assert _printer().in_one_cell(Indicator(target=target), target) == "100件以上"


def test_a_value_of_three_columns_is_written_out_for_one() -> None:
    target = parse_value("95", sign_column="≥", unit_column="%")
    text = _printer().in_one_cell(Indicator(name="合格率", target=target), target)
    again = parse_value(text, indicator="合格率")
    assert (again.comparator, again.number, again.unit) == (">=", Decimal(95), "%")


def test_words_over_words_stand_once() -> None:
    rows = head_rows([("科目",), ("预算", "合计"), ("预算", "基本")])
    assert [[(c.text, c.columns, c.rows) for c in row] for row in rows] == [
        [("科目", 1, 2), ("预算", 2, 1)],
        [("合计", 1, 1), ("基本", 1, 1)],
    ]
    assert all(isinstance(cell, Cell) and cell.label for row in rows for cell in row)


def test_a_level_begins_anew_below_another() -> None:
    rows = [("产出", "数量"), ("产出", "数量"), ("效益", "数量")]
    assert [run_length(rows, at, 1) for at in range(3)] == [2, 0, 1]
    assert [run_length(rows, at, 2) for at in range(3)] == [2, 0, 1]


def _changed(package: Package, **parts: object) -> Package:
    first, *rest = package.declarations
    return package.model_copy(
        update={"declarations": (first.model_copy(update=parts), *rest)}
    )


def test_a_lost_paragraph_is_a_change_and_a_blank_is_none() -> None:
    package = _changed(package_of("hebei-2020", 1), annual_goal="一是抓 好\n二是管好")
    joined = _changed(package, annual_goal="一是抓 好二是管好")
    closer = _changed(package, annual_goal="一是抓好\n二是管好")
    path = ("declarations", 0, "annual_goal")
    assert changed_fields(package, joined) == [path]
    assert changed_fields(package, closer) == []


def _with_indicator(package: Package, **parts: object) -> Package:
    first = package.declarations[0]
    return _changed(package, indicators=(first.indicators[0].model_copy(update=parts),))


@pytest.mark.parametrize("text", ["约100件", "100件左右", "1%"])
def test_a_doubt_about_the_sign_alone_is_none_for_the_reader_of_a_row(
    text: str,
) -> None:
    meant = parse_value(text, indicator="再犯罪率")
    assert meant.readings
    package = _with_indicator(package_of("hebei-2020", 1), target=meant)
    again = _with_indicator(package, target=settled(meant))
    assert changed_fields(package, again) == []
    other = parse_value("2%", indicator="再犯罪率")
    assert changed_fields(package, _with_indicator(package, target=other))


def test_what_nobody_sees_is_no_change() -> None:
    seen = _changed(package_of("hebei-2020", 1), annual_goal="法律援助")
    for unseen in "\u200b\u200e\u00ad\u2060\ufe0f\u200d":
        package = _changed(
            seen, annual_goal=f"法律{unseen}援助", medium_term_goal=unseen
        )
        assert changed_fields(package, seen) == []


def test_a_class_follows_from_the_levels() -> None:
    package = package_of("hebei-2020", 1)
    assert package.declarations[0].indicators[0].category
    without_class = _with_indicator(package, category=None)
    assert changed_fields(without_class, _with_indicator(package)) == []


def test_fields_are_named_as_officials_call_them() -> None:
    package = package_of("mof-core-2021", 1)
    name = package.declarations[0].project.name
    path = ("declarations", 0, "funding", "sources", "city", "annual")
    assert name_of(path, package) == f"第1个项目“{name}”的年度市级财政资金"
    weights = [("declarations", 0, "indicators", at, "weight") for at in (0, 1)]
    assert names_of(weights, package).endswith("的权重等2处")


def test_all_fields_can_be_left_out() -> None:
    for layout in ("guangzhou-2023", "chongqing-report"):
        package = package_of(layout, 2)
        for field in fields_of(package).values():
            left = fields_of(without(package, [field.path])).values()
            assert field not in left
            assert len(left) < len(fields_of(package))
