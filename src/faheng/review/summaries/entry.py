"""One file's line in a summary: small enough to keep for thousands of files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from faheng.review.finding import Finding, Severity
from faheng.review.page import RulePage
from faheng.review.reports.digest import Digest
from faheng.review.reports.text import shortened


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding as a row of a list; ``other`` is the file it was found beside."""

    code: str
    title: str
    severity: Severity
    place: str
    subject: str
    quote: str
    message: str
    hint: str
    other: str | None
    waived: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A file with what was found in it, or the sentence why it has no review.

    ``report`` is where its own report stands, seen from the summary.
    """

    file: str
    bureau: str | None = None
    year: int | None = None
    layout: str = ""
    verdict: str = ""
    remarks: tuple[Remark, ...] = ()
    report: str | None = None
    error: str | None = None

    def count(self, severity: Severity) -> int:
        """How many findings of a severity stand open."""
        return sum(
            remark.severity == severity and not remark.waived for remark in self.remarks
        )

    @property
    def waived(self) -> int:
        return sum(remark.waived for remark in self.remarks)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def entry_of(digest: Digest, *, file: str, report: str | None) -> Entry:
    """The line of a file that was reviewed."""
    return Entry(
        file=file,
        bureau=digest.bureau,
        year=digest.year,
        layout=digest.title,
        verdict=digest.verdict,
        remarks=tuple(_remarks(digest)),
        report=report,
    )


def entry_from(content: dict[str, Any]) -> Entry:
    """The entry that ``as_json`` made this of."""
    remarks = tuple(Remark(**remark) for remark in content["remarks"])
    return Entry(**{**content, "remarks": remarks})


def _remarks(digest: Digest) -> Iterator[Remark]:
    for _, told in digest.findings:
        for finding, page, place in told:
            yield _remark(finding, page, place)
    for finding, page, place in digest.waived:
        yield _remark(finding, page, place)


def _remark(finding: Finding, page: RulePage, place: str) -> Remark:
    facts = finding.facts
    other = facts.get("against")
    return Remark(
        code=finding.code,
        title=page.title,
        severity=finding.severity,
        place=place,
        subject=str(facts.get("subject") or ""),
        quote=shortened(finding.where.quote or "", 120),
        message=finding.message,
        hint=finding.hint,
        other=other if isinstance(other, str) else None,
        waived=finding.waived is not None,
    )
