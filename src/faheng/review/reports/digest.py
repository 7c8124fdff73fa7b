"""A review arranged for people: by severity, by dimension, by what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, get_args

from faheng.model.package import Where
from faheng.model.reading import Reading
from faheng.review.finding import (
    SEVERITIES,
    Dimension,
    Finding,
    Outcome,
    Review,
    Severity,
    UnusedWaiver,
)
from faheng.review.page import RulePage, page_of
from faheng.review.personal_data import without_personal_numbers
from faheng.review.register import load_rules
from faheng.review.standards.standard import Standard

FORMATS = {
    "txt": "文本",
    "doc": "Word",
    "docx": "Word",
    "xls": "Excel",
    "xlsx": "Excel",
    "pdf": "PDF",
    "html": "网页",
}


class DimensionRow(NamedTuple):
    """One line of the summary: counts of findings by severity, and rules found sound."""

    dimension: Dimension
    counts: dict[Severity, int]
    sound: int
    not_checked: int


class Checked(NamedTuple):
    """A rule's outcome beside its page."""

    outcome: Outcome
    page: RulePage


# A finding, its rule's page, and its place in words.
Told = tuple[Finding, RulePage, str]


class Digest(NamedTuple):
    """Everything a report prints, in its order; what is waived stands apart."""

    title: str
    file: str
    bureau: str | None
    year: int | None
    format: str
    counts: dict[Severity, int]
    findings: tuple[tuple[Severity, tuple[Told, ...]], ...]
    waived: tuple[Told, ...]
    unused_waivers: tuple[UnusedWaiver, ...]
    standards: tuple[Standard, ...]
    dimensions: tuple[DimensionRow, ...]
    sound: tuple[Checked, ...]
    not_checked: tuple[tuple[str, tuple[Checked, ...]], ...]
    unread: tuple[tuple[str, str], ...]
    is_empty: bool

    @property
    def verdict(self) -> str:
        """The one sentence a reader wants first."""
        if self.counts["error"]:
            return f"有 {self.counts['error']} 处必须修改，请改正后再报送。"
        if self.counts["warning"]:
            return f"没有必须修改之处；有 {self.counts['warning']} 处建议修改，请酌情处理。"
        if self.counts["info"]:
            return (
                f"没有必须修改和建议修改之处；有 {self.counts['info']} 处提示，供参考。"
            )
        if self.waived:
            return "没有待修改之处；已同意豁免的意见列在后面。"
        if self.is_empty or not self.sound:
            return "没有认出可以审核的内容，请核实文件是否完整。"
        return "没有发现需要修改之处。"


def digest_of(reading: Reading, review: Review, *, layout_title: str) -> Digest:
    """Arrange a review for people."""
    pages = {rule.code: page_of(rule) for rule in load_rules()}
    package = reading.package
    checked = [Checked(outcome, pages[outcome.code]) for outcome in review.outcomes]
    open_findings = [finding for finding in review.findings if finding.waived is None]
    return Digest(
        title=layout_title,
        file=package.source.file,
        bureau=package.bureau.name,
        year=package.year,
        format=FORMATS.get(package.source.format, package.source.format),
        counts=_count(open_findings),
        findings=tuple(
            (
                severity,
                tuple(_told(f, pages) for f in open_findings if f.severity == severity),
            )
            for severity in SEVERITIES
        ),
        waived=tuple(
            _told(finding, pages)
            for finding in review.findings
            if finding.waived is not None
        ),
        unused_waivers=review.unused_waivers,
        standards=review.standards,
        dimensions=tuple(
            DimensionRow(
                dimension,
                _count(f for f in open_findings if f.dimension == dimension),
                sum(
                    entry.outcome.status == "passed"
                    for entry in checked
                    if entry.page.dimension == dimension
                ),
                sum(
                    entry.outcome.status == "not_applicable"
                    for entry in checked
                    if entry.page.dimension == dimension
                ),
            )
            for dimension in get_args(Dimension)
        ),
        sound=tuple(entry for entry in checked if entry.outcome.status == "passed"),
        not_checked=_by_reason(checked),
        unread=tuple(
            (place_in_words(rest.where), without_personal_numbers(rest.text))
            for rest in package.unread
            if rest.kind == "text"
        ),
        is_empty=not (
            package.declarations
            or package.department_targets
            or package.budget
            or package.evaluations
            or package.monitoring
        ),
    )


def _told(finding: Finding, pages: dict[str, RulePage]) -> Told:
    return finding, pages[finding.code], place_in_words(finding.where)


def place_in_words(where: Where) -> str:
    """A place as an official would say it."""
    parts = [
        (where.page, "第{}页"),
        (where.table, "第{}个表"),
        (where.row, "第{}行"),
        (where.column, "第{}列"),
    ]
    said = "".join(words.format(count) for count, words in parts if count is not None)
    if where.row is None and where.line is not None:
        said += f"第{where.line}行"
    return said or "全文"


def _count(findings: Iterable[Finding]) -> dict[Severity, int]:
    counts = Counter(finding.severity for finding in findings)
    return {severity: counts[severity] for severity in SEVERITIES}


def _by_reason(checked: list[Checked]) -> tuple[tuple[str, tuple[Checked, ...]], ...]:
    grouped: dict[str, list[Checked]] = {}
    for entry in checked:
        if entry.outcome.status == "not_applicable":
            grouped.setdefault(entry.outcome.reason or "", []).append(entry)
    return tuple((reason, tuple(entries)) for reason, entries in grouped.items())


def grant_in_words(waived: Mapping[str, str]) -> str:
    """Who asked for a waiver, who granted it, why, and until when."""
    said = (
        f"{waived['asked_by']}申请，{waived['granted_by']}同意，有效至 "
        f"{waived['until']}；理由：{waived['reason'].rstrip('。')}。"
    )
    return f"{said}（{waived['note']}）" if waived.get("note") else said


def record_in_words(unused: UnusedWaiver) -> str:
    """What a waiver that covered nothing was about."""
    parts = (
        (unused.code, "规则 {}"),
        (unused.key, "识别码 {}"),
        (unused.file, "文件“{}”"),
        (unused.project, "项目“{}”"),
        (unused.indicator, "指标“{}”"),
    )
    return "，".join(words.format(said) for said, words in parts if said)
