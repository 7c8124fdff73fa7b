"""One indicator as printed, and the two terms of one indicator put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from faheng.forms.claims import Unit

_OF_A_TERM = ("target", "sign", "unit")


@dataclass(slots=True)
class PrintedIndicator:
    """One indicator as printed, not yet understood: texts and places by column.

    ``shares_units`` says that its cells or lines hold more than it alone.
    """

    texts: dict[str, str] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    shares_units: bool = False

    def quote(self, key: str) -> str | None:
        """What to quote for a column, if not all its cell prints."""
        return self.text(key) if self.shares_units else None

    def text(self, key: str) -> str | None:
        return self.texts.get(key) or None

    @property
    def unit(self) -> Unit:
        """The cell or line that shows where the indicator is."""
        return self.units.get("name") or next(iter(self.units.values()))


def one_or_two(
    medium: PrintedIndicator, annual: PrintedIndicator
) -> list[PrintedIndicator]:
    """The blocks side by side: one indicator if they name the same."""
    as_period(medium)
    if not annual.text("name"):
        return [medium]
    if not medium.text("name"):
        return [annual]
    if medium.text("name") != annual.text("name"):
        return [medium, annual]
    _add_period(annual, medium)
    return [annual]


def as_period(medium: PrintedIndicator) -> None:
    """What was read as a year's target is the medium term's."""
    for key in _OF_A_TERM:
        if key in medium.units and f"period_{key}" not in medium.units:
            medium.units[f"period_{key}"] = medium.units.pop(key)
            medium.texts[f"period_{key}"] = medium.texts.pop(key, "")


def with_terms_joined(
    indicators: Sequence[PrintedIndicator],
) -> list[PrintedIndicator]:
    """One indicator for each name printed once for the medium term and once for a year.

    The two may stand in rows of one table or in two tables of one form.
    """
    annual = {_identity(one): one for one in indicators if not _is_period(one)}
    kept = []
    for one in indicators:
        twin = annual.get(_identity(one)) if _is_period(one) else None
        if twin is None or twin.text("period_target"):
            kept.append(one)
        else:
            _add_period(twin, one)
    return kept


def _add_period(annual: PrintedIndicator, medium: PrintedIndicator) -> None:
    for key in (f"period_{key}" for key in _OF_A_TERM):
        if key in medium.units:
            annual.units[key] = medium.units[key]
            annual.texts[key] = medium.texts[key]


def _is_period(printed: PrintedIndicator) -> bool:
    return bool(printed.text("period_target")) and not printed.text("target")


def _identity(printed: PrintedIndicator) -> tuple[str | None, ...]:
    return tuple(map(printed.text, ("level1", "level2", "name")))
