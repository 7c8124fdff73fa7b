"""Pages give what a browser shows: paragraphs as lines, tables of data as grids."""

from __future__ import annotations

import contextlib
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.samples import texts

from faheng.documents.document import Cell, Grid, Line
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.html.reader import read_blocks

Texts = list[str | list[list[str]]]


def read(page: str) -> Texts:
    return texts(read_blocks(f"<html><body>{page}</body></html>".encode())[0])


def grid(page: str) -> Grid:
    (block,) = read_blocks(page.encode())[0]
    assert isinstance(block, Grid)
    return block


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>一</p><h2>二</h2><div>三<p>四</p>五</div>", ["一", "二", "三", "四", "五"]),
        ("　　一、甲<br>　　二、乙<br/><br/>", ["　　一、甲", "　　二、乙"]),
        ("<p>  预 算\n  <b>总</b>\n额\n\nof the   bureau </p>", ["预 算 总 额 of the bureau"]),
        ("<p>甲&nbsp;&nbsp;乙&nbsp;</p><p>&nbsp;</p>", ["甲  乙"]),
        ("<p>一\u200b二\u00ad</p>", ["一二"]),
        ("<pre>一  二\n三</pre>", ["一  二", "三"]),
        ("<p>见<a href='x'>附件</a>1</p>", ["见附件1"]),
        ("文<p>甲<o:p></o:p>乙</p>字", ["文", "甲乙", "字"]),
    ],
)  # fmt: skip
def test_lines_end_where_a_browser_ends_them(page: str, lines: list[str]) -> None:
    assert read(page) == lines


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x=1</script>",
        "<style>p{color:red}</style>",
        "<template><p>x</p></template>",
        "<!-- x -->",
        "<div style='DISPLAY: none'><p>x</p></div>",
        "<span style='mso-hide:all'>x</span>",
        "<p hidden>x</p>",
        "<noscript>x</noscript>",
        "<input type=hidden value=x><button>x</button>",
        "<del>x</del>",
        "<a href='#_ftn1' name='_ftnref1'>[1]</a>",
        "<a class='sdfootnoteanc'><sup>1</sup></a>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    assert read(f"<p>甲</p>{hidden}<p>乙</p>") == ["甲", "乙"]
    assert read(f"<p>甲{hidden}</p>乙") == ["甲", "乙"]


def test_fields_of_a_form_show_their_values() -> None:
    page = (
        "<p>名称：<input value='普法'> 类别：<select><option>一<option selected>二</select>"
        "<input type=checkbox checked>是<input type=radio>否 <textarea>说明\n两行</textarea>"
    )
    assert read(page) == ["名称：普法 类别：二☑是□否 说明", "两行"]


def test_items_of_a_list_have_their_numbers() -> None:
    page = (
        "<ol start=3><li><p>甲</p><li>乙<ol type=a><li>丙</ol></ol><ul><li>丁</ul>"
        "<ol style='list-style-type:cjk-ideographic'><li>戊</ol>"
    )
    assert read(page) == ["3.甲", "4.乙", "a.丙", "丁", "一、戊"]


def test_merged_cells_stand_once_and_go_on_below() -> None:
    found = grid(
        "<table border=1><thead><tr><th rowspan=2>项目<th colspan=2>金额</tr>"
        "<tr><td>预算<td>决算</thead>"
        "<tr><td>甲<td>1<td rowspan=9>2</tr><tr><td>乙<td>3</tr></table>"
    )
    assert found.rows == (
        (Cell("项目", 1, 1, rowspan=2), Cell("金额", 1, 2, colspan=2)),
        (Cell("", 2, 1, continues=True), Cell("预算", 2, 2), Cell("决算", 2, 3)),
        (Cell("甲", 3, 1), Cell("1", 3, 2), Cell("2", 3, 3, rowspan=2)),
        (Cell("乙", 4, 1), Cell("3", 4, 2), Cell("", 4, 3, continues=True)),
    )


def test_spans_beyond_all_reason_are_cut() -> None:
    found = grid(
        "<table border=1><tr><td colspan=1000000 rowspan=99999999999>甲"
        "<tr><td rowspan=0>乙<td colspan=-3>丙</table>"
    )
    assert [cell.colspan for cell in found.rows[0]] == [1000]
    assert [(cell.text, cell.column) for cell in found.rows[1]] == [
        ("", 1),
        ("乙", 1001),
        ("丙", 1002),
    ]


def test_a_cell_keeps_its_paragraphs_as_lines() -> None:
    assert read("<table border=1><tr><td><p>一</p><p>&nbsp;</p>二<br>三</table>") == [
        [["一\n二\n三"]]
    ]


def test_a_nested_table_follows_its_host() -> None:
    inner = "<table border=1><tr><td>内一<td>内二</table>"
    page = f"<table border=1><caption>表</caption><tr><td>外<td>{inner}尾</table>后"
    assert read(page) == ["表", [["外", "尾"]], [["内一", "内二"]], "后"]


def test_tables_that_only_lay_out_a_page_become_lines() -> None:
    page = (
        "<table><tr><td><ul><li>首页<li>公开</ul><td><h1>预算</h1><p>正文"
        "<table class=data><tr><td>甲<td>1</table></table>"
        "<table><tr><td>版权所有</table><table><tr><td>&nbsp;<td></table>"
    )
    assert read(page) == ["首页", "公开", "预算", "正文", [["甲", "1"]], "版权所有"]


