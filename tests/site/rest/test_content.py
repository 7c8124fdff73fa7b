"""A form filled as a whole: what was sent is what is kept, or nothing is."""

from __future__ import annotations

import copy
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration
from tests.site.rest.program import Program

from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import Declaration
from faheng.site.planning.states import Move, State

As = Callable[[Role], Program]


@pytest.fixture
def clerk(as_role: As) -> Program:
    return as_role(Role.CLERK)


@pytest.fixture
def held(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


@pytest.fixture
def content(clerk: Program, held: Declaration) -> dict[str, Any]:
    package = clerk.done("GET", f"/declarations/{held.pk}/package")
    return package["declarations"][0]


def _put(clerk: Program, held: Declaration, content: dict[str, Any]) -> None:
    clerk.done("PUT", f"/declarations/{held.pk}/content", content)


def test_what_was_read_can_be_sent_back(
    clerk: Program, held: Declaration, content: dict[str, Any]
) -> None:
    _put(clerk, held, content)
    again = clerk.done("GET", f"/declarations/{held.pk}/package")
    assert again["declarations"][0] == content
    assert not held.edits.exists()


def test_what_changed_is_on_record(
    clerk: Program, held: Declaration, content: dict[str, Any]
) -> None:
    content["annual_goal"] = "让困难群众及时得到法律援助。"
    content["funding"]["annual"] = "280000.00"
    content["indicators"] = content["indicators"][:5]
    _put(clerk, held, content)
    cells = {each.cell: each.after for each in held.edits.all()}
    assert cells["goals.annual_goal"] == "让困难群众及时得到法律援助。"
    assert cells["funding.annual"] == "28.00"
    assert any(cell.startswith("indicator:") for cell in cells)
    assert not any(cell.startswith("source:") for cell in cells)
    assert {each.by for each in held.edits.all()} == {held.edits.first().by}


def test_a_revision_that_has_passed(
    clerk: Program, held: Declaration, content: dict[str, Any]
) -> None:
    content["annual_goal"] = "改过。"
    clerk.refused(409, "PUT", f"/declarations/{held.pk}/content?revision=99", content)
    held.refresh_from_db()
    assert held.annual_goal != "改过。"


def test_the_content_of_another_project(
    clerk: Program, held: Declaration, content: dict[str, Any]
) -> None:
    content["project"]["name"] = "人民调解专项经费"
    said = clerk.refused(422, "PUT", f"/declarations/{held.pk}/content", content)
    assert "人民调解专项经费" in said


def _set(content: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(content)
    *way, last = (int(key) if key.isdigit() else key for key in path.split("/"))
    part: Any = changed
    for key in way:
        part = part[key]
    part[last] = value
    return changed


VALUE = {"kind": "quantitative", "text": "x", "comparator": ">=", "number": "1"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("project/kind", "长" * 61),
        ("project/implementing_unit", "长" * 201),
        ("project/overview", "长" * 5001),
        ("annual_goal", "长" * 5001),
        ("annual_goal", "一\0二"),
        ("indicators/0/name", "长" * 301),
        ("indicators/0/level1", "长" * 61),
        ("indicators/0/weight", "101"),
        ("indicators/0/weight", "-1"),
        ("indicators/0/weight", "0.123456789012"),
        ("indicators/0/weight", "1e-999999999"),
        ("indicators/0/weight", "1e999999999"),
        ("indicators/0/weight", "NaN"),
        ("indicators/0/target", {"kind": "qualitative", "text": "长" * 301}),
        ("indicators/0/target", {**VALUE, "number": "1e-999999999"}),
        ("indicators/0/target", {**VALUE, "kind": "wonderful"}),
        ("indicators/0/target", {**VALUE, "parts": [VALUE] * 11}),
        ("indicators/0/nmae", "错字"),
        ("funding/annual", "-1"),
        ("funding/annual", "1e30"),
        ("funding/annual", "0.001"),
        ("funding/annual", "Infinity"),
        ("funding/prior_year", "1000000000000.01"),
        ("funding/sources/0/source", "moon"),
        ("funding/sources/0/annual", "-0.01"),
        ("funding/sources/1/source", "city"),
        ("payment_plan", [{"by": "2026-06-30", "percent": "101"}]),
        ("payment_plan", [{"by": "2026-06-30", "percent": "-5"}]),
        ("payment_plan", [{"by": "0001-01-01", "percent": "5"}]),
        ("payment_plan", [{"by": "2026-06-31", "percent": "5"}]),
        ("payment_plan", [{"by": "2026-06-30", "percent": "5"}] * 2),
        ("project/starts_on", "9999-12-31"),
        ("project/procurement", "也许"),
        ("indicators", [{}] * 201),
        ("funding/sources", [{"source": "city"}] * 100),
    ],
)
def test_what_the_form_cannot_hold_is_refused_whole(
    clerk: Program, held: Declaration, content: dict[str, Any], path: str, value: Any
) -> None:
    changed = _set(content, path, value)
    changed["medium_term_goal"] = "本来要写的。"
    clerk.refused(422, "PUT", f"/declarations/{held.pk}/content", changed)
    held.refresh_from_db()
    assert held.medium_term_goal == ""
    assert held.indicators.count() == 6


@pytest.mark.parametrize(
    "target",
    [
        {"kind": "quantitative", "text": "约好"},
        {"kind": "ambiguous", "text": "3-5天", "readings": []},
        {"kind": "quantitative", "text": "", "comparator": "range", "number": "3"},
        {
            "kind": "quantitative",
            "text": "",
            "comparator": "=",
            "deadline": "2026-06-30",
        },
        {"kind": "qualitative", "text": "效果显著", "number": "5", "rating": "2"},
        {**VALUE, "unit": "件", "per": "day", "period": "year", "number_max": "0"},
        {**VALUE, "parts": [{**VALUE, "parts": [VALUE]}]},
    ],
)
def test_odd_values_are_kept_as_some_text_or_refused(
    clerk: Program, held: Declaration, content: dict[str, Any], target: dict[str, Any]
) -> None:
    content["indicators"][0]["target"] = target
    answer = clerk.ask("PUT", f"/declarations/{held.pk}/content", content)
    assert answer.status_code in (200, 422), answer.content.decode()
    clerk.done("GET", f"/declarations/{held.pk}/package")
    clerk.done("GET", f"/declarations/{held.pk}/review")


def test_only_what_was_sent_back_is_open(
    world: SimpleNamespace,
    clerk: Program,
    held: Declaration,
    content: dict[str, Any],
) -> None:
    bring_to(world, held, State.RETURNED)
    content["annual_goal"] = "改过。"
    clerk.refused(409, "PUT", f"/declarations/{held.pk}/content", content)


def test_whoever_filled_it_does_not_sign_it(
    world: SimpleNamespace,
    clerk: Program,
    held: Declaration,
    content: dict[str, Any],
) -> None:
    """Filled by a program, it was filled by the person whose token that was."""
    content["annual_goal"] = "改过。"
    _put(clerk, held, content)
    make_move(world, held, Move.SUBMIT, world.people[Role.CLERK])
    person = world.people[Role.CLERK]
    person.memberships.update(role=Role.SECTION_HEAD)
    held.steps.update(by=world.people[Role.FINANCE_OFFICER])
    body = {"move": "agree-section"}
    said = clerk.refused(403, "POST", f"/declarations/{held.pk}/moves", body)
    assert "填报" in said
