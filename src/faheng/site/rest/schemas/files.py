"""Files kept with a declaration, and files to declare from."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from faheng.site.rest.schemas.fields import Taken


class AttachmentOut(Schema):
    id: int
    name: str
    kind: str
    size: int
    sha256: str
    by: str
    at: datetime


class FoundProject(Schema):
    """A project a file holds, by its number in it."""

    number: int
    name: str | None
    errors: int
    warnings: int
    taken: bool


class ImportOut(Schema):
    """How far the reading is: ``queued``, ``running``, ``done`` or ``failed``; ``refusal``
    says why a file could not be read."""

    id: int
    name: str
    state: str
    refusal: str
    projects: list[FoundProject]


class TakeOne(Taken):
    number: Annotated[int, Field(strict=True, ge=0, le=10_000)]
    name: Annotated[str, Field(max_length=200)]


class TakeIn(Taken):
    """Which projects of the file to declare, each under its name."""

    projects: Annotated[list[TakeOne], Field(min_length=1, max_length=500)]


class TakenOut(Schema):
    declarations: list[int]


class EventOut(Schema):
    """An event of the trail."""

    id: int
    at: datetime
    event: str
    by: str
    target_kind: str
    target_id: int | None


class TrailPageOut(Schema):
    """The latest first; ``before`` leads to the earlier ones."""

    events: list[EventOut]
    before: int | None
