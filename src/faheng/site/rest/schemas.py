"""What the interface takes and gives."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, PlainSerializer

Yuan = Annotated[
    Decimal, PlainSerializer(lambda amount: f"{amount:.2f}", return_type=str)
]
Amount = Annotated[Decimal, Field(ge=0, le=10**13, decimal_places=2)]
Key = Annotated[int, Field(ge=1, le=2**63 - 1)]
Short = Annotated[str, Field(max_length=300)]
Long = Annotated[str, Field(max_length=20_000)]


class Told(Schema):
    """One sentence on why it could not be done."""

    detail: str


class Wrong(Schema):
    """Parts of a request that are not as described."""

    detail: list[dict[str, Any]] | str


class Me(Schema):
    username: str
    name: str
    role: str
    bureau: str
    section: str | None
    rights: list[str]


class YearOut(Schema):
    id: int
    bureau: str
    year: int
    is_closed: bool


class DeclarationOut(Schema):
    """Where a declaration lies. ``revision`` is to be sent back with a move."""

    id: int
    bureau: str
    year: int
    project: str
    code: str
    section: str
    state: str
    round: int
    revision: int
    annual: Yuan | None
    control_amount: Yuan | None
    errors: int
    warnings: int


class DeclarationPage(Schema):
    """``after`` begins the next page; ``null`` at the end."""

    items: list[DeclarationOut]
    after: int | None


class IndicatorOut(Schema):
    id: int
    declaration: int
    project: str
    year: int
    level1: str
    level2: str
    name: str
    target: str
    weight: str


class IndicatorPage(Schema):
    items: list[IndicatorOut]
    after: int | None


class FindingOut(Schema):
    key: str
    code: str
    severity: str
    dimension: str
    cell: str
    message: str
    hint: str
    waived: bool


class ReviewOut(Schema):
    errors: int
    warnings: int
    findings: list[FindingOut]


class StepOut(Schema):
    move: str
    left: str
    reached: str
    round: int
    passage: int
    note: str
    by: str
    at: datetime
    version: int


class VersionOut(Schema):
    number: int
    reason: str
    sha256: str
    by: str
    at: datetime


class NewDeclaration(Schema):
    """A new project with a blank form, or, with ``project``, one declared again."""

    year: Key
    section: Key | None = None
    name: Short | None = None
    code: Annotated[str, Field(max_length=60)] = ""
    project: Key | None = None


class CellIn(Schema):
    """One cell: what it said when it was read, and what it is to say."""

    cell: Annotated[str, Field(max_length=60)]
    was: Long
    now: Long


class CellOut(Schema):
    cell: str
    text: str
    understood: str | None
    revision: int


class ReturnedIn(Schema):
    item: Annotated[str, Field(max_length=60)]
    message: Long


class MoveIn(Schema):
    move: Literal[
        "submit", "recall", "agree-section", "agree-finance", "agree-leader",
        "record-decision", "accept-first", "send-control", "approve", "return", "drop",
    ]  # fmt: skip
    revision: int | None = Field(default=None, ge=0, le=2**31 - 1)
    note: Long = ""
    returned: list[ReturnedIn] = Field(default_factory=list, max_length=200)
    decision: Key | None = None
    control_amount: Amount | None = None


class DecisionIn(Schema):
    """What a meeting decided."""

    meeting: Literal["party-group", "office"]
    held_on: date
    number: Short
    text: Long


class Made(Schema):
    id: int


class WaiverIn(Schema):
    key: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    reason: Long
    until: date | None = None


class TargetChangeIn(Schema):
    indicator: Key
    after: Short
    reason: Long


class AdjustmentIn(Schema):
    kind: Literal["transfer", "supplement", "reduction"]
    amount: Amount
    reason: Long
    source: Key | None = None
    document_number: Annotated[str, Field(max_length=100)] = ""


class VerdictIn(Schema):
    granted: bool
    note: Long = ""


class LibraryOut(Schema):
    id: str
    name: str
    level1: str
    level2: str
    target: str
    unit: str | None
    counting: str


class NoticeOut(Schema):
    id: int
    text: str
    declaration: int | None
    at: datetime
    read: bool
