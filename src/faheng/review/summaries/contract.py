"""What a summary says to programs, schema ``faheng.summary/1``.

The findings themselves stand in the reviews. The JSON Schema in
``docs/reference/schema`` is generated from here.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict

from faheng.model.package import Part
from faheng.review.finding import Severity

SCHEMA: Literal["faheng.summary/1"] = "faheng.summary/1"

Counts = dict[Severity, int]


class FileLine(Part):
    """A file; ``review`` is where its own review stands, ``error`` why it has none."""

    file: str
    bureau: str | None
    year: int | None
    review: str | None
    error: str | None
    findings: Counts
    waived: int


class RuleLine(Part):
    """A rule with its open findings over all files."""

    code: str
    severity: Severity
    findings: int
    files: int


class AcrossLine(Part):
    """A finding in one file beside another."""

    file: str
    against: str
    code: str
    severity: Severity
    message: str


class SummaryLines(Part):
    """A folder in one object."""

    schema_: Literal["faheng.summary/1"] = SCHEMA
    counts: Counts
    files: tuple[FileLine, ...]
    rules: tuple[RuleLine, ...]
    across: tuple[AcrossLine, ...]
    notes: tuple[str, ...]

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: "schema" if name == "schema_" else name,
        populate_by_name=True,
    )
