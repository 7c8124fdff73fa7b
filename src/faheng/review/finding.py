"""What a review says: outcomes with their denominators, and findings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, cast

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from faheng.model.package import Part, SourceFile, Where
from faheng.review.standards.standard import Standard

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

SCHEMA: Literal["faheng.review/1"] = "faheng.review/1"

# How the reason begins of a rule that broke off because of a fault of ours.
CRASHED = "这条规则没有做完"

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


_LEFT_OUT_WHEN_EMPTY = frozenset({"standards", "unused_waivers"})


class UnusedWaiver(Part):
    """A waiver that covered nothing in this review, and why."""

    why: str
    asked_by: str
    granted_by: str
    reason: str
    until: date
    key: str | None = None
    code: str | None = None
    file: str | None = None
    project: str | None = None
    indicator: str | None = None


class Review(Part):
    """Everything the rules made of one file."""

    schema_: Literal["faheng.review/1"] = Field(default=SCHEMA, alias="schema")
    source: SourceFile
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    standards: tuple[Standard, ...] = ()
    unused_waivers: tuple[UnusedWaiver, ...] = ()

    @model_serializer(mode="wrap")
    def _without_empty_extras(
        self, handler: SerializerFunctionWrapHandler
    ) -> dict[str, Any]:
        printed = handler(self)
        return {
            key: value
            for key, value in printed.items()
            if value or key not in _LEFT_OUT_WHEN_EMPTY
        }

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # The serializer above only leaves keys out; the fields are still the schema.
        plain = {key: value for key, value in core.items() if key != "serialization"}
        return handler(cast("CoreSchema", plain))

    @property
    def crashed(self) -> tuple[str, ...]:
        """The codes of the rules that broke off; their findings up to then are kept."""
        return tuple(
            outcome.code
            for outcome in self.outcomes
            if outcome.reason is not None and outcome.reason.startswith(CRASHED)
        )
