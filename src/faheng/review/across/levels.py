"""What other bureaus state for the same measure: levels to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Package
from faheng.review.across.companions import bodies, peers
from faheng.review.case import Case
from faheng.review.indicators import Line, package_owners
from faheng.review.latest import kept_for_the_latest
from faheng.review.measures import measure_key, same_kind
from faheng.values.value import Value


class Level(NamedTuple):
    """One value another file states for a measure."""

    package: Package
    value: Value


def peers_levels(case: Case, line: Line) -> list[tuple[str, Decimal]]:
    """What other bureaus of these years ask of the same measure, one value a bureau."""
    target = line.target
    if target is None:
        return []
    near = _near(case)
    found: dict[str, Decimal] = {}
    for level in _by_measure(case.against).get(measure_key(line.name), ()):
        body = near.get(id(level.package))
        value = level.value
        if body is None or body in found or value.number is None:
            continue
        if same_kind(target, value) and value.comparator == target.comparator:
            found[body] = value.number
    return sorted(found.items(), key=lambda pair: (pair[1], pair[0]))


def middle(numbers: Sequence[Decimal], *, seen_from: Decimal) -> Decimal:
    """The median; of the two middle ones of an even number the nearer."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return min(ordered[half - 1 : half + 1], key=lambda each: abs(each - seen_from))


@kept_for_the_latest
def _near(case: Case) -> dict[int, str]:
    """The other bureaus, by the identity of their packages."""
    return {id(each.package): each.body.name for each in peers(case)}


@kept_for_the_latest
def _by_measure(against: tuple[Package, ...]) -> dict[str, list[Level]]:
    found: dict[str, list[Level]] = {}
    for package in against:
        for owner in package_owners(package):
            if owner.kind == "evaluation":
                continue
            for line in owner.lines:
                if line.target is not None and line.target.number is not None:
                    level = Level(package, line.target)
                    found.setdefault(measure_key(line.name), []).append(level)
    return found


def get_ready_for(against: tuple[Package, ...]) -> None:
    """Work out what is the same for every file of a folder, before they are shared out."""
    bodies(against)
    _by_measure(against)
