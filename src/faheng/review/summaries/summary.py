"""All files of a folder together: counts, what recurs, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from faheng.review.finding import SEVERITIES, Severity
from faheng.review.summaries.contract import (
    AcrossLine,
    FileLine,
    RuleLine,
    SummaryLines,
)
from faheng.review.summaries.entry import Entry, Remark


@dataclass(frozen=True, slots=True)
class Recurring:
    """A rule with its open findings over all files."""

    code: str
    title: str
    severity: Severity
    findings: int
    files: int


@dataclass(frozen=True)
class Summary:
    """What a person who has two hundred files to look at wants first."""

    entries: Sequence[Entry]
    notes: Sequence[str] = ()

    @property
    def reviewed(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.error is None]

    @property
    def unreadable(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.error is not None]

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """Open findings by severity."""
        return {
            severity: sum(entry.count(severity) for entry in self.entries)
            for severity in SEVERITIES
        }

    @property
    def sound(self) -> int:
        """How many files have nothing that must or should be mended."""
        return sum(
            not entry.count("error") and not entry.count("warning")
            for entry in self.reviewed
        )

    @cached_property
    def recurring(self) -> list[Recurring]:
        """The rules with findings: the gravest first, then the most frequent."""
        found: dict[tuple[str, Severity], list[tuple[str, Remark]]] = {}
        for entry in self.entries:
            for remark in entry.remarks:
                if not remark.waived:
                    key = remark.code, remark.severity
                    found.setdefault(key, []).append((entry.file, remark))
        order = list(SEVERITIES)
        return sorted(
            (
                Recurring(
                    code,
                    pairs[0][1].title,
                    severity,
                    len(pairs),
                    len({file for file, _ in pairs}),
                )
                for (code, severity), pairs in found.items()
            ),
            key=lambda each: (order.index(each.severity), -each.findings, each.code),
        )

    @cached_property
    def across(self) -> list[tuple[Entry, Remark]]:
        """What was found by holding one file against another."""
        return [
            (entry, remark)
            for entry in self.entries
            for remark in entry.remarks
            if remark.other is not None and not remark.waived
        ]

    @property
    def headline(self) -> str:
        """The whole in one sentence."""
        said = f"共 {len(self.entries)} 个文件：审核 {len(self.reviewed)} 个"
        if self.unreadable:
            said += f"，未能读取 {len(self.unreadable)} 个"
        counted = "，".join(
            f"{words} {self.counts[severity]} 处"
            for severity, words in SEVERITIES.items()
        )
        return f"{said}；{counted}。"

    def as_json(self) -> str:
        """The summary for programs."""
        lines = SummaryLines(
            counts=self.counts,
            files=tuple(
                FileLine(
                    file=entry.file,
                    bureau=entry.bureau,
                    year=entry.year,
                    review=entry.report,
                    error=entry.error,
                    findings={each: entry.count(each) for each in SEVERITIES},
                    waived=entry.waived,
                )
                for entry in self.entries
            ),
            rules=tuple(
                RuleLine(
                    code=each.code,
                    severity=each.severity,
                    findings=each.findings,
                    files=each.files,
                )
                for each in self.recurring
            ),
            across=tuple(
                AcrossLine(
                    file=entry.file,
                    against=remark.other or "",
                    code=remark.code,
                    severity=remark.severity,
                    message=remark.message,
                )
                for entry, remark in self.across
            ),
            notes=tuple(self.notes),
        )
        return lines.model_dump_json(by_alias=True, indent=2) + "\n"
