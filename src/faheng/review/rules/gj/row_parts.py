"""Which columns of a table are the sum of which, by the kind of the table."""

from __future__ import annotations

from collections.abc import Iterator

from faheng.review.tables import Sheet

_NATURE = ("basic", "project", "to_superior", "operating", "to_subsidiary")
_PERSONS = ("personnel", "public")
_FUNDS = ("general", "fund", "capital")
_SOURCES = (
    "amount",
    *_FUNDS,
    "superior",
    "business",
    "business_education",
    "operating",
    "subsidiary",
    "other",
    "carryover_in",
    "reserve_used",
)
# Columns a sum may be printed with or without.
_APART = ("carryover_in", "reserve_used")


def row_relations(sheet: Sheet) -> Iterator[tuple[str, list[list[str]]]]:
    """Each sum column with the ways in which its parts may be printed."""
    for vintage in sheet.vintages:

        def printed(keys: tuple[str, ...], at: str = vintage) -> list[str]:
            return [key + at for key in keys if key + at in sheet.keys]

        total, basic = f"total{vintage}", f"basic{vintage}"
        persons = printed(_PERSONS)
        options: list[list[str]] = []
        match sheet.table.kind:
            case "income":
                options = _by_source(printed(_SOURCES), vintage)
            case "appropriation":
                options = [printed(_FUNDS)]
            case "general-public-basic-economic":
                options = [persons]
            case (
                "expenditure"
                | "general-public-function"
                | "government-fund"
                | "state-capital"
            ):
                nature = printed(_NATURE)
                if basic not in nature and len(persons) == 2:
                    nature = [*persons, *nature]
                if f"project{vintage}" in nature:
                    options = [
                        nature,
                        [*nature, *printed(("other",))],
                        [*nature, *printed(("carryover_out",))],
                    ]
        options = [option for option in options if len(option) >= 2]  # (1)
        if total in sheet.keys and options:
            yield total, options
        if basic in sheet.keys and len(persons) == 2:
            yield basic, [persons]


def _by_source(keys: list[str], vintage: str) -> list[list[str]]:
    """All sources; or without what is printed as a sum of others, or apart."""

    def without(*left_out: str) -> list[str]:
        dropped = {key + vintage for key in left_out}
        return [key for key in keys if key not in dropped]

    return [
        keys,
        without("amount"),
        without(*_FUNDS),
        without(*_APART),
        without("amount", *_APART),
        without(*_FUNDS, *_APART),
    ]
