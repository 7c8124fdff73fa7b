"""Rows of the function table that are the same money as rows by economic purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, combinations
from typing import Any, NamedTuple

from faheng.review.case import Case
from faheng.review.sums import Addend, Equation, total_of
from faheng.review.tables import Sheet, first_key, only_sheet
from faheng.rulebook import load_parameter


class Link(NamedTuple):
    """A row by economic purpose, and the function rows it is the same money as.

    ``choices`` are the function rows' codes with their figures, reading by reading.
    """

    economic: Sheet
    function: Sheet
    code: str
    path: str
    function_key: str
    equation: Equation
    choices: tuple[tuple[str, ...], ...]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The function rows that agree, else those first thought of."""
        stated = self.equation.stated
        for codes, parts in zip(self.choices, self.equation.readings, strict=True):
            if Equation(stated, (parts,)).holds:
                return codes
        return self.choices[0]


def links(case: Case, day: date) -> Iterator[Link]:
    """The links of which both sides are printed; raises before the first are known."""
    function = only_sheet(case, "general-public-function")
    economic = only_sheet(case, "general-public-basic-economic")
    if function is None or economic is None:
        return
    known = load_parameter("tables/links").on(day).value["same_amount"]
    function_key = first_key(function.keys, ("basic", "total"), "")
    economic_key = first_key(economic.keys, ("total", "amount"), "")
    if function_key is None or economic_key is None:
        return
    for link in known:
        code = link["economic"]
        index = economic.coded.get(code)
        choices = _choices(function, link)
        if index is None or not choices:
            continue
        amount = economic.amount(index, economic_key)
        readings = tuple(
            tuple(_figure(function, each, function_key) for each in choice)
            for choice in choices
        )
        if not amount or not any(part.amount for part in chain(*readings)):
            continue
        yield Link(
            economic,
            function,
            code,
            economic.cell_path(index, economic_key),
            function_key,
            Equation(Addend(economic.row_label(index), amount, economic), readings),
            choices,
        )


def total_chosen(link: Link) -> Addend:
    """What the chosen function rows come to."""
    parts = [_figure(link.function, code, link.function_key) for code in link.chosen]
    return Addend("＋".join(link.chosen), total_of(parts), link.function)


def _choices(sheet: Sheet, link: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
    """All functions of a link, then each choice of them with what may be included."""
    main = _printed(sheet, link["functions"])
    if not main:
        return ()
    codes = [*main, *_printed(sheet, link.get("may_include", ()))]
    sizes = range(1, len(codes) + 1)
    others = chain.from_iterable(combinations(codes, size) for size in sizes)
    return (tuple(main), *others)


def _printed(sheet: Sheet, codes: Sequence[str]) -> list[str]:
    return [code for code in codes if code in sheet.coded]


def _figure(sheet: Sheet, code: str, key: str) -> Addend:
    index = sheet.coded[code]
    label = f"《{sheet.title}》的{sheet.row_label(index)}"
    return Addend(label, sheet.amount(index, key), sheet)
