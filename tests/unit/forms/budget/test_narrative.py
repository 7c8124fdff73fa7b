"""Paragraphs below their headings, lines of a page joined again."""

from __future__ import annotations

from tests.unit.forms.budget.builders import lines, read

from faheng.documents.document import Line
from faheng.forms.budget.narrative import is_heading, paragraphs

LEFT, INDENT, SIZE, FULL = 72.0, 96.0, 12.0, 38


def printed(text: str, number: int, *, left: float = LEFT, page: int = 1) -> Line:
    return Line(text, page, number, left, 20.0 * number, SIZE)


def page_of(*texts: tuple[str, float], page: int = 1) -> list[Line]:
    return [
        printed(text, number, left=left, page=page)
        for number, (text, left) in enumerate(texts, 1)
    ]


def joined(found: list[list[Line]]) -> list[str]:
    return ["".join(line.text for line in paragraph) for paragraph in found]


def test_wrapped_lines_are_joined_and_indented_ones_begin_anew() -> None:
    full = "字" * FULL
    found = paragraphs(
        page_of(
            ("一、收入情况", INDENT),
            ("甲" + full[:35], INDENT),
            (full, LEFT),
            ("完。", LEFT),
            ("乙" + full[:35], INDENT),
            ("完。", LEFT),
        )
    )
    assert joined(found) == [
        "一、收入情况",
        "甲" + full[:35] + full + "完。",
        "乙" + full[:35] + "完。",
    ]


def test_an_item_split_by_the_page_goes_on() -> None:
    full = "字" * FULL
    first = page_of(
        (full, LEFT), (full, LEFT), (full, LEFT), ("1.甲" + full[:33], INDENT)
    )
    second = page_of(("乙完。", LEFT), ("2.丙。", INDENT), (full, LEFT), page=2)
    assert joined(paragraphs(first + second))[1:3] == [
        "1.甲" + full[:33] + "乙完。",
        "2.丙。",
    ]


def test_a_line_that_ends_in_an_opening_colon_goes_on() -> None:
    full = "字" * FULL
    item = "1、公共安全支出（类）司法（款）法律援助和公共法律服务（项）。主要用于："
    listed = "甲" * 20 + "主要职能包括" + "乙" * 7 + "："
    found = paragraphs(
        page_of(
            (full, LEFT),
            (full, LEFT),
            (item, LEFT),
            ("日常支出。年初预算为10.00万元。", LEFT),
            (listed, LEFT),
            ("起草文件。", LEFT),
        )
    )
    assert joined(found)[-3:] == [
        item + "日常支出。年初预算为10.00万元。",
        listed,
        "起草文件。",
    ]


def test_a_line_below_an_indented_one_goes_on_though_widths_are_guessed() -> None:
    # The longest line is wider than it prints: its digits are narrow.
    widest = "字" * FULL
    item = "6、" + "社" * (FULL - 8) + "（项）。"
    found = paragraphs(
        page_of(
            (widest, LEFT),
            (widest, LEFT),
            (widest, LEFT),
            (item, INDENT),
            ("主要用于：人员支出。年初预算为59.00万元。", LEFT),
            ("完。", INDENT),
            ("甲。", INDENT),
        )
    )
    assert joined(found)[-3:] == [
        item + "主要用于：人员支出。年初预算为59.00万元。",
        "完。",
        "甲。",
    ]


def test_a_heading_is_not_joined_with_the_text_below_it() -> None:
    found = paragraphs(
        page_of(
            ("六、年度预算安排", LEFT),
            ("按照合同约定支付。", LEFT),
            ("字" * FULL, LEFT),
        )
    )
    assert joined(found)[:2] == ["六、年度预算安排", "按照合同约定支付。"]


def test_a_heading_below_a_sentence_that_just_fills_its_line_stays_one() -> None:
    sentence = "字" * (FULL - 1) + "。"
    heading = "某司法局机构设置"
    found = paragraphs(
        page_of(*[(sentence, LEFT)] * 4, (heading, LEFT), ("本局设三科。", LEFT))
    )
    assert joined(found)[-2:] == [heading, "本局设三科。"]


def test_sentences_and_amounts_are_not_headings() -> None:
    assert is_heading("三、部门预算情况说明")
    assert is_heading("(一) 职能职责。")
    assert is_heading("第二部分 示范区司法局2024年度部门决算表")
    assert is_heading("名词解释")
    assert not is_heading("（三）公务接待费28.50万元。")
    assert not is_heading("（十二）完成区委、区政府交办的其他任务。")
    assert not is_heading("（一）财政拨款收入：指本年度取得的财政拨款。")
    assert not is_heading("1.机关运行经费。2021年预算143.88万元。")


def test_passages_stand_below_their_nearest_heading() -> None:
    reading = read(
        lines(
            "示范区司法局2021年部门预算情况说明",
            "一、收支情况",
            "（一）收入预算802.57万元。",
            "二、名词解释",
        )
    )
    budget = reading.package.budget
    assert budget is not None
    assert [(one.section, one.text) for one in budget.narrative] == [
        ("示范区司法局2021年部门预算情况说明", ""),
        ("一、收支情况", "（一）收入预算802.57万元。"),
        ("二、名词解释", ""),
    ]
    assert reading.where("/budget/narrative/1").line == 3
    assert reading.package.unread == ()


def test_a_page_of_indented_paragraphs_of_one_line_each() -> None:
    full = "字" * FULL
    first = page_of(*[(full, LEFT)] * 5)
    second = page_of(
        ("字" * 34 + "计划。", INDENT),
        ("本部门中，具体包括：", INDENT),
        ("甲中心，", INDENT),
        ("乙中心，", INDENT),
        ("丙中心。", INDENT),
        page=2,
    )
    assert joined(paragraphs(first + second))[1:3] == [
        "字" * 34 + "计划。",
        "本部门中，具体包括：",
    ]
