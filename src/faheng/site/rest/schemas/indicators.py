"""Indicators of all declarations, and those of the library."""

from __future__ import annotations

from ninja import Schema


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
    """``after`` begins the next page; ``null`` at the end."""

    items: list[IndicatorOut]
    after: str | None


class LibraryOut(Schema):
    id: str
    name: str
    level1: str
    level2: str
    target: str
    unit: str | None
    counting: str


class ValueOut(Schema):
    """``kind``: quantitative, qualitative or ambiguous."""

    kind: str
    says: str
