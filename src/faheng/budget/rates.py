"""Unit prices that regulations set, for work whose price the form leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from faheng.budget.stated import Price, Quantity, prices, quantities
from faheng.model.package import Declaration
from faheng.rulebook import Source, load_parameter
from faheng.values.patterns import lazy_pattern
from faheng.values.value import Per

_AID_CASE = lazy_pattern(r"法律援助.*案|援助案件")
_ADVISER = lazy_pattern(r"法律顾问|一居一顾问|一村一顾问|法律服务")
_ADVISED: dict[str, Per] = {"visit": "time", "community-year": "community"}


def rates_for(
    declaration: Declaration, *, bureau: str | None, day: date
) -> Iterator[Price]:
    """The local rates in force on a day for what a declaration counts but does not price."""
    counted = tuple(quantities(declaration))
    priced = {price.per for price in prices(declaration)}
    if "case" not in priced and _some(counted, _AID_CASE):
        for entry, source in _local("fees/legal-aid-case", bureau, day):
            yield _rate("法律援助案件补贴", entry["district"], "case", source)
    project = declaration.project.name or ""
    if not priced and (_ADVISER.search(project) or _some(counted, _ADVISER)):
        for entry, source in _local("fees/adviser", bureau, day):
            per = _ADVISED[entry["per"]]
            yield _rate("社区法律服务报酬", entry["amount"], per, source)


def _some(counted: Sequence[Quantity], service: re.Pattern[str]) -> bool:
    return any(service.search(each.indicator.name or "") for each in counted)


def _local(
    name: str, bureau: str | None, day: date
) -> Iterator[tuple[Mapping[str, Any], Source]]:
    parameter = load_parameter(name)
    if bureau is None or not parameter.is_in_force(day):
        return
    rate = parameter.on(day)
    for entry in rate.value:
        if any(district in bureau for district in entry.get("districts", ())):
            yield entry, rate.source


def _rate(name: str, yuan: Any, per: Per, source: Source) -> Price:
    amount = Decimal(yuan)
    return Price(name, amount, amount, per, None, source=f"《{source.title}》")
