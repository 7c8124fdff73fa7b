"""Quotation marks inside quotation marks."""

from __future__ import annotations

from faheng.review.quoting import filled, quoted, within_quotes


def test_inner_marks_become_single() -> None:
    assert quoted("“八五”普法经费") == "“‘八五’普法经费”"


def test_the_innermost_marks_are_double_again() -> None:
    assert quoted("“‘一村’顾问”费") == "“‘“一村”顾问’费”"


def test_marks_without_their_pair_are_shown_as_printed() -> None:
    assert within_quotes("“八五普法经费") == "“八五普法经费"
    assert within_quotes("”八五“普法") == "”八五“普法"


def test_a_fact_outside_marks_keeps_its_own() -> None:
    said = filled(
        "{owner}的“{name}”为{annual:.2f}元",
        {
            "owner": "项目“普法”",
            "name": "“法治”讲座",
            "annual": 3,
        },
    )
    assert said == "项目“普法”的“‘法治’讲座”为3.00元"
