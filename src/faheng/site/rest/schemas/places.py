"""Who the token stands for, and the years, sections and projects around them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from faheng.site.planning.states import State
from faheng.site.rest.schemas.fields import Day, Line, NamedKey, Prose, Taken, Year


class Me(Schema):
    username: str
    name: str
    role: str
    bureau: str
    section: str | None
    rights: list[str]


class NoticeOut(Schema):
    id: int
    text: str
    declaration: int | None
    at: datetime
    read: bool


class YearOut(Schema):
    id: int
    bureau: str
    year: int
    is_closed: bool


class DeadlineOut(Schema):
    round: int
    state: str
    on: date


class DeadlineIn(Taken):
    """The last day of one desk in one round."""

    round: Literal[1, 2]
    state: State
    on: Day


class NewYear(Taken):
    year: Annotated[Year, Field(strict=True)]
    deadlines: list[DeadlineIn] = Field(default_factory=list, max_length=40)


class SectionOut(Schema):
    id: int
    name: str


class ProjectOut(Schema):
    id: int
    name: str
    code: str
    section: str


class ProjectPage(Schema):
    """``after`` begins the next page; ``null`` at the end."""

    items: list[ProjectOut]
    after: int | None


class HandOver(Taken):
    """The section that takes a project over."""

    section: NamedKey


class DecisionOut(Schema):
    id: int
    meeting: str
    held_on: date
    number: str
    text: str


class DecisionIn(Taken):
    """What a meeting decided."""

    meeting: Literal["party-group", "office"]
    held_on: Day
    number: Line
    text: Prose
