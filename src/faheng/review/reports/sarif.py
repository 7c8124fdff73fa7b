"""Reviews as one SARIF 2.1.0 log, for editors, code hosts and dashboards.

Office files have no lines: there the place is a logical location (第1个表第3行第5列).
Text files have regions, and repairs where the text itself is at hand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from faheng import __version__
from faheng.model.package import Where
from faheng.review.finding import CRASHED, Finding, Review, Severity
from faheng.review.page import RulePage, page_of
from faheng.review.register import load_rules
from faheng.review.reports.digest import grant_in_words, place_in_words
from faheng.review.rule import Rule
from faheng.values.patterns import lazy_pattern

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json"
)
FINGERPRINT = "faheng/key/v1"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}

_LINK = lazy_pattern(r"(?=\[[^\]]*\]\()")
_LINE_END = lazy_pattern(r"\r\n|\r|\n")

Json = dict[str, Any]


def sarif_report(
    reviews: Sequence[Review],
    *,
    unreadable: Sequence[tuple[str, str]] = (),
    texts: Mapping[str, str] | None = None,
) -> str:
    """One log for any number of files.

    ``unreadable`` are names of files that have no review, each with the sentence why;
    ``texts`` the contents of text files by their sha256, which repairs need.
    """
    codes = {outcome.code for review in reviews for outcome in review.outcomes}
    rules = [rule for rule in load_rules() if rule.code in codes]
    places = {rule.code: place for place, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "Faheng",
                "fullName": "法衡 预算绩效文件审核",
                "semanticVersion": __version__,
                "language": "zh-CN",
                "rules": [_rule(rule, page_of(rule)) for rule in rules],
            }
        },
        "invocations": [_invocation(reviews, unreadable)],
        "artifacts": [_artifact(review) for review in reviews],
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(
                finding, places, at, review, (texts or {}).get(review.source.sha256)
            )
            for at, review in enumerate(reviews)
            for finding in review.findings
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False)


def file_uri(name: str) -> str:
    """A file's name as a relative reference."""
    return quote(name.encode("utf-8", "replace"), safe="")


def _rule(rule: Rule[Any], page: RulePage) -> Json:
    checked = dict(page.sections).get("检查什么", page.title)
    return {
        "id": page.code,
        "name": page.name,
        "shortDescription": {"text": page.title},
        "fullDescription": {"text": checked},
        "help": {"text": page.as_text()},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [page.dimension],
            "basis": page.basis,
            "status": rule.status,
        },
    }


def _invocation(
    reviews: Sequence[Review], unreadable: Sequence[tuple[str, str]]
) -> Json:
    notifications = [_notification(name, why) for name, why in unreadable]
    notifications += [
        _notification(review.source.file, outcome.reason, outcome.code)
        for review in reviews
        for outcome in review.outcomes
        if outcome.reason is not None and outcome.reason.startswith(CRASHED)
    ]
    invocation: Json = {"executionSuccessful": not notifications}
    if notifications:
        invocation["toolExecutionNotifications"] = notifications
    return invocation


def _notification(name: str, why: str, code: str | None = None) -> Json:
    said: Json = {
        "level": "error",
        "message": _message(why),
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": file_uri(name)}}}
        ],
    }
    if code is not None:
        said["associatedRule"] = {"id": code}
    return said


def _artifact(review: Review) -> Json:
    return {
        "location": {"uri": file_uri(review.source.file)},
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": review.source.sha256},
    }


def _result(
    finding: Finding,
    places: Mapping[str, int],
    at: int,
    review: Review,
    text: str | None,
) -> Json:
    artifact = {"uri": file_uri(review.source.file), "index": at}
    result: Json = {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": _message(f"{finding.message}{finding.hint}"),
        "locations": [_location(finding.where, artifact, review.source.format)],
        "partialFingerprints": {FINGERPRINT: finding.key},
        "properties": {
            "dimension": finding.dimension,
            "subject": finding.facts.get("subject", ""),
        },
    }
    if finding.code in places:
        result["ruleIndex"] = places[finding.code]
    if finding.waived is not None:
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": grant_in_words(finding.waived),
            }
        ]
    if finding.fix is not None:
        region = _region_to_mend(finding, text) if text is not None else None
        if region is None:
            result["properties"]["fix"] = finding.fix.model_dump()
        else:
            result["fixes"] = [_fix(finding, artifact, region)]
    return result


def _location(where: Where, artifact: Json, kind: str) -> Json:
    physical: Json = {"artifactLocation": artifact}
    if kind == "txt" and where.line is not None:
        physical["region"] = {"startLine": where.line}
        if where.quote:
            physical["region"]["snippet"] = {"text": where.quote}
    location: Json = {"physicalLocation": physical}
    counts = where.model_dump(include={"page", "table", "row", "column"})
    if counts:
        said = place_in_words(where)
        location["logicalLocations"] = [
            {"fullyQualifiedName": said, "kind": "element", "properties": counts}
        ]
    return location


def _region_to_mend(finding: Finding, text: str) -> Json | None:
    """Where in a text the words to replace stand, if they stand there once."""
    line, fix = finding.where.line, finding.fix
    lines = _LINE_END.split(text)
    if line is None or fix is None or not 1 <= line <= len(lines):
        return None
    printed = lines[line - 1]
    if printed.count(fix.before) != 1:
        return None
    column = printed.index(fix.before) + 1
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": line,
        "endColumn": column + len(fix.before),
    }


def _fix(finding: Finding, artifact: Json, region: Json) -> Json:
    assert finding.fix is not None
    inserted = {"text": finding.fix.after}
    change = {
        "artifactLocation": artifact,
        "replacements": [{"deletedRegion": region, "insertedContent": inserted}],
    }
    return {"description": _message(finding.hint), "artifactChanges": [change]}


def _message(text: str) -> Json:
    """A message: braces would be placeholders, and brackets before ( a link."""
    text = text.replace("{", "{{").replace("}", "}}")
    return {"text": _LINK.sub(r"\\", text)}
