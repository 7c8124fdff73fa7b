"""Waivers: who asked, who granted, why, until when; and what they never cover."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.case import case_for
from faheng.review.engine import review
from faheng.review.finding import Finding, Review
from faheng.review.register import select_rules
from faheng.review.reports.digest import Digest, digest_of
from faheng.review.reports.html import html_report
from faheng.review.reports.text import text_report
from faheng.review.waivers import WaiverFileError, apply_waivers, load_waivers

SOURCE = {
    "file": "目标表.docx",
    "sha256": "0" * 64,
    "format": "docx",
    "layout": "generic",
    "confidence": "1.00",
}
GRANT = {
    "asked_by": "经办人甲",
    "granted_by": "负责人乙",
    "reason": "上级文件统一口径",
    "until": "2025-12-31",
}


def reading() -> Reading:
    """Two projects that leave the same words of the template."""
    projects = [
        {"project": {"name": name, "overview": "XX局开展讲座。"}}
        for name in ("普法经费", "调解经费")
    ]
    return Reading(Package.model_validate({"source": SOURCE, "declarations": projects}))


def reviewed(*extra: Finding) -> Review:
    judged = review(case_for(reading()), select_rules(["WS104"]))
    return judged.model_copy(update={"findings": (*judged.findings, *extra)})


def waived(
    tmp_path: Path, *records: dict[str, Any], on: date | None = date(2025, 6, 1),
    judged: Review | None = None,
) -> Review:  # fmt: skip
    file = tmp_path / "豁免.json"
    file.write_text(json.dumps(records), "utf-8")
    return apply_waivers(judged or reviewed(), load_waivers(file), on)


def covered(judged: Review) -> list[bool]:
    return [finding.waived is not None for finding in judged.findings]


def test_a_record_of_code_and_project_covers_that_project(tmp_path: Path) -> None:
    judged = waived(tmp_path, {"code": "WS104", "project": "调解经费", **GRANT})
    assert covered(judged) == [False, True]
    assert judged.findings[1].waived == GRANT
    assert judged.unused_waivers == ()


def test_a_key_covers_one_finding(tmp_path: Path) -> None:
    key = reviewed().findings[0].key
    assert covered(waived(tmp_path, {"key": key, **GRANT})) == [True, False]


@pytest.mark.parametrize(
    "field", [{"project": "调解"}, {"indicator": "讲座"}, {"key": "0" * 16}]
)
def test_part_of_a_name_is_another_name(tmp_path: Path, field: dict[str, str]) -> None:
    judged = waived(tmp_path, {"code": "WS104", **field, **GRANT})
    assert covered(judged) == [False, False]
    assert [unused.why for unused in judged.unused_waivers] == [
        "这次审核没有与之相符的意见，可以删去"
    ]


def test_its_last_day_still_counts_and_the_next_does_not(tmp_path: Path) -> None:
    record = {"code": "WS104", **GRANT}
    assert all(covered(waived(tmp_path, record, on=date(2025, 12, 31))))
    late = waived(tmp_path, record, on=date(2026, 1, 1))
    assert not any(covered(late))
    assert "2025-12-31 到期" in late.unused_waivers[0].why


def test_without_a_day_it_counts_and_says_so(tmp_path: Path) -> None:
    judged = waived(tmp_path, {"code": "WS104", **GRANT}, on=None)
    assert judged.findings[0].waived is not None
    assert judged.findings[0].waived["note"] == "文件没有日期，未能判断豁免是否到期"


@pytest.mark.parametrize("code", ["GJ101", "WB101"])
def test_errors_of_tables_are_never_waived_but_softer_findings_are(
    tmp_path: Path, code: str
) -> None:
    first = reviewed().findings[0]
    hard = first.model_copy(update={"code": code})
    soft = hard.model_copy(update={"severity": "warning"})
    judged = waived(tmp_path, {"code": code, **GRANT}, judged=reviewed(hard, soft))
    assert covered(judged) == [False, False, False, True]
    alone = waived(tmp_path, {"code": code, **GRANT}, judged=reviewed(hard))
    assert "不予豁免" in alone.unused_waivers[0].why


def test_a_record_for_another_file_is_not_spoken_of(tmp_path: Path) -> None:
    judged = waived(tmp_path, {"code": "WS104", "file": "另一份.docx", **GRANT})
    assert covered(judged) == [False, False]
    assert judged.unused_waivers == ()
    path = "D:\\报送\\目标表.docx"
    assert all(covered(waived(tmp_path, {"code": "WS104", "file": path, **GRANT})))


def test_json_has_the_unused_ones_only_if_there_are_any(tmp_path: Path) -> None:
    assert "unused_waivers" not in json.loads(reviewed().model_dump_json())
    judged = waived(tmp_path, {"code": "MB101", **GRANT})
    assert len(json.loads(judged.model_dump_json())["unused_waivers"]) == 1


YAML = """
- code: WS104
  asked_by: 经办人甲
  granted_by: 负责人乙
  reason: 上级文件统一口径
  until: 2025-12-31