def test_rules_drawn_by_a_style_sheet_make_a_table() -> None:
    style = "<style>.x td{border:1px solid #000}</style>"
    assert read(f"{style}<table class=x><tr><td><h3>甲</h3></table>") == [[["甲"]]]


def test_margins_lose_their_page_numbers() -> None:
    page = "<div title='header'><p>某局</p></div><p>文</p><div title=footer><p>- 1 -</p></div>"
    assert read(page) == ["某局", "文"]


SHEET = (
    "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head>"
    "<!--[if gte mso 9]><xml><x:Name>目标表</x:Name></xml><![endif]-->"
    "<style>.a{{border:.5pt solid windowtext;}}</style></head><table>"
    "<tr><td colspan=3>项目绩效目标表</td></tr><tr><td>填报单位：某局</td></tr>{}"
    "<tr style='display:none'><td class=a>时效<td class=a>及时率<td class=a>100%</tr>"
    "<tr><td>填表人：张三</td></tr></table>"
)
ROWS = (
    "<tr><td class=a>指标<td class=a>名称<td class=a>值</tr>"
    "<tr><td class=a rowspan=2>产出<td class=a>数量<td class=a>12</tr>"
    "<tr><td class=a>质量<td class=a>95%</tr>"
)


def test_a_saved_worksheet_is_read_as_a_worksheet() -> None:
    blocks, pages = read_blocks(SHEET.format(ROWS).encode())
    assert pages == 1
    assert texts(blocks) == [
        "项目绩效目标表",
        "填报单位：某局",
        [
            ["指标", "名称", "值"],
            ["产出", "数量", "12"],
            ["", "质量", "95%"],
            ["时效", "及时率", "100%"],
        ],
        "填表人：张三",
    ]
    assert blocks[0] == Line("项目绩效目标表", page=1, number=1)
    assert isinstance(blocks[2], Grid)
    assert (blocks[2].sheet, blocks[2].page) == ("目标表", 1)


PAGE = "<html><head><meta charset={}></head><p>项目支出绩效目标表，≥95%</p></html>"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gbk"),
        ("'GBK'", "gb18030"),
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("iso-8859-1", "gbk"),
        ("utf-8", "gbk"),
        ("gb2312", "utf-8"),
        ("big5hkscs", "utf-16"),
        ("nonsense", "utf-8"),
        ("base64", "utf-8"),
    ],
)
def test_pages_are_read_in_the_encodings_they_come_in(
    declared: str, encoding: str
) -> None:
    (line,) = read_blocks(PAGE.format(declared).encode(encoding))[0]
    assert line == Line("项目支出绩效目标表，≥95%", number=1)


def test_a_page_in_another_chinese_encoding_is_read_where_it_says_so() -> None:
    page = "<meta charset=big5><p>項目支出績效目標表</p>".encode("big5")
    assert texts(read_blocks(page)[0]) == ["項目支出績效目標表"]


def test_a_web_archive_gives_its_pages() -> None:
    mail = MIMEMultipart("related")
    mail.attach(MIMEText("<p>一　收支</p>", "html", "gb2312"))
    mail.attach(MIMEImage(b"GIF89a", "gif"))
    mail.attach(MIMEText("<p>二</p>", "html", "utf-8"))
    tabs = MIMEText("<p>Sheet1</p>", "html")
    tabs["Content-Location"] = "file:///C:/x/tabstrip.htm"
    mail.attach(tabs)
    assert texts(read_blocks(mail.as_bytes())[0]) == ["一　收支", "二"]


@pytest.mark.parametrize("element", ["div", "font", "table><tr><td", "ol><li"])
def test_a_page_nested_without_end_is_refused(element: str) -> None:
    with pytest.raises(UnreadableFileError, match="层次"):
        read_blocks(f"<html><{element}>".encode() + f"<{element}>甲".encode() * 100_000)


def test_a_page_nested_deep_is_read() -> None:
    assert read("<div>" * 1500 + "甲" + "</div>" * 1500) == ["甲"]


def test_entities_of_its_own_are_not_expanded() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><p>甲&b;</p>"
    assert "haha" not in str(read_blocks(bomb.encode())[0])


FRAGMENTS = [
    "<table border=1>", "</table>", "<tr>", "<td colspan=2>", "<td rowspan=3>", "</td>",
    "<th>", "<p>", "</p>", "<br>", "<ol>", "<li>", "</ol>", "<div title=header>", "</div>",
    "<pre>", "</pre>", "<select>", "<option>", "甲", " ", "1", "<table>", "<tfoot>", "<h1>",
]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40))
def test_elements_in_any_order_are_read(fragments: list[str]) -> None:
    blocks, _ = read_blocks(b"<html>" + "".join(fragments).encode())
    for block in blocks:
        if isinstance(block, Grid):
            columns = [
                (cell.column, cell.column + cell.colspan)
                for row in block.rows
                for cell in row
            ]
            assert all(begin < end for begin, end in columns)
            assert len({len(row) > 0 for row in block.rows}) == 1


@settings(max_examples=150)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        read_blocks(b"<html>" + data)


def test_a_number_said_only_for_excel_is_read_in_a_saved_worksheet() -> None:
    rows = (
        "<tr><td class=a>甲<td class=a x:num='1234.5'></td>"
        "<td class=a x:num='0.95'>95.00%</tr>"
    )
    (_, _, grid, _) = texts(read_blocks(SHEET.format(rows).encode())[0])
    assert grid[0] == ["甲", "1234.5", "95.00%"]
    assert read("<table border=1><tr><td>甲<td x:num=1></table>") == [[["甲", ""]]]
