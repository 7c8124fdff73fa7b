"""Nothing is lost, nothing is counted twice."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.forms.building import Row, characters, document

from faheng.documents.document import Document, Line
from faheng.forms.claims import Claims, Strand
from faheng.forms.draft import Draft
from faheng.forms.reading import load_layouts
from faheng.forms.targets.mending import Flow, mend_name, mend_prose

PIECES = st.lists(st.text("甲乙 \n\t，1a", max_size=12), min_size=1, max_size=5)
CELLS = st.sampled_from(
    "项目名称 一级指标 二级指标 三级指标 指标值 总投入 中央财政 中期目标 年度目标 合计 总计 "
    "年度资金来源（元） 中期资金来源（元） 产出指标 数量指标 3月底 12月底 25.00 ≥9898%以上 项目编码 "
    "预算规模及资金用途 其他资金 财政拨款 绩效目标 绩效指标 实际完成值 得分 年度资金总额 全年预算数 "
    "全年执行数 科目编码 科目名称 基本支出 1、1-产出指标,11-数量指标,甲；实施周期指标值:3场,年度指标值:3场; "
    "单位：万元 甲项目 100% 101009示范区司法局 [bookmark:_A]甲 <p>乙</p> （2020年度）".split()
    + [""]
)
LINES = st.sampled_from(
    "项目名称 立项依据 某局2020年项目支出绩效评价报告 一、基本情况 1.项目名称：甲 项目目标：80个 "
    "完成情况：已完成。 第一部分部门整体绩效目标 （一）总体绩效目标 正文。 合计12.5012.50 单位：万元 "
    "四、资金情况 投入资金80万元。 部门名称：示范区司法局".split()
    + [
        "甲经费 12.50 12.50",
        "1、1-产出指标,11-数量指标,甲；年度指标值:3场;",
        "25.00 25.00",
    ]
)
GRIDS = st.lists(
    st.lists(CELLS, min_size=1, max_size=7).map(list[str | None]),
    min_size=1,
    max_size=6,
)
DOCUMENTS = st.lists(LINES | GRIDS, min_size=1, max_size=8)


@pytest.mark.parametrize("layout_id", sorted(load_layouts()))
@pytest.mark.parametrize("shape", ["word", "text"])
@given(parts=DOCUMENTS)
def test_every_layout_accounts_for_every_character(
    layout_id: str, shape: str, parts: list[str | list[Row]]
) -> None:
    found = document(*parts, shape=shape)  # type: ignore[arg-type]
    layout = load_layouts()[layout_id]
    draft = Draft(found, layout.labels)
    layout.read(draft)
    reading = draft.finish(layout=layout_id, confidence=Decimal(1))
    assert reading.coverage is not None
    assert reading.coverage.total == characters(found)
    left = sum(len("".join(part.text.split())) for part in reading.package.unread)
    assert left == reading.coverage.unread


def lines(texts: list[str]) -> Document:
    return Document("x", "0", "txt", tuple(Line(text) for text in texts))


@given(PIECES, st.data())
def test_a_strand_leads_back_to_its_units(
    texts: list[str], data: st.DataObject
) -> None:
    strand = Strand(Line(text) for text in texts)
    start = data.draw(st.integers(0, len(strand.text)))
    end = data.draw(st.integers(start, len(strand.text)))
    pieces = [unit.text[a:b] for unit, a, b in strand.pieces(start, end)]
    assert "".join(pieces) == strand.text[start:end].replace(
        "\n", ""
    ) or "\n" in "".join(texts)


@given(PIECES)
def test_mended_text_leads_back_to_its_origin(texts: list[str]) -> None:
    strand = Strand(Line(text) for text in texts)
    flow = Flow(strand)
    for index, character in enumerate(flow.text):
        first, last = flow.span(index, index + 1)
        assert last == first + 1
        assert strand.text[first] == character or character == " "


def test_the_first_claim_stands() -> None:
    found = lines(["甲乙丙丁"])
    (line,) = found.lines()
    claims = Claims(found, ["甲乙", "甲乙丙丁"])
    assert claims.label(line, 0, 2)
    claims.field(line)
    coverage = claims.coverage()
    assert (coverage.labels, coverage.fields, coverage.unread) == (2, 2, 0)


def test_only_declared_text_is_a_label() -> None:
    found = lines(["项目名称：", "甲项目"])
    first, second = found.lines()
    claims = Claims(found, ["项目名称"])
    assert claims.label(first)
    assert not claims.label(second)
    assert claims.is_free(second) and not claims.is_free(first)


def test_a_label_may_run_over_two_lines() -> None:
    found = lines(["甲：年度指", "标值：3"])
    claims = Claims(found, ["年度指标值"])
    strand = Strand(found.lines())
    assert claims.label_span(strand, 2, 9)
    assert [text for _, text, _ in claims.left_over()] == ["甲：", "3"]


def test_extraction_marks_are_neither_field_nor_label() -> None:
    found = lines(["[bookmark: _Toc1]甲"])
    (line,) = found.lines()
    claims = Claims(found)
    claims.field(line)
    assert list(claims.left_over()) == [(line, "[bookmark: _Toc1]", True)]
    assert claims.coverage().fields == 1


@pytest.mark.parametrize(
    ("printed", "mended"),
    [
        ("一村（社\n区）一法律顾问", "一村（社区）一法律顾问"),
        ("不少于 5 份", "不少于5份"),
        ("OA  system\nlog", "OA system log"),
        ("移动 OA 等", "移动OA等"),
        ("1 000", "1000"),
        ("", ""),
    ],
)
def test_names_are_mended(printed: str, mended: str) -> None:
    assert mend_name(printed) == mended


def test_wrapped_prose_is_joined_but_points_stay_apart() -> None:
    printed = "做好调\n解工作。\n1、培训\n2、宣传\n走访。"
    assert mend_prose(printed, wrapped=True) == "做好调解工作。\n1、培训\n2、宣传走访。"
    assert mend_prose(printed) == printed


def test_a_sentence_that_ends_at_the_margin_ends_no_paragraph() -> None:
    printed = "村居配备法律顾问实现全覆盖。\n机制建立健全，每月提供现场法\n律服务。\n另起一段。"
    assert mend_prose(printed, wrapped=True) == (
        "村居配备法律顾问实现全覆盖。机制建立健全，每月提供现场法律服务。\n另起一段。"
    )


def test_what_no_form_holds_is_given_back() -> None:
    found = document([["实施单位", "普法科"], ["甲", "乙"]])
    layout = load_layouts()["generic"]
    draft = Draft(found, layout.labels)
    layout.read(draft)
    package = draft.finish(layout="generic", confidence=Decimal(0)).package
    assert package.declarations == ()
    assert [part.text for part in package.unread] == ["普法科", "甲", "乙"]
