"""The tree of bureaus, their finance bureaus and parts, and the first administrator."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from tests.site.conftest import PASSWORD, person

from faheng.forms.writing.writers import writable_layouts
from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.actions.bureaus import (
    BureauFields,
    add_bureau,
    add_treasury,
    edit_bureau,
)
from faheng.site.bureaus.actions.first_run import create_administrator, replace_treasury
from faheng.site.bureaus.actions.sections import add_section, rename_section
from faheng.site.bureaus.layouts import layout_choices
from faheng.site.bureaus.models import Bureau, Section, User
from faheng.site.bureaus.permissions import administered_bureaus
from faheng.site.bureaus.queries import tree_of
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import ConflictError, InvalidInputError, NotNowError

Level = Bureau.Level


@pytest.fixture
def admin(world: SimpleNamespace) -> User:
    return world.people[Role.ADMINISTRATOR]


@pytest.fixture
def city_admin(world: SimpleNamespace) -> User:
    return person("city-admin", Role.ADMINISTRATOR, world.city)


def test_every_layout_offered_can_be_written() -> None:
    offered = {layout for layout, _ in layout_choices()}
    assert offered <= set(writable_layouts())
    assert len(offered) == 6


def test_the_tree_shows_each_bureau_below_its_own(world: SimpleNamespace) -> None:
    province = Bureau.objects.create(
        name="某省司法厅", kind="justice", level="province"
    )
    world.city.parent = province
    world.city.save()
    shown = [(b.bureau.name, b.depth) for b in tree_of(Bureau.objects.order_by("pk"))]
    assert shown[-3:] == [("某省司法厅", 0), ("示范市司法局", 1), ("示范区司法局", 2)]
    assert ("邻区司法局", 0) in shown
    its_admin = person("province-admin", Role.ADMINISTRATOR, province)
    assert set(administered_bureaus(its_admin)) == {province, world.city, world.bureau}


def test_the_city_adds_a_district(
    world: SimpleNamespace, city_admin: User, client: Client
) -> None:
    client.force_login(city_admin)
    typed = {"name": "新区司法局", "form_layout": "hebei-2020", "code": "301"}
    answer = client.post(f"/bureaus/{world.city.pk}/add/", typed)
    added = Bureau.objects.get(name="新区司法局")
    assert answer.url == f"/bureaus/{added.pk}/"
    assert (added.parent, added.level, added.kind) == (
        world.city,
        "district",
        "justice",
    )
    assert added.form_layout == "hebei-2020"
    again = client.post(f"/bureaus/{world.city.pk}/add/", typed)
    assert "已有名为“新区司法局”的机构" in again.content.decode()
    told = AuditEvent.objects.get(event="bureau-added")
    assert (told.bureau_id, told.target_id) == (world.city.pk, added.pk)


def test_a_district_has_none_below_it(
    world: SimpleNamespace, admin: User, client: Client
) -> None:
    client.force_login(admin)
    assert client.get(f"/bureaus/{world.bureau.pk}/add/").status_code == 404
    with pytest.raises(InvalidInputError, match="级别不高于"):
        add_bureau(
            by=admin, parent=world.bureau, fields=BureauFields(name="街道司法所")
        )
    with pytest.raises(PermissionDenied):
        add_bureau(by=admin, parent=world.city, fields=BureauFields(name="新区司法局"))


def test_ones_own_bureau_is_changed_but_not_its_place(
    world: SimpleNamespace, admin: User, client: Client
) -> None:
    client.force_login(admin)
    typed = {
        "name": "示范区司法局（改）",
        "code": "301001",
        "treasury": world.treasury.pk,
        "form_layout": "kunming-2020",
        "parent": "",
        "level": "city",
    }
    client.post(f"/bureaus/{world.bureau.pk}/edit/", typed)
    changed = Bureau.objects.get(pk=world.bureau.pk)
    assert (changed.name, changed.code) == ("示范区司法局（改）", "301001")
    assert (changed.parent, changed.level) == (world.city, "district")
    facts = AuditEvent.objects.get(event="bureau-changed").facts
    assert set(facts) == {"name", "code", "form_layout"}
    with pytest.raises(PermissionDenied, match="由上级"):
        edit_bureau(
            by=admin,
            bureau=world.bureau,
            fields=BureauFields(name="示范区司法局"),
            parent=None,
        )


def test_the_city_moves_what_lies_below_it(
    world: SimpleNamespace, city_admin: User
) -> None:
    fields = BureauFields(name="示范区司法局", treasury=world.treasury)
    with pytest.raises(PermissionDenied):
        edit_bureau(by=city_admin, bureau=world.bureau, fields=fields, parent=world.far)
    with pytest.raises(InvalidInputError, match="级别不高于"):
        edit_bureau(
            by=city_admin, bureau=world.bureau, fields=fields, parent=world.bureau
        )
    with pytest.raises(InvalidInputError, match="下级机关"):
        edit_bureau(
            by=city_admin,
            bureau=world.city,
            fields=BureauFields(name="示范市司法局", level=Level.DISTRICT),
            parent=None,
        )


@pytest.mark.parametrize("wrong", ["city", "far"])
def test_a_finance_bureau_is_one_and_of_the_same_level(
    world: SimpleNamespace, city_admin: User, wrong: str
) -> None:
    treasury = getattr(world, wrong)
    if wrong == "city":
        treasury = Bureau.objects.create(name="市财政局", kind="finance", level="city")
    with pytest.raises(InvalidInputError, match="级别相同的财政部门"):
        edit_bureau(
            by=city_admin,
            bureau=world.bureau,
            fields=BureauFields(name="示范区司法局", treasury=treasury),
            parent=world.city,
        )


def test_a_finance_bureau_is_added_with_an_administrator_of_its_own(
    world: SimpleNamespace, admin: User, client: Client
) -> None:
    Bureau.objects.filter(pk=world.bureau.pk).update(treasury=None)
    client.force_login(admin)
    typed = {"name": "新财政局", "code": "", "username": "caizheng", "person": "郑某"}
    page = client.post(f"/bureaus/{world.bureau.pk}/treasury/", typed)
    assert "初始密码只显示这一次" in page.content.decode()
    added = Bureau.objects.get(name="新财政局")
    assert Bureau.objects.get(pk=world.bureau.pk).treasury == added
    assert (added.kind, added.level, added.parent) == ("finance", "district", None)
    theirs = User.objects.get(username="caizheng")
    assert theirs.must_change_password
    assert list(administered_bureaus(theirs)) == [added]
    # Who asks for the money does not look after who grants it.
    assert client.get(f"/bureaus/{added.pk}/").status_code == 404
    assert client.get(f"/people/{theirs.pk}/").status_code == 404


def test_a_finance_bureau_is_not_replaced_by_adding_one(
    world: SimpleNamespace, admin: User
) -> None:
    with pytest.raises(NotNowError, match="已有同级财政部门"):
        add_treasury(
            by=admin,
            client=world.bureau,
            name="另一财政局",
            code="",
            username="caizheng",
            person="郑某",
        )
    assert not Bureau.objects.filter(name="另一财政局").exists()


@pytest.mark.parametrize("chosen", ["none", "another"])
def test_who_asks_for_money_does_not_choose_anew_who_grants_it(
    world: SimpleNamespace,
    admin: User,
    city_admin: User,
    client: Client,
    chosen: str,
) -> None:
    another = Bureau.objects.create(name="某财政局", kind="finance", level="district")
    treasury = None if chosen == "none" else another
    fields = BureauFields(name=world.bureau.name, treasury=treasury)
    with pytest.raises(PermissionDenied, match="只能由上级的系统管理员"):
        edit_bureau(by=admin, bureau=world.bureau, fields=fields, parent=world.city)
    client.force_login(admin)
    address = f"/bureaus/{world.bureau.pk}/edit/"
    assert "同级财政部门" not in client.get(address).content.decode()
    typed = {
        "name": "示范区司法局（改）",
        "form_layout": "kunming-2020",
        "treasury": "" if treasury is None else another.pk,
    }
    assert client.post(address, typed).status_code == 302
    kept = Bureau.objects.get(pk=world.bureau.pk)
    assert (kept.name, kept.treasury) == ("示范区司法局（改）", world.treasury)
    edit_bureau(by=city_admin, bureau=world.bureau, fields=fields, parent=world.city)
    assert Bureau.objects.get(pk=world.bureau.pk).treasury == treasury


def test_a_first_finance_bureau_is_chosen_by_the_bureau_itself(
    world: SimpleNamespace, admin: User
) -> None:
    Bureau.objects.filter(pk=world.bureau.pk).update(treasury=None)
    fields = BureauFields(name=world.bureau.name, treasury=world.treasury)
    edit_bureau(by=admin, bureau=world.bureau, fields=fields, parent=world.city)
    assert Bureau.objects.get(pk=world.bureau.pk).treasury == world.treasury


def test_parts_are_added_found_and_renamed(
    world: SimpleNamespace, admin: User, client: Client
) -> None:
    client.force_login(admin)
    address = f"/bureaus/{world.bureau.pk}/sections/"
    client.post(address, {"name": "幸福社区", "kind": "community"})
    section = Section.objects.get(name="幸福社区")
    page = client.get(address, {"kind": "community", "q": "幸福"}).content.decode()
    assert "幸福社区" in page
    assert (
        "没有符合条件"
        in client.get(address, {"kind": "community", "q": "光明"}).content.decode()
    )
    twice = client.post(address, {"name": "幸福社区", "kind": "firm"})
    assert "已有名为“幸福社区”" in twice.content.decode()
    client.post(f"/sections/{section.pk}/", {"name": "和谐社区"})
    section.refresh_from_db()
    assert section.name == "和谐社区"
    taken = client.post(f"/sections/{section.pk}/", {"name": "行政复议科"})
    assert "已有名为“行政复议科”" in taken.content.decode()
    told = AuditEvent.objects.order_by("pk").values_list("event", flat=True)
    assert list(told) == ["section-added", "bureau-changed"]


def test_parts_of_others_are_left_alone(world: SimpleNamespace, admin: User) -> None:
    with pytest.raises(PermissionDenied):
        rename_section(by=admin, section=world.far_section, name="改名")
    with pytest.raises(PermissionDenied):
        add_section(by=admin, bureau=world.far, name="新科", kind=Section.Kind.SECTION)


def first(**more: Any) -> User:
    typed = {
        "username": "admin",
        "name": "吴系统",
        "password": PASSWORD,
        "bureau": "示范区司法局",
    }
    return create_administrator(**{**typed, **more})


def test_the_first_run_makes_the_bureau_and_its_administrator(
    db: None, client: Client
) -> None:
    first()
    bureau = Bureau.objects.get()
    assert (bureau.name, bureau.kind, bureau.level) == (
        "示范区司法局",
        "justice",
        "district",
    )
    answer = client.post("/sign-in/", {"username": "admin", "password": PASSWORD})
    assert answer.url == "/"
    assert client.get("/", follow=True).redirect_chain == [("/people/", 302)]
    events = AuditEvent.objects.order_by("pk").values_list("event", "actor_id")
    assert list(events)[:3] == [
        ("bureau-added", None),
        ("person-added", None),
        ("role-given", None),
    ]


def test_a_second_run_adds_another_administrator(db: None) -> None:
    first()
    first(username="admin2")
    assert Bureau.objects.count() == 1
    with pytest.raises(ConflictError):
        first()
    with pytest.raises(ValidationError):
        first(username="admin3", password="12345")
    with pytest.raises(InvalidInputError):
        first(username="admin3", name=" ")
    assert User.objects.count() == 2


def test_who_holds_the_server_replaces_a_finance_bureau(
    world: SimpleNamespace, admin: User
) -> None:
    """Where no bureau is above, nobody at the site may."""
    Bureau.objects.filter(pk=world.bureau.pk).update(parent=None)
    with pytest.raises(PermissionDenied, match="管理服务器的人"):
        edit_bureau(
            by=admin,
            bureau=world.bureau,
            fields=BureauFields(name=world.bureau.name),
            parent=None,
        )
    for _ in range(2):
        replace_treasury(bureau="示范区司法局", treasury=" 邻区财政局 ")
    chosen = Bureau.objects.get(pk=world.bureau.pk).treasury
    assert chosen == world.far.treasury
    told = AuditEvent.objects.get(event="bureau-changed")
    assert (told.actor_id, told.target_id) == (None, world.bureau.pk)
    assert told.facts == {"treasury": [world.treasury.pk, chosen.pk]}


@pytest.mark.parametrize(
    ("bureau", "treasury", "why"),
    [
        ("没有的局", "邻区财政局", "没有名为“没有的局”"),
        ("示范区司法局", "没有的局", "没有名为“没有的局”"),
        ("示范区司法局", "邻区司法局", "级别相同的财政部门"),
        ("邻区财政局", "示范区财政局", "本身没有"),
    ],
)
def test_what_is_no_finance_bureau_of_it_does_not_replace_one(
    world: SimpleNamespace, bureau: str, treasury: str, why: str
) -> None:
    with pytest.raises(InvalidInputError, match=why):
        replace_treasury(bureau=bureau, treasury=treasury)
    assert Bureau.objects.get(pk=world.bureau.pk).treasury == world.treasury
