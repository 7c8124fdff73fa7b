"""The indicator library keeps the rules it is meant to help others to keep."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.spec.test_rules import package_of

from faheng.api.reviewing import Asked, review_reading
from faheng.model.reading import Origins, Reading
from faheng.model.tokens import Category
from faheng.rulebook import load_parameter
from faheng.rulebook.indicator_entry import IndicatorEntry, Taxonomy
from faheng.rulebook.indicator_library import entries
from faheng.rulebook.indicator_search import plain_text
from faheng.values.grammar import parse_value

ENTRIES = {each.id: each for each in entries()}
TAXONOMIES: dict[Taxonomy, int] = {2015: 2020, 2021: 2023}
# What a whole project lacks is no fault of the one indicator it is made of.
_OF_PROJECTS = {"MB102", "MB103", "MB104"}

every = pytest.mark.parametrize("entry", ENTRIES.values(), ids=ENTRIES)


def test_all_fields_of_legal_service_are_there() -> None:
    fields = {each.field for each in entries()}
    assert fields >= {
        "community-advisers",
        "mediation",
        "legal-aid",
        "community-corrections",
        "law-publicity",
        "legality-review",
        "reconsideration",
        "litigation",
        "enforcement-supervision",
        "rule-of-law",
        "public-legal-services",
        "running",
        "staff",
        "funds",
    }
    assert len(ENTRIES) == len(entries()) >= 150


def test_a_name_means_one_indicator() -> None:
    holders: dict[str, str] = {}
    for each in entries():
        for name in {plain_text(each.name), *map(plain_text, each.synonyms)}:
            assert holders.setdefault(name, each.id) == each.id, name
        assert plain_text(each.name) not in map(plain_text, each.synonyms)


@every
@pytest.mark.parametrize("taxonomy", TAXONOMIES)
def test_pair_is_legal(entry: IndicatorEntry, taxonomy: Taxonomy) -> None:
    pair = entry.pair(taxonomy)
    levels = load_parameter(f"taxonomy/levels-{taxonomy}").values[-1].value
    assert levels[pair.level1][pair.level2] == pair.category
    assert pair.category in Category.__args__  # type: ignore[attr-defined]


@every
def test_usual_target_is_read_one_way(entry: IndicatorEntry) -> None:
    pair = entry.pair_2015
    alone = parse_value(entry.target)
    in_form = parse_value(
        entry.target,
        indicator=entry.name,
        unit_column=entry.unit,
        level1=pair.level1,
        level2=pair.level2,
    )
    for value in (alone, in_form):
        if entry.direction == "qualitative":
            assert value.kind == "qualitative"
        else:
            assert value.kind == "quantitative"
            assert (value.comparator, value.unit) == (entry.direction, entry.unit)
            assert value.repaired is None


@every
def test_name_tells_neither_value_nor_direction(entry: IndicatorEntry) -> None:
    assert not any(sign in entry.name for sign in "≥≤=%。；")
    assert len(entry.name) <= 24
    said = (entry.counting, entry.explanation)
    assert all(text.endswith("。") for text in said)


@every
def test_standard_agrees_with_the_rulebook(entry: IndicatorEntry) -> None:
    standard = entry.standard
    if standard.parameter is None:
        assert standard.key is None
        return
    parameter = load_parameter(standard.parameter)
    if standard.key is None:
        return
    fixed = parameter.values[-1].value[standard.key]
    value = parse_value(entry.target)
    number = Decimal(fixed.get("at_least", fixed.get("at_most")))
    assert value.number == number
    assert entry.direction == (">=" if "at_least" in fixed else "<=")
    assert fixed["unit"].endswith(value.unit)


@every
def test_what_the_software_has_gathered_itself_is_not_confirmed(
    entry: IndicatorEntry,
) -> None:
    if entry.source.title.startswith("本软件"):
        assert not entry.confirmed


@every
@pytest.mark.parametrize("taxonomy", TAXONOMIES)
def test_a_form_with_it_has_nothing_to_mend(
    entry: IndicatorEntry, taxonomy: Taxonomy
) -> None:
    pair = entry.pair(taxonomy)
    indicator = {
        "level1": pair.level1,
        "level2": pair.level2,
        "category": pair.category,
        "name": entry.name,
        "explanation": entry.explanation,
        "target": entry.target,
    }
    project = {"name": f"{entry.field_label}工作经费"}
    package = package_of(
        {
            "bureau": {"name": "示范区司法局"},
            "year": TAXONOMIES[taxonomy],
            "declarations": [{"project": project, "indicators": [indicator]}],
        }
    )
    judged = review_reading(Reading(package, Origins.of({})), Asked()).review
    outcomes = {each.code: each for each in judged.outcomes}
    assert outcomes["MB101"].judged == 1
    findings = [each for each in judged.findings if each.code not in _OF_PROJECTS]
    assert [(each.code, each.message) for each in findings] == []
    assert [each for each in judged.findings if each.severity == "error"] == []
