"""The demo's people and places: how many, named once, and all at home somewhere."""

from __future__ import annotations

import pytest

from faheng.site.demonstration.names import person_names
from faheng.site.demonstration.people import demo_people
from faheng.site.demonstration.places import (
    communities,
    demo_bodies,
    demo_sections,
    firms,
    further_bodies,
    towns,
)

PEOPLE = demo_people()
OF_A_SECTION = {
    "clerk": "section",
    "section-head": "section",
    "lawyer": "firm",
    "mediator": "judicial-office",
    "community-officer": "community",
}
ROLES = {
    *OF_A_SECTION,
    *"finance-officer bureau-leader principal-leader office-recorder".split(),
    *"treasury-reviewer supervisor auditor administrator".split(),
}
# Words that a name must not hold, whatever the surname.
UNHAPPY = "死 亡 病 丧 穷 衰 败 鬼 囚 奸 贪 罪 伪 恶 凶 毒 贼 愚 丑 孤 寡 哭 葬".split()


def test_rosters_have_the_right_size() -> None:
    assert len(PEOPLE.lawyers) == len(communities()) == 80
    assert len(firms()) == len(towns()) == 24
    assert len(PEOPLE.community_officers) == 80
    full_time = [each.project for each in PEOPLE.mediators if each.project]
    assert (full_time.count("SFJ-09"), full_time.count("SFJ-10")) == (10, 14)


def test_every_community_has_its_own_adviser_and_every_firm_some() -> None:
    assert len({each.community for each in PEOPLE.lawyers}) == 80
    assert {each.firm for each in PEOPLE.lawyers} == {firm.code for firm in firms()}
    assert {each.town for each in communities()} == set(towns())


def test_accounts_are_unique_and_every_role_has_one() -> None:
    usernames = [person.username for person in PEOPLE.accounts]
    assert len(set(usernames)) == len(usernames)
    assert all(name.isascii() and name.isalnum() for name in usernames)
    assert {person.role for person in PEOPLE.accounts} == ROLES


def test_accounts_belong_to_bodies_and_sections_there_are() -> None:
    bodies = {body.code for body in demo_bodies()}
    kinds = {section.name: section.kind for section in demo_sections()}
    assert len(kinds) == len(demo_sections())
    for person in PEOPLE.accounts:
        assert person.bureau in bodies
        kind = None if person.section is None else kinds[person.section]
        assert kind == OF_A_SECTION.get(person.role)


def test_nobody_is_named_like_another_or_unhappily() -> None:
    staff = [p for p in PEOPLE.accounts if p.role not in ("lawyer", "mediator")]
    staff = [p for p in staff if p.role != "community-officer"]
    groups = (PEOPLE.lawyers, PEOPLE.mediators, PEOPLE.community_officers, staff)
    names = [each.name for group in groups for each in group]
    assert len(set(names)) == len(names)
    assert not [name for name in names if set(name) & set(UNHAPPY)]


def test_there_are_names_enough_for_many_more() -> None:
    names = list(person_names())
    assert len(set(names)) == len(names) > 5000
    assert all(len(name) == 3 for name in names)


def test_superiors_come_first_and_nothing_comes_twice() -> None:
    known = {body.code for body in demo_bodies()}
    names = {body.name for body in demo_bodies()}
    districts = 0
    for body in further_bodies(2842):
        assert body.code not in known
        assert body.name not in names
        assert body.level == "province" or body.parent in known
        known.add(body.code)
        names.add(body.name)
        districts += body.level == "district"
    assert districts == 2842


def test_the_first_further_districts_are_neighbours() -> None:
    near = list(further_bodies(8))
    assert {body.parent for body in near} == {"S0101"}


def test_more_districts_than_there_are_names_for_are_refused() -> None:
    with pytest.raises(ValueError, match="2842"):
        next(further_bodies(2843))
