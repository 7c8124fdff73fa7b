"""SARIF 2.1.0: what editors and code hosts are given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from faheng.api.reviewing import review_file
from faheng.documents.encoding import decode
from faheng.model.package import Where
from faheng.review.finding import CRASHED, Finding, Fix, Outcome, Review
from faheng.review.reports.sarif import file_uri, sarif_report

CORPUS = Path(__file__).parents[2] / "corpus" / "should_fail"


def part(required: str = "", **properties: Any) -> dict[str, Any]:
    """An object with these properties and no others, as the standard's schema has it."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required.split(),
        "properties": {name.lstrip("_"): kind for name, kind in properties.items()},
    }


TEXT = {"type": "string", "minLength": 1}
COUNT = {"type": "integer", "minimum": 1}
INDEX = {"type": "integer", "minimum": -1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
BAG = {"type": "object", "properties": {"tags": {"type": "array", "uniqueItems": True}}}
MESSAGE = part("text", text=TEXT)
ARTIFACT = part(uri={"type": "string", "format": "uri-reference"}, index=INDEX)
REGION = part(
    startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT,
    snippet=part(text={"type": "string"}),
)  # fmt: skip
PLACE = part(
    physicalLocation=part(artifactLocation=ARTIFACT, region=REGION),
    logicalLocations={
        "type": "array",
        "uniqueItems": True,
        "items": part(fullyQualifiedName=TEXT, kind=TEXT, properties=BAG),
    },
)
NOTIFICATION = part(
    "message",
    message=MESSAGE,
    level=LEVEL,
    locations={"type": "array", "items": PLACE},
    associatedRule=part(id=TEXT),
)
FIX = part(
    "artifactChanges",
    description=MESSAGE,
    artifactChanges={
        "type": "array",
        "minItems": 1,
        "items": part(
            "artifactLocation replacements",
            artifactLocation=ARTIFACT,
            replacements={
                "type": "array",
                "minItems": 1,
                "items": part(
                    "deletedRegion",
                    deletedRegion=REGION,
                    insertedContent=part(text={"type": "string"}),
                ),
            },
        ),
    },
)
RESULT = part(
    "message",
    ruleId=TEXT,
    ruleIndex=INDEX,
    level=LEVEL,
    message=MESSAGE,
    locations={"type": "array", "items": PLACE},
    partialFingerprints={"type": "object", "additionalProperties": TEXT},
    properties=BAG,
    fixes={"type": "array", "items": FIX},
    suppressions={
        "type": "array",
        "items": part(
            "kind",
            kind={"enum": ["inSource", "external"]},
            status={"enum": ["accepted", "underReview", "rejected"]},
            justification=TEXT,
        ),
    },
)
RULE = part(
    "id",
    id=TEXT,
    name=TEXT,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=part(level=LEVEL),
    properties=BAG,
)
DRIVER = part(
    "name",
    name=TEXT,
    fullName=TEXT,
    semanticVersion=TEXT,
    language={"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
    rules={"type": "array", "uniqueItems": True, "items": RULE},
)
RUN = part(
    "tool",
    tool=part("driver", driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations={
        "type": "array",
        "items": part(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications={"type": "array", "items": NOTIFICATION},
        ),
    },
    artifacts={
        "type": "array",
        "uniqueItems": True,
        "items": part(
            location=ARTIFACT,
            roles={"items": {"enum": ["analysisTarget"]}},
            hashes={"type": "object", "additionalProperties": TEXT},
        ),
    },
    results={"type": "array", "items": RESULT},
)
LOG = part(
    "version runs",
    _schema={"type": "string", "format": "uri"},
    version={"enum": ["2.1.0"]},
    runs={"type": "array", "items": RUN},
)
LOG["properties"]["$schema"] = LOG["properties"].pop("schema")
"""The standard's own constraints on every property that is used here."""


def log_of(*reviews: Review, **more: Any) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(sarif_report(reviews, **more))
    jsonschema.validate(log, LOG)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        at = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][at["index"]]["location"]["uri"] == at["uri"]
    return dict(run)


def reviewed(name: str) -> Review:
    return review_file(CORPUS / name).review


@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.iterdir())[::9])
def test_files_of_the_corpus_make_valid_logs(name: str) -> None:
    review = reviewed(name)
    run = log_of(review)
    assert len(run["results"]) == len(review.findings)
    assert unquote(run["artifacts"][0]["location"]["uri"]) == name
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_several_files_share_one_list_of_rules() -> None:
    first, second = reviewed("MB203-数字印了两遍.txt"), reviewed("WS109-错别字.docx")
    run = log_of(first, second)
    indexes = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["index"]
        for result in run["results"]
    }
    assert indexes == {0, 1}
    assert len(log_of(first)["tool"]["driver"]["rules"]) == len(
        run["tool"]["driver"]["rules"]
    )


