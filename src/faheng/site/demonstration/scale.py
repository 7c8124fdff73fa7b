"""Declarations of many bureaus, each of its own size, made one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_UP, Decimal
from functools import cache

from faheng.model.package import Bureau, Declaration, Funding, Indicator, Package
from faheng.site.demonstration.packages import declaration_package
from faheng.site.demonstration.places import (
    DISTRICTS,
    Body,
    demo_bodies,
    further_bodies,
)
from faheng.site.demonstration.projects import YEARS, sound_projects
from faheng.site.demonstration.shifting import shifted
from faheng.values.value import Value

FIRST_YEAR, LAST_YEAR = YEARS[-1], 2030
"""The years that can be filled: those of one plan for law publicity."""

_DEMO = "示范区司法局"
# A smaller number is a rule, not a measure of how large the bureau is.
_FEWEST_SCALED = 20
_HUNDRED_YUAN = Decimal(100)


@dataclass(frozen=True, slots=True)
class ScaledBureau:
    """A district bureau in one year. Its declarations hold no fault."""

    body: Body
    package: Package

    @property
    def indicators(self) -> int:
        return sum(len(each.indicators) for each in self.package.declarations)


def many_bureaus(
    count: int, *, indicators: int | None = None
) -> Iterator[ScaledBureau]:
    """``count`` district bureaus in one year, the demo's first.

    With ``indicators``, the same bureaus again in the years after, until there are at
    least so many in all. Nothing made earlier is kept.
    """
    if not 1 <= count <= DISTRICTS:
        raise ValueError(f"from 1 to {DISTRICTS} bureaus")
    made = 0
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for place, body in enumerate(_districts(count)):
            yield (bureau := _scaled(body, place, year))
            made += bureau.indicators
            if indicators is not None and made >= indicators:
                return
        if indicators is None:
            return
    raise ValueError(f"{count} bureaus have {made} indicators up to {LAST_YEAR}")


def _districts(count: int) -> Iterator[Body]:
    yield next(body for body in demo_bodies() if body.name == _DEMO)
    further = further_bodies(count - 1)
    yield from (body for body in further if body.level == "district")


def _scaled(body: Body, place: int, year: int) -> ScaledBureau:
    template = _template(year)
    percent = _percent(place)
    name = f"{body.name}{year}年项目支出绩效目标.json"
    source = template.source.model_copy(
        update={
            "file": name,
            "sha256": hashlib.sha256(f"{name} {percent}".encode()).hexdigest(),
        }
    )
    return ScaledBureau(
        body,
        template.model_copy(
            update={
                "source": source,
                "bureau": Bureau(name=body.name),
                "declarations": tuple(
                    _declaration(each, body.name, percent)
                    for each in template.declarations
                ),
            }
        ),
    )


def _percent(place: int) -> int:
    """How large a bureau is beside the demo's: from 30 to 200 in a hundred."""
    return 100 if place == 0 else 30 + place * 7919 % 171


@cache
def _template(year: int) -> Package:
    return declaration_package(_DEMO, shifted(sound_projects(FIRST_YEAR), year))


def _declaration(template: Declaration, name: str, percent: int) -> Declaration:
    return template.model_copy(
        update={
            "project": template.project.model_copy(
                update={"implementing_unit": name},
            ),
            "funding": _funding(template.funding, percent),
            "indicators": tuple(
                _indicator(each, percent) for each in template.indicators
            ),
        }
    )


def _funding(template: Funding, percent: int) -> Funding:
    sources = tuple(
        each.model_copy(update={"annual": _money(each.annual, percent)})
        for each in template.sources
    )
    annual = sum((each.annual or Decimal(0) for each in sources), Decimal(0))
    return template.model_copy(
        update={
            "annual": annual,
            "medium_term": None if template.medium_term is None else annual * 3,
            "prior_year": _money(template.prior_year, percent),
            "sources": sources,
        }
    )


def _money(amount: Decimal | None, percent: int) -> Decimal | None:
    """Up to whole hundreds of yuan, so that the targets stay affordable."""
    if amount is None:
        return None
    scaled = amount * percent / 100
    hundreds = (scaled / _HUNDRED_YUAN).quantize(Decimal(1), ROUND_UP)
    return hundreds * _HUNDRED_YUAN


def _indicator(template: Indicator, percent: int) -> Indicator:
    target = template.target
    if template.category != "output.quantity" or target is None:
        return template
    period = template.period_target
    return template.model_copy(
        update={
            "target": _counted(target, percent),
            "period_target": None if period is None else _counted(period, percent),
        }
    )


def _counted(value: Value, percent: int) -> Value:
    """A count in proportion; what is asked of each, or each month, stays as it is."""
    number = value.number
    if number is None or number < _FEWEST_SCALED or value.per or value.period:
        return value
    scaled = number * percent // 100
    text = value.text.replace(f"{number:f}", f"{scaled:f}", 1)
    return replace(value, number=scaled, text=text)
