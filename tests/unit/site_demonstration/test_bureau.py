"""The demo bureau: its sums, its counts, and that everything named exists."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from itertools import chain

import pytest

from faheng.rulebook.classification import name_of
from faheng.site.demonstration.bureau import LAST_YEAR, THIS_YEAR, demo_bureau
from faheng.site.demonstration.circle import demo_circle
from faheng.site.demonstration.projects import YEARS, sound_projects

BUREAU = demo_bureau()
ALL_PROJECTS = list(chain.from_iterable(map(sound_projects, YEARS)))
PATH = os.pathsep.join(sys.path)
WORKED_OUT = (
    "import hashlib; from faheng.site.demonstration.bureau import demo_bureau;"
    "print(hashlib.sha256(repr(demo_bureau()).encode()).hexdigest())"
)


@pytest.mark.parametrize("year", YEARS)
def test_a_year_has_16_projects_and_106_indicators(year: int) -> None:
    projects = BUREAU.projects[year]
    assert len(projects) == 16
    assert sum(len(project.indicators) for project in projects) == 106


def test_money_is_the_published_one_of_this_year_and_another_of_the_last() -> None:
    assert BUREAU.project_money(THIS_YEAR) == Decimal("18353700.00")
    assert BUREAU.basic_money(THIS_YEAR) == Decimal("5565600.00")
    assert BUREAU.project_money(LAST_YEAR) == Decimal("17664200.00")


@pytest.mark.parametrize("project", ALL_PROJECTS, ids=lambda each: each.code)
def test_weights_leave_ten_points_to_the_execution_rate(project) -> None:
    assert sum(each.weight for each in project.indicators) == 90


@pytest.mark.parametrize("project", ALL_PROJECTS, ids=lambda each: each.code)
def test_functions_and_sections_are_known(project) -> None:
    assert name_of(project.function, project.starts_on)
    sections = {each.name for each in BUREAU.sections if each.kind == "section"}
    assert project.section in sections


@pytest.mark.parametrize("year", YEARS)
def test_what_is_reckoned_from_wages_is_so(year: int) -> None:
    amounts = {line.economic: line.amount for line in BUREAU.basic[year]}
    wages = amounts["30101"] + amounts["30102"] + amounts["30103"]
    for code, percent in {"30108": 16, "30109": 8, "30113": 12, "30228": 2}.items():
        assert amounts[code] == wages * percent / 100


def test_last_years_results_stand_beside_this_years_targets() -> None:
    before = {each.code: each for each in BUREAU.projects[LAST_YEAR]}
    both = [each for each in BUREAU.projects[THIS_YEAR] if each.code in before]
    assert len(both) == 15
    for project in both:
        assert project.prior_year == before[project.code].annual
    for project in sound_projects(THIS_YEAR):
        for each in project.indicators if project.code in before else ():
            earlier = before[project.code].indicator(each.name)
            assert (each.prior_target, each.prior_actual) == (
                earlier.target,
                earlier.actual,
            )
            assert each.prior_actual is not None


def test_spending_of_last_year_stays_within_what_was_approved_in_the_end() -> None:
    circle = demo_circle()
    projects = BUREAU.projects[LAST_YEAR]
    for project in projects:
        assert project.executed is not None
        assert project.executed <= circle.full_year_budget(project)
    added = sum(map(circle.full_year_budget, projects)) - BUREAU.project_money(2025)
    assert added == Decimal("15000.00")


def test_declarations_of_this_year_stand_at_every_desk() -> None:
    standings = BUREAU.circle.standings
    assert standings.keys() == {each.code for each in BUREAU.projects[THIS_YEAR]}
    assert {each.stage for each in standings.values()} == set(
        "draft returned section-review finance-summary leader-review "
        "collective-decision treasury-review awaiting-control approved".split()
    )


def test_returned_means_with_messages_and_they_name_indicators_there_are() -> None:
    projects = {each.code: each for each in BUREAU.projects[THIS_YEAR]}
    for code, standing in BUREAU.circle.standings.items():
        assert bool(standing.messages) == (standing.stage == "returned")
        for message in standing.messages:
            if message.indicator is not None:
                assert projects[code].indicator(message.indicator)


def test_nothing_that_must_be_corrected_has_left_the_clerk() -> None:
    errors = {"MB101", "MB208", "ZJ201"}
    for fault in BUREAU.planted:
        if errors & set(fault.codes):
            stage = BUREAU.circle.standings[fault.project].stage
            assert stage in ("draft", "returned")


def test_changes_of_last_year_fit_its_projects() -> None:
    circle = BUREAU.circle
    before = {each.code: each for each in BUREAU.projects[LAST_YEAR]}
    assert [each.kind for each in circle.adjustments] == ["transfer", "supplement"]
    assert all(each.project in before for each in circle.adjustments)
    (change,) = circle.target_changes
    assert before[change.project].indicator(change.indicator).target == change.before
    for each in (*circle.adjustments, change):
        assert each.asked_by != each.granted_by


def test_one_waiver_is_asked_and_one_granted_for_planted_findings() -> None:
    planted = {
        (fault.project, fault.shown_name, code)
        for fault in BUREAU.planted
        for code in fault.codes
    }
    waivers = BUREAU.circle.waivers
    assert all((w.project, w.indicator, w.code) in planted for w in waivers)
    assert sorted(w.granted_by is not None for w in waivers) == [False, True]


def test_two_runs_give_the_same_bureau_to_the_letter() -> None:
    shown = {
        subprocess.run(
            [sys.executable, "-c", WORKED_OUT],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": PATH},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(shown) == 1
