"""What changed between two versions of a form, in the words of the form.

Versions are packages. Indicators are matched by name and levels, then by name, then by
their place among those of the same levels: such a one was given another name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django.db.models import Model
from django.utils.translation import gettext as _

from faheng.site.planning.models import Declaration, FundingLine, Indicator, Project

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Difference:
    """One cell or row that is not what it was; blank where there is nothing."""

    label: str
    before: str
    after: str
    kind: Literal["changed", "added", "removed", "moved"] = "changed"


def differences_between(before: Row, after: Row) -> list[Difference]:
    """All differences between two declarations of packages, in the order of the form."""
    return [
        *_of_fields(before, after),
        *_of_sources(before, after),
        *_of_payments(before, after),
        *_of_indicators(before["indicators"], after["indicators"]),
    ]


_FIELDS: tuple[tuple[str | None, type[Model], tuple[str, ...]], ...] = (
    ("project", Project, ("name", "code")),
    ("project", Declaration, ("kind", "implementing_unit", "basis", "overview")),
    ("project", Declaration, ("plan", "starts_on", "ends_on", "procurement")),
    (None, Declaration, ("annual_goal", "medium_term_goal")),
    ("funding", Declaration, ("annual", "medium_term", "prior_year")),
)
"""Cells that are there once: their part of the package, and the model that names them."""

_INDICATOR_FIELDS = (
    *("level1", "level2", "name", "target", "period_target", "weight"),
    *("description", "explanation", "basis"),
)


def _of_fields(before: Row, after: Row) -> Iterator[Difference]:
    for part, model, names in _FIELDS:
        old, new = (side if part is None else side[part] for side in (before, after))
        for name in names:
            write = _money if part == "funding" else _WRITTEN_AS.get(name, _written)
            yield from _changed(_label(model, name), old[name], new[name], write)


def _of_sources(before: Row, after: Row) -> Iterator[Difference]:
    old, new = (
        {line["source"]: line for line in side["funding"]["sources"]}
        for side in (before, after)
    )
    for source in FundingLine.Source:
        for name in ("annual", "medium_term"):
            label = _("%(source)s·%(column)s") % {
                "source": source.label,
                "column": _label(FundingLine, name),
            }
            was, is_now = (side.get(source.value, {}).get(name) for side in (old, new))
            yield from _changed(label, was, is_now, _money)


def _of_payments(before: Row, after: Row) -> Iterator[Difference]:
    old, new = (
        {line["by"]: line["percent"] for line in side["payment_plan"]}
        for side in (before, after)
    )
    for by in sorted({*old, *new}):
        label = _("截至%(day)s累计支付比例") % {"day": _day(by)}
        yield from _changed(label, old.get(by), new.get(by), _percent)


def _of_indicators(old: Sequence[Row], new: Sequence[Row]) -> Iterator[Difference]:
    pairs = _matched(old, new)
    moved = _out_of_order(pairs)
    for there, here in sorted(pairs.items()):
        name = _name(old[there], there)
        for field in _INDICATOR_FIELDS:
            label = f"{name}·{_label(Indicator, field)}"
            yield from _changed(label, old[there][field], new[here][field], _written)
        if there in moved:
            was, is_now = (_("第%(row)d行") % {"row": row + 1} for row in (there, here))
            yield Difference(
                _("%(name)s的位置") % {"name": name}, was, is_now, kind="moved"
            )
    for there, row in enumerate(old):
        if there not in pairs:
            yield Difference(_name(row, there), _summary(row), "", kind="removed")
    for here, row in enumerate(new):
        if here not in pairs.values():
            yield Difference(_name(row, here), "", _summary(row), kind="added")


def _matched(old: Sequence[Row], new: Sequence[Row]) -> dict[int, int]:
    """Which row of ``new`` each row of ``old`` has become."""
    pairs: dict[int, int] = {}
    for names in (("level1", "level2", "name"), ("name",), ("level1", "level2")):
        free: dict[tuple[Any, ...], list[int]] = {}
        for here, row in enumerate(new):
            if here not in pairs.values():
                free.setdefault(tuple(row[name] for name in names), []).append(here)
        for there, row in enumerate(old):
            candidates = free.get(tuple(row[name] for name in names))
            if there not in pairs and candidates:
                pairs[there] = candidates.pop(0)
    return pairs


def _out_of_order(pairs: Mapping[int, int]) -> set[int]:
    """As few rows as need to have been moved to explain the new order."""
    best: list[list[int]] = []
    ends: list[int] = []
    for there, here in sorted(pairs.items()):
        length = bisect_left(ends, here)
        chain = [*(best[length - 1] if length else []), there]
        if length == len(best):
            best.append(chain)
            ends.append(here)
        else:
            best[length], ends[length] = chain, here
    return set(pairs) - set(best[-1] if best else ())


def _changed(
    label: str, old: Any, new: Any, write: Callable[[Any], str]
) -> Iterator[Difference]:
    before, after = write(old), write(new)
    if before != after:
        yield Difference(label, before, after)


def _label(model: type[Model], name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _name(row: Row, nth: int) -> str:
    if row["name"]:
        return _("指标“%(name)s”") % {"name": row["name"]}
    return _("第%(row)d行指标") % {"row": nth + 1}


def _summary(row: Row) -> str:
    weight = row["weight"] and _("权重%(weight)s") % {"weight": row["weight"]}
    said = (row["level2"] or row["level1"], _written(row["target"]), weight)
    return "，".join(part for part in said if part)


def _written(value: Any) -> str:
    """A cell as a person reads it: targets in their own words."""
    if value is None:
        return ""
    return str(value["text"] if isinstance(value, Mapping) else value)


def _choice(value: bool | None) -> str:
    return "" if value is None else _("是") if value else _("否")


def _day(value: str | None) -> str:
    if value is None:
        return ""
    day = date.fromisoformat(value)
    return _("%(year)d年%(month)d月%(day)d日") % {
        "year": day.year,
        "month": day.month,
        "day": day.day,
    }


def _money(value: str | None) -> str:
    return (
        ""
        if value is None
        else _("%(amount)s元") % {"amount": f"{Decimal(value):,.2f}"}
    )


def _percent(value: str | None) -> str:
    return "" if value is None else f"{value}%"


_WRITTEN_AS: Mapping[str, Callable[[Any], str]] = {
    "starts_on": _day,
    "ends_on": _day,
    "procurement": _choice,
}
"""Cells that are no plain text."""
