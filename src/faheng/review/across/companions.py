"""The other files beside a case: its own bureau's of some year, and other bureaus'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from faheng.model.package import Package
from faheng.review.across.bodies import Body, Likeness, body_of
from faheng.review.case import Case
from faheng.review.latest import kept_for_the_latest
from faheng.review.rule import NotApplicableError

NOTHING_BESIDE = "没有提供可以对照的文件"
NO_YEAR = "文件没有写明年度，不能与别的文件对照"
NO_BODY = "文件没有写明单位，不能与别的文件对照"


class Companion(NamedTuple):
    """Another file, and how surely it is of the same body."""

    package: Package
    body: Body
    likeness: Likeness

    @property
    def file(self) -> str:
        """Its name, as messages give it."""
        return self.package.source.file

    @property
    def is_certain(self) -> bool:
        return self.likeness == "same"


def own(case: Case, *, years_before: int = 0, what: str) -> list[Companion]:
    """The files of the same body of this year or of years before, in their order.

    ``what`` is what they should be, for the reason if there is none.
    """
    year = year_of(case)
    likely = {each.body.name for each in _companions(case) if each.likeness == "likely"}
    # 鼓楼区司法局 beside those of two cities may be either's.
    accepted = ("same", "likely") if len(likely) == 1 else ("same",)
    found = [
        each
        for each in _companions(case)
        if each.package.year == year - years_before and each.likeness in accepted
    ]
    if not found:
        raise NotApplicableError(f"没有提供同一单位{what}")
    return found


def peers(case: Case) -> list[Companion]:
    """The files of other bodies, of this year or one beside it."""
    year = year_of(case)
    return [
        each
        for each in _companions(case)
        if each.package.year is not None
        and abs(each.package.year - year) <= 1
        and each.likeness == "different"
        and each.body.name
    ]


def all_of_year(case: Case) -> list[Companion]:
    """Every other file of the same year, whoever's it is."""
    year = year_of(case)
    return [each for each in _companions(case) if each.package.year == year]


def year_of(case: Case) -> int:
    """The year of a case that can be compared at all; else it is not applicable."""
    if not case.against:
        raise NotApplicableError(NOTHING_BESIDE)
    if case.package.year is None:
        raise NotApplicableError(NO_YEAR)
    body = body_of(case.package)
    if not body.name and not body.code:
        raise NotApplicableError(NO_BODY)
    return case.package.year


def _companions(case: Case) -> Iterator[Companion]:
    body = body_of(case.package)
    mine = case.package.source
    for package, other in bodies(case.against):
        # A folder holds the file itself too, perhaps more than once.
        if package.source.sha256 == mine.sha256 and package.source.file == mine.file:
            continue
        yield Companion(package, other, body.likeness(other))


@kept_for_the_latest
def bodies(against: tuple[Package, ...]) -> tuple[tuple[Package, Body], ...]:
    """Whose each file is; worked out once for all files of a folder."""
    return tuple((package, body_of(package)) for package in against)
