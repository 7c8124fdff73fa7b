"""Waivers and changes after approval."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from faheng.site.rest.schemas.fields import (
    Amount,
    Day,
    Line,
    NamedKey,
    Prose,
    Taken,
    Yes,
)


class WaiverIn(Taken):
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$", max_length=16)]
    reason: Prose
    until: Day | None = None


class TargetChangeIn(Taken):
    indicator: NamedKey
    after: Line
    reason: Prose


class AdjustmentIn(Taken):
    kind: Literal["transfer", "supplement", "reduction"]
    amount: Amount
    reason: Prose
    source: NamedKey | None = None
    document_number: Annotated[str, Field(max_length=100)] = ""


class VerdictIn(Taken):
    granted: Yes
    note: Prose = ""


class RequestOut(Schema):
    """Something asked for, and what was decided: ``granted``, ``refused`` or nothing yet."""

    kind: Literal["waiver", "target-change", "adjustment"]
    id: int
    says: str
    reason: str
    asked_by: str
    asked_at: datetime
    decision: str
    decided_by: str | None
    note: str
