"""A summary says the same as the reviews it sums up."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

from faheng.review.summaries.entry import Entry, Remark, entry_from
from faheng.review.summaries.html import ORDERS, html_summary
from faheng.review.summaries.summary import Summary
from faheng.review.summaries.table import table_of_findings
from faheng.review.summaries.text import text_summary

REMARK = Remark(
    code="ZJ210",
    title="项目表的金额与预算不同",
    severity="warning",
    place="第1个表",
    subject="项目“普法”",
    quote="45.00",
    message="项目“普法”与文件《预算.pdf》不同。",
    hint="请核实。",
    other="预算.pdf",
    waived=False,
)
ERROR = replace(REMARK, code="ZJ101", severity="error", other=None, quote="=1+1")
ENTRIES = [
    Entry("一.docx", "甲局", 2025, remarks=(ERROR, ERROR, REMARK), report="一.html"),
    Entry("二&#.docx", None, None, remarks=(replace(ERROR, waived=True),)),
    Entry("三.docx", "乙局", 2024, report="三.html"),
    Entry("坏.docx", error="文件是空的。"),
]
SUMMARY = Summary(ENTRIES, ("跳过 1 个文件。",))


def test_an_entry_travels_as_json() -> None:
    for entry in ENTRIES:
        assert entry_from(json.loads(json.dumps(entry.as_json()))) == entry


def test_what_is_waived_or_unreadable_is_not_counted() -> None:
    assert SUMMARY.counts == {"error": 2, "warning": 1, "info": 0}
    assert SUMMARY.sound == 2
    assert [(each.code, each.findings, each.files) for each in SUMMARY.recurring] == [
        ("ZJ101", 2, 1),
        ("ZJ210", 1, 1),
    ]
    assert [remark.other for _, remark in SUMMARY.across] == ["预算.pdf"]


def test_as_text() -> None:
    text = text_summary(SUMMARY)
    assert "共 4 个文件：审核 3 个，未能读取 1 个；必须修改 2 处" in text
    assert "二&#.docx　已豁免 1" in text
    assert "三.docx" not in text
    assert "坏.docx：文件是空的。" in text


def test_as_json() -> None:
    content = json.loads(SUMMARY.as_json())
    assert content["files"][0]["findings"] == {"error": 2, "warning": 1, "info": 0}
    assert content["across"][0]["against"] == "预算.pdf"
    assert content["notes"] == ["跳过 1 个文件。"]


def test_a_table_is_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(table_of_findings(SUMMARY).lstrip("\ufeff"))))
    assert len(rows) == 1 + 3 + 1 + 1
    assert {len(row) for row in rows} == {13}
    assert "'=1+1" in rows[1]
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_each_row_of_the_page_knows_its_rank_in_every_order() -> None:
    page = html_summary(SUMMARY, table="清单.csv")
    for order in ORDERS:
        ranks = [page.count(f"--by-{order.token}:{rank}") for rank in range(4)]
        assert ranks == [1, 1, 1, 1]
    assert "二&amp;#.docx" in page
    assert page.index("--by-name:0;--by-error:0") < page.index("--by-name:3")
