"""The levels of indicators a bureau's form offers, and what the library has for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from faheng.rulebook import load_parameter
from faheng.rulebook.indicator_entry import IndicatorEntry, Pair, Taxonomy
from faheng.rulebook.indicator_library import search
from faheng.site.planning.models import Declaration

MOST_OFFERED = 8
_WITH_COST_AT_LEVEL_1 = frozenset({"mof-core-2021"})


def taxonomy_of(declaration: Declaration) -> Taxonomy:
    """2021 where the form puts cost at level 1, else 2015."""
    return 2021 if declaration.bureau.form_layout in _WITH_COST_AT_LEVEL_1 else 2015


@cache
def levels_of(taxonomy: Taxonomy) -> Mapping[str, tuple[str, ...]]:
    """The names of level 2 below each of level 1."""
    levels = load_parameter(f"taxonomy/levels-{taxonomy}").values[-1].value
    return {level1: tuple(below) for level1, below in levels.items()}


def offered_entries(
    declaration: Declaration, words: str
) -> list[tuple[IndicatorEntry, Pair]]:
    """What the library has for some words, with its levels on this form."""
    taxonomy = taxonomy_of(declaration)
    found = search(words, taxonomy=taxonomy, limit=MOST_OFFERED)
    return [(entry, entry.pair(taxonomy)) for entry in found]
