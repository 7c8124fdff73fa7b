"""Declarations: where they lie, what they say, how they are changed and moved."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from faheng.site.rest.schemas.fields import (
    Amount,
    Key,
    Line,
    NamedKey,
    Prose,
    Revision,
    Taken,
    Yes,
    Yuan,
)


class DeclarationOut(Schema):
    """Where a declaration lies. ``revision`` is to be sent back with a move.

    From outside, of a form that is back in its bureau, ``annual`` and the counts of
    findings are ``null``.
    """

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
    errors: int | None
    warnings: int | None


class DeclarationPage(Schema):
    """``after`` begins the next page; ``null`` at the end."""

    items: list[DeclarationOut]
    after: int | None


class NewDeclaration(Taken):
    """A new project (``section``, ``name``), or one there is (``project``) declared again,
    ``from_earlier``: with what that earlier declaration said."""

    year: NamedKey
    section: NamedKey | None = None
    name: Annotated[str, Field(max_length=200)] | None = None
    code: Annotated[str, Field(max_length=60)] = ""
    project: NamedKey | None = None
    from_earlier: NamedKey | None = None


class CellNow(Schema):
    cell: str
    label: str
    text: str


class CellsOut(Schema):
    """All cells of a form; amounts without a unit of their own are in ``unit``."""

    unit: str
    revision: int
    cells: list[CellNow]


class CellIn(Taken):
    """One cell: what it said when it was read, and what it is to say."""

    cell: Annotated[str, Field(max_length=60)]
    was: Prose
    now: Prose


class CellOut(Schema):
    cell: str
    text: str
    understood: str | None
    revision: int


class NewIndicator(Taken):
    """A row behind another or at the end; as the library has it, or with these texts."""

    after: NamedKey | None = None
    library_id: Annotated[str, Field(max_length=80)] = ""
    level1: Annotated[str, Field(max_length=60)] = ""
    level2: Annotated[str, Field(max_length=60)] = ""
    name: Line = ""
    target: Line = ""
    period_target: Line = ""
    weight: Annotated[str, Field(max_length=10)] = ""
    description: Prose = ""
    explanation: Prose = ""
    basis: Prose = ""


class Shift(Taken):
    """One place up, or one place down."""

    up: Yes


class NewSource(Taken):
    source: Literal[
        "central", "province", "city", "county",
        "appropriation", "special_account", "other",
    ]  # fmt: skip


class ReturnedIn(Taken):
    item: Annotated[str, Field(max_length=60)]
    message: Prose


class MoveIn(Taken):
    move: Literal[
        "submit", "recall", "agree-section", "agree-finance", "agree-leader",
        "record-decision", "accept-first", "send-control", "approve", "return", "drop",
    ]  # fmt: skip
    revision: Revision | None = None
    note: Prose = ""
    returned: list[ReturnedIn] = Field(default_factory=list, max_length=200)
    decision: NamedKey | None = None
    control_amount: Amount | None = None


class StepOut(Schema):
    move: str
    left: str
    reached: str
    round: int
    passage: int
    note: str
    amount: Yuan | None
    by: str
    at: datetime
    version: int


class VersionOut(Schema):
    id: Key
    number: int
    reason: str
    sha256: str
    by: str
    at: datetime


class ReturnedOut(Schema):
    """An item sent back; while it is open, only such items can be changed."""

    id: int
    item: str
    message: str
    answer: str
    is_open: bool


class AnswerIn(Taken):
    answer: Prose


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
