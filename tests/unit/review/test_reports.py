"""A review as an official reads it."""

from __future__ import annotations

from typing import Any

import pytest

from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.case import case_for
from faheng.review.engine import review
from faheng.review.register import select_rules
from faheng.review.reports.digest import Digest, digest_of
from faheng.review.reports.html import html_report
from faheng.review.reports.text import text_report

SOURCE = {
    "file": "目标表.docx",
    "sha256": "0" * 64,
    "format": "docx",
    "layout": "generic",
    "confidence": "1.00",
}


def digest(code: str, **parts: Any) -> Digest:
    """The digest of a package judged by one rule."""
    package = Package.model_validate({"source": SOURCE, **parts})
    reading = Reading(package)
    judged = review(case_for(reading), select_rules([code]))
    return digest_of(reading, judged, layout_title="目标申报表")


def prose(text: str) -> dict[str, Any]:
    return {"declarations": [{"project": {"name": "普法经费", "overview": text}}]}


@pytest.mark.parametrize(
    "code, text, said",
    [
        ("WS104", "XX局开展讲座。", "有 1 处必须修改，请改正后再报送。"),
        (
            "WS110",
            "开展讲座，，入户宣传。",
            "没有必须修改之处；有 1 处建议修改，请酌情处理。",
        ),
        (
            "WS109",
            "建设法只政府。",
            "没有必须修改和建议修改之处；有 1 处提示，供参考。",
        ),
        ("WS109", "建设法治政府。", "没有发现需要修改之处。"),
    ],
)
def test_the_first_sentence_says_the_worst(code: str, text: str, said: str) -> None:
    assert digest(code, **prose(text)).verdict == said


def test_a_file_of_which_nothing_was_read_is_not_called_sound() -> None:
    assert digest("WS104").verdict == "没有认出可以审核的内容，请核实文件是否完整。"


def test_what_was_not_checked_stands_with_its_reason() -> None:
    page = html_report(digest("ZJ203"))
    assert "没有填写资金支出计划" in page
    assert "资金支出计划不是逐期累计到 100%" in page


def test_text_and_page_name_project_place_and_mending() -> None:
    found = digest("WS104", **prose("XX局开展讲座。"))
    for report in (text_report(found), html_report(found)):
        assert "WS104" in report
        assert "普法经费" in report
        assert "请换成实际内容" in report


def test_markup_in_a_document_stays_text() -> None:
    page = html_report(digest("WS104", **prose("<img>XX局")))
    assert "<img>" not in page
    assert "&lt;img&gt;" in page


def test_the_page_loads_nothing_from_elsewhere() -> None:
    page = html_report(digest("WS104", **prose("XX局")))
    assert not any(word in page for word in ("http:", "https:", "<link", "src="))