"""


def test_yaml_and_json_say_the_same(tmp_path: Path) -> None:
    yaml, other = tmp_path / "a.yaml", tmp_path / "a.json"
    yaml.write_text(YAML, "utf-8")
    other.write_text(json.dumps([{"code": "WS104", **GRANT}]), "utf-8")
    assert load_waivers(yaml) == load_waivers(other)


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("reason", "reasons", "第 1 条有不认识的栏目“reasons”"),
        ("  reason: 上级文件统一口径\n", "", "第 1 条缺少 reason（理由）"),
        ("2025-12-31", "年底", "第 1 条的 until“年底”不是日期"),
        ("2025-12-31", "2025-02-30", "第 1 条的 until“2025-02-30”不是日期"),
        ("负责人乙", "经办人 甲", "第 1 条的申请人和同意人都是"),
        ("- code: WS104\n  asked", "- asked", "第 1 条没有写明 key"),
        ("code: WS104", "code: WS", "第 1 条的 code“WS”不是规则编号"),
        ("code: WS104", "key: 1234567890123456", "请给它加上引号"),
        ("code: WS104", "key: '12'", "不是识别码"),
        ("code: WS104", "code: WS104\n  code: WS105", "第 3 行附近"),
        ("上级文件统一口径", "[1, 2]", "第 1 条的 reason 应是一段文字"),
        ("- code", "waivers:\n- code", "应是一列记录"),
        ("  until", "until", "附近不合"),
    ],
)
def test_a_slip_is_one_sentence(tmp_path: Path, old: str, new: str, said: str) -> None:
    file = tmp_path / "豁免.yaml"
    assert old in YAML
    file.write_text(YAML.replace(old, new), "utf-8")
    with pytest.raises(WaiverFileError) as why:
        load_waivers(file)
    assert said in str(why.value)
    assert "\n" not in str(why.value)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"{" * 50_000])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "豁免.yaml"
    file.write_bytes(content)
    if content:
        with pytest.raises(WaiverFileError):
            load_waivers(file)
    else:
        assert load_waivers(file) == ()


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(WaiverFileError, match="没有找到"):
        load_waivers(tmp_path / "没有.yaml")


def digest(judged: Review) -> Digest:
    return digest_of(reading(), judged, layout_title="目标申报表")


def test_reports_show_the_waived_apart_with_who_why_until(tmp_path: Path) -> None:
    judged = waived(
        tmp_path,
        {"code": "WS104", "project": "调解经费", **GRANT},
        {"code": "MB101", **GRANT},
    )
    found = digest(judged)
    assert found.counts["error"] == 1
    assert found.verdict == "有 1 处必须修改，请改正后再报送。"
    for report in (text_report(found), html_report(found)):
        assert "已同意豁免" in report
        assert "经办人甲申请，负责人乙同意，有效至 2025-12-31" in report
        assert "没有用到的豁免" in report
        assert "规则 MB101" in report


def test_nothing_left_but_waived_findings_is_said(tmp_path: Path) -> None:
    judged = waived(tmp_path, {"code": "WS104", **GRANT})
    assert digest(judged).verdict.startswith("没有待修改之处")
