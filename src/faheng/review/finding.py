"""What a review says: outcomes with their denominators, and findings."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from faheng.model.package import Part, SourceFile, Where

SCHEMA: Literal["faheng.review/1"] = "faheng.review/1"

Severity = Literal["error", "warning", "info"]
Status = Literal["passed", "failed", "not_applicable"]
Dimension = Literal["完整性", "相关性", "适当性", "可行性", "文表一致"]

SEVERITIES: dict[Severity, str] = {
    "error": "必须修改",
    "warning": "建议修改",
    "info": "提示",
}


class Fix(Part):
    """A safe repair: the printed text before, and what it should be."""

    kind: Literal["replace"] = "replace"
    before: str
    after: str


class Finding(Part):
    """One thing to mend or to check, at one place, said in one sentence.

    ``key`` recognises it after its cell has moved.
    """

    key: str
    code: str
    name: str
    severity: Severity
    dimension: Dimension
    where: Where
    message: str
    hint: str
    facts: dict[str, Any] = Field(default_factory=dict)
    fix: Fix | None = None
    waived: dict[str, Any] | None = None


class Outcome(Part):
    """What one rule made of one file; ``judged`` counts the subjects it looked at."""

    code: str
    status: Status
    judged: int
    reason: str | None = None


class Review(Part):
    """Everything the rules made of one file."""

    schema_: Literal["faheng.review/1"] = Field(default=SCHEMA, alias="schema")
    source: SourceFile
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
