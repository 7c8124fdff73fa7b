"""The demo bureau as one tree of plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from faheng.model.package import Package
from faheng.site.demonstration.basic import BasicLine, basic_lines
from faheng.site.demonstration.circle import Circle, demo_circle
from faheng.site.demonstration.packages import declaration_package, evaluation_package
from faheng.site.demonstration.people import People, demo_people
from faheng.site.demonstration.places import (
    Body,
    Community,
    Firm,
    Section,
    communities,
    demo_bodies,
    demo_sections,
    firms,
    towns,
)
from faheng.site.demonstration.planted import Planted, all_planted, with_planted
from faheng.site.demonstration.project import Project
from faheng.site.demonstration.projects import YEARS, sound_projects

NAME = "示范区司法局"
LAST_YEAR, THIS_YEAR = YEARS


@dataclass(frozen=True, slots=True)
class DemoBureau:
    """What the demo shows: two years, everybody in it, and what is wrong on purpose.

    All projects of the year that is over are approved; how far those of this year have
    come is in ``circle.standings``.
    """

    name: str
    code: str
    bodies: tuple[Body, ...]
    sections: tuple[Section, ...]
    towns: tuple[str, ...]
    communities: tuple[Community, ...]
    firms: tuple[Firm, ...]
    people: People
    projects: Mapping[int, tuple[Project, ...]]
    basic: Mapping[int, tuple[BasicLine, ...]]
    circle: Circle
    planted: tuple[Planted, ...]

    def project_money(self, year: int) -> Decimal:
        """Yuan of all projects together, as first approved."""
        return sum((each.annual for each in self.projects[year]), Decimal(0))

    def basic_money(self, year: int) -> Decimal:
        return sum((line.amount for line in self.basic[year]), Decimal(0))

    def declarations(self, year: int) -> Package:
        """The declarations of a year as an exchange package."""
        return declaration_package(self.name, self.projects[year])

    def evaluations(self) -> Package:
        """What became of the year that is over."""
        return evaluation_package(self.name, self.projects[LAST_YEAR], self.circle)


def demo_bureau(*, with_faults: bool = True) -> DemoBureau:
    """示范区司法局; without the planted faults if they are not wanted."""
    planted = all_planted() if with_faults else ()
    bodies = demo_bodies()
    return DemoBureau(
        name=NAME,
        code=next(body.code for body in bodies if body.name == NAME),
        bodies=bodies,
        sections=demo_sections(),
        towns=towns(),
        communities=communities(),
        firms=firms(),
        people=demo_people(),
        projects={
            LAST_YEAR: sound_projects(LAST_YEAR),
            THIS_YEAR: with_planted(sound_projects(THIS_YEAR), planted),
        },
        basic={year: basic_lines(year) for year in YEARS},
        circle=demo_circle(),
        planted=planted,
    )
