"""What forms on evaluated projects have in common: items in rows, their values."""

from __future__ import annotations

from collections.abc import Sequence

from faheng.documents.composing.pieces import Cell
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.values import is_printed_twice, value_of
from faheng.forms.writing.forms import centred
from faheng.forms.writing.runs import run_length
from faheng.forms.writing.targets import Printed, first_alike, whole_ways
from faheng.model.package import Evaluation, EvaluationItem, Monitoring, Package
from faheng.values.value import Value


class ItemPrinter:
    """Prints the values of a package's items, as their reader will read them."""

    def __init__(self, package: Package) -> None:
        self._year = package.year
        evaluated: list[Evaluation | Monitoring] = [
            *package.evaluations,
            *package.monitoring,
        ]
        self._doubled = is_printed_twice(
            PrintedIndicator({"target": item.target.text})
            for one in evaluated
            for item in one.items
            if item.target is not None
        )

    def value(self, item: EvaluationItem, key: str, value: Value | None) -> str:
        """A value in the column ``key``: target, actual or expected."""
        if value is None:
            return ""

        def read(printed: Printed) -> Value | None:
            texts = {
                "name": item.name or "",
                "level1": item.level1 or "",
                "level2": item.level2 or "",
                key: printed.text,
            }
            return value_of(
                PrintedIndicator(texts), key, year=self._year, doubled=self._doubled
            )

        return first_alike(value, whole_ways(value), read).text


def level_cells(items: Sequence[EvaluationItem], at: int) -> list[Cell]:
    """The levels of an item, where they are not those of the item above."""
    levels = [(item.level1 or "", item.level2 or "") for item in items]
    above, below = run_length(levels, at, 1), run_length(levels, at, 2)
    return [
        *([centred(items[at].level1, rows=above)] if above else []),
        *([centred(items[at].level2, rows=below)] if below else []),
    ]
