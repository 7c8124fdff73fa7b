"""Whether two projects declare one and the same service."""

from __future__ import annotations

from decimal import Decimal

from faheng.review.indicators import Line, Owner
from faheng.review.measures import measures_same, service_key
from faheng.review.quoting import quoted

_FEWEST_SHARED = 2
_FEWEST_WITHOUT_NAME = 3
# Under one name the same figure needs little wording in common to be the same target.
_LIKE_IF_NAMED_ALIKE = Decimal("0.3")
_LIKE = Decimal("0.5")


def measured_lines(owner: Owner) -> list[Line]:
    """The targets of a project that give a number."""
    return [
        line
        for line in owner.lines
        if line.target is not None and line.target.number is not None
    ]


def shared_targets(one: Owner, other: Owner) -> list[Line]:
    """The targets that show two projects to declare one service; none if they do not."""
    first, second = service_key(one.name), service_key(other.name)
    named_alike = bool(first) and first == second
    likeness = _LIKE_IF_NAMED_ALIKE if named_alike else _LIKE
    left = measured_lines(other)
    fewer = min(len(left), len(measured_lines(one)))
    found: list[Line] = []
    for line in measured_lines(one):
        same = (mate for mate in left if measures_same(line, mate, likeness=likeness))
        match = next(same, None)
        if match is not None:
            left.remove(match)
            found.append(line)
    if named_alike:
        return found if len(found) >= _FEWEST_SHARED else []
    return found if len(found) == fewer and fewer >= _FEWEST_WITHOUT_NAME else []


def with_money(owner: Owner) -> str:
    """A project as a message names it: with its money, which tells namesakes apart."""
    annual = owner.declaration.funding.annual if owner.declaration else None
    money = f"（{annual / 10000:.2f}万元）" if annual is not None else ""
    return f"{quoted(owner.name)}{money}"