def test_office_places_are_logical_and_text_places_are_regions() -> None:
    office = log_of(reviewed("MB205-单位误写为各.xlsx"))["results"][0]["locations"][0]
    assert "第1个表第13行第5列" in office["logicalLocations"][0]["fullyQualifiedName"]
    assert "region" not in office["physicalLocation"]
    name = "MB203-数字印了两遍.txt"
    [text] = [r for r in log_of(reviewed(name))["results"] if r["ruleId"] == "MB203"]
    line = text["locations"][0]["physicalLocation"]["region"]["startLine"]
    source = decode((CORPUS / name).read_bytes()).splitlines()
    snippet = text["locations"][0]["physicalLocation"]["region"]["snippet"]["text"]
    assert snippet in source[line - 1]


def test_a_repair_of_a_text_stands_where_its_words_stand() -> None:
    name = "MB203-数字印了两遍.txt"
    review = reviewed(name)
    text = decode((CORPUS / name).read_bytes())
    run = log_of(review, texts={review.source.sha256: text})
    [result] = [r for r in run["results"] if r["ruleId"] == "MB203"]
    [change] = result["fixes"][0]["artifactChanges"][0]["replacements"]
    region = change["deletedRegion"]
    line = text.splitlines()[region["startLine"] - 1]
    [fix] = [f.fix for f in review.findings if f.code == "MB203"]
    assert fix is not None
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == fix.before
    assert change["insertedContent"]["text"] == fix.after


def changed(finding: Finding, **fields: Any) -> Finding:
    return finding.model_copy(update=fields)


def test_levels_waivers_and_marks_in_messages() -> None:
    review = reviewed("WS109-错别字.docx")
    finding = review.findings[0]
    grant = {
        "asked_by": "甲",
        "granted_by": "乙",
        "reason": "统一口径",
        "until": "2025-12-31",
    }
    findings = (
        changed(finding, severity="error", message="留有{单位}", where=Where()),
        changed(finding, severity="warning", waived=grant, fix=Fix(before="a", after="b")),
        changed(finding, severity="info", message="见[附件](1)"),
    )  # fmt: skip
    results = log_of(review.model_copy(update={"findings": findings}))["results"]
    assert [result["level"] for result in results] == ["error", "warning", "note"]
    assert "{{单位}}" in results[0]["message"]["text"]
    assert "logicalLocations" not in results[0]["locations"][0]
    assert "甲申请，乙同意" in results[1]["suppressions"][0]["justification"]
    assert results[1]["properties"]["fix"]["after"] == "b"
    assert results[2]["message"]["text"].startswith("见\\[附件](1)")


def test_what_could_not_be_read_or_run_is_told() -> None:
    review = reviewed("WS109-错别字.docx")
    broken = Outcome(
        code="MB101", status="not_applicable", judged=0, reason=f"{CRASHED}：程序出了错"
    )
    review = review.model_copy(update={"outcomes": (*review.outcomes, broken)})
    run = log_of(review, unreadable=[("坏 #1.docx", "文件不完整或已损坏。")])
    assert run["invocations"][0]["executionSuccessful"] is False
    unread, crash = run["invocations"][0]["toolExecutionNotifications"]
    uri = unread["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == "坏 #1.docx"
    assert "#" not in uri
    assert crash["associatedRule"] == {"id": "MB101"}


@pytest.mark.parametrize("name", ["表 一.docx", "a:b.txt", "100%.pdf", "？#.txt"])
def test_any_name_is_a_relative_reference(name: str) -> None:
    uri = file_uri(name)
    assert uri.isascii()
    assert not set(uri) & set(" :?#")
    assert unquote(uri) == name


def test_no_files_make_an_empty_log() -> None:
    run = log_of()
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
