"""What a rule is given: one reading, the day whose law applies, and its peers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from faheng.model.package import Package, Where
from faheng.model.reading import Reading
from faheng.values.periods import first_day


@dataclass(frozen=True)
class Case:
    """One file under review. A rule fetches nothing beyond this and the rulebook.

    ``as_of`` is the date printed in the file, else 1 January of its budget year, else
    ``None``: a rule that depends on law is then not applicable. ``against`` are other
    packages it may be held against.
    """

    reading: Reading
    as_of: date | None
    against: tuple[Package, ...] = ()

    @property
    def package(self) -> Package:
        return self.reading.package

    def where(self, path: str) -> Where:
        return self.reading.where(path)


def case_for(
    reading: Reading, *, as_of: date | None = None, against: tuple[Package, ...] = ()
) -> Case:
    """The case of a reading, by the dates in the file itself; never by today."""
    package = reading.package
    day = as_of or package.source.dated
    if day is None and package.year is not None:
        day = first_day(package.year)
    return Case(reading, day, against)
