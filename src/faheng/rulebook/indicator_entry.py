"""One indicator of the library: what a clerk needs to declare, count and prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Taxonomy = Literal[2015, 2021]
Direction = Literal[">=", "<=", "=", "qualitative"]
# How points are given, and how a completed value is established: 2021 guide.
Scoring = Literal["direct", "proportional", "graded", "satisfaction"]
Method = Literal["proof", "statistics", "statement", "survey", "trend"]
Register = Literal[
    "communities",
    "firms",
    "lawyers",
    "mediators",
    "officers",
    "townships",
    "stations",
    "adviser_contracts",
    "adviser_visits",
    "adviser_assessments",
    "mediation_cases",
    "legal_aid_cases",
    "duty_shifts",
    "corrections_subjects",
    "assistance_events",
    "publicity_events",
    "trainings",
    "meetings",
    "exams",
    "review_matters",
    "reconsideration_cases",
    "litigation_cases",
    "certificate_applications",
    "file_reviews",
    "hotline_calls",
    "supervision_checks",
    "service_requests",
    "rule_of_law_reports",
    "running_checks",
    "surveys",
    "payments",
]

DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
SCORINGS: tuple[Scoring, ...] = get_args(Scoring)
METHODS: tuple[Method, ...] = get_args(Method)
REGISTERS: tuple[Register, ...] = get_args(Register)


@dataclass(frozen=True, slots=True)
class Pair:
    """Level 1 and level 2 as a form prints them, and the category they mean."""

    level1: str
    level2: str
    category: str

    @property
    def group(self) -> str:
        """What the category's level 1 means, such as ``output``."""
        return self.category.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Standard:
    """What fixes the target: in words, and the rulebook's parameter if it has one."""

    text: str
    parameter: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class EntrySource:
    """The public document or regulation an indicator is taken from."""

    title: str
    year: int
    number: str | None = None

    def __str__(self) -> str:
        number = f" {self.number}" if self.number else ""
        return f"{self.title}{number}（{self.year}年）"


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """A sound indicator of one field of service, ready to be put into a form.

    ``target`` is a usual one, to be adjusted to the year's plan and money, never a
    rule. ``regional`` is where forms with more than the national levels put it.
    ``confirmed`` is false where what fixes it could not be seen in full.
    """

    id: str
    field: str
    field_label: str
    name: str
    pair_2015: Pair
    pair_2021: Pair
    regional: Pair | None
    unit: str | None
    direction: Direction
    target: str
    counting: str
    standard: Standard
    explanation: str
    evidence: str
    scoring: Scoring
    method: Method
    synonyms: tuple[str, ...]
    registers: tuple[Register, ...]
    source: EntrySource
    confirmed: bool = True

    def pair(self, taxonomy: Taxonomy) -> Pair:
        """Where the indicator stands in a national taxonomy."""
        return self.pair_2015 if taxonomy == 2015 else self.pair_2021
