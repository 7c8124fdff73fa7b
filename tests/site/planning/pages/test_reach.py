"""Who reaches which page, by which method; and that every page is sound HTML."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from tests.site.planning.pages.walking import as_person, everything

from faheng.site.bureaus.roles import Role

Found = Callable[[SimpleNamespace], tuple[object, ...]]

OF_A_DECLARATION: dict[str, Found] = {
    name: lambda things: (things.declaration.pk,)
    for name in ("declaration", "review", "history", "compare", "last-year")
}
READ: dict[str, Found] = {
    **OF_A_DECLARATION,
    "version": lambda things: (things.version.pk,),
    "year": lambda things: (things.year.pk,),
    "review-year": lambda things: (things.year.pk,),
}
LISTS = ("desk", "notices", "declarations", "indicators", "years")
WRITTEN: dict[str, Found] = {
    "open-notice": lambda things: (things.notice.pk,),
    "move": lambda things: (things.declaration.pk,),
    "request-waiver": lambda things: (things.draft.pk,),
    "ask-target": lambda things: (things.declaration.pk,),
    "ask-money": lambda things: (things.declaration.pk,),
    "decide-waiver": lambda things: (things.waiver.pk,),
    "decide-target": lambda things: (things.change.pk,),
    "decide-money": lambda things: (things.adjustment.pk,),
    "delete": lambda things: (things.draft.pk,),
    "hand-over": lambda things: (things.draft.pk,),
    "close-year": lambda things: (things.year.pk,),
    "reopen-year": lambda things: (things.year.pk,),
}

INSIDE = {
    Role.CLERK,
    Role.SECTION_HEAD,
    Role.FINANCE_OFFICER,
    Role.BUREAU_LEADER,
    Role.PRINCIPAL_LEADER,
    Role.OFFICE_RECORDER,
    Role.AUDITOR,
}
OUTSIDE = {Role.TREASURY_REVIEWER, Role.SUPERVISOR}


@pytest.fixture
def things(world: SimpleNamespace) -> SimpleNamespace:
    return everything(world)


def test_strangers_find_nothing(
    world: SimpleNamespace, things: SimpleNamespace
) -> None:
    for role, stranger in world.strangers.items():
        client = as_person(stranger)
        for name, found in READ.items():
            address = reverse(f"planning:{name}", args=found(things))
            assert client.get(address).status_code == 404, (role, name)
        for name, found in WRITTEN.items():
            address = reverse(f"planning:{name}", args=found(things))
            answer = client.post(address, {"move": "drop", "decision": "granted"})
            assert answer.status_code == 404, (role, name)


def test_lists_show_strangers_nothing_of_ours(
    world: SimpleNamespace, things: SimpleNamespace
) -> None:
    for stranger in world.strangers.values():
        for name in LISTS:
            shown = as_person(stranger).get(reverse(f"planning:{name}")).content
            assert "法律援助专项经费" not in shown.decode()


def test_each_role_reaches_what_is_its_own(
    world: SimpleNamespace, things: SimpleNamespace
) -> None:
    for role in Role:
        client = as_person(world.people[role])
        sees_the_approved = role in INSIDE | OUTSIDE
        for name, found in OF_A_DECLARATION.items():
            status = client.get(
                reverse(f"planning:{name}", args=found(things))
            ).status_code
            assert status == (200 if sees_the_approved else 404), (role, name)
        draft = client.get(reverse("planning:declaration", args=[things.draft.pk]))
        assert draft.status_code == (200 if role in INSIDE else 404), role


def test_who_has_not_signed_in_is_asked_to(
    world: SimpleNamespace, things: SimpleNamespace, client: Client
) -> None:
    for name in LISTS:
        assert client.get(reverse(f"planning:{name}")).status_code == 302
    for name, found in READ.items():
        address = reverse(f"planning:{name}", args=found(things))
        assert client.get(address).status_code == 302


def test_pages_that_show_do_not_write_and_those_that_write_do_not_show(
    world: SimpleNamespace, things: SimpleNamespace
) -> None:
    client = as_person(world.people[Role.FINANCE_OFFICER])
    for name in LISTS:
        assert client.post(reverse(f"planning:{name}")).status_code == 405, name
    for name, found in READ.items():
        if name != "year":
            address = reverse(f"planning:{name}", args=found(things))
            assert client.post(address).status_code == 405, name
    for name, found in WRITTEN.items():
        address = reverse(f"planning:{name}", args=found(things))
        assert client.get(address).status_code == 405, name
    for name in ("sign-pile", "read-notices"):
        assert client.get(reverse(f"planning:{name}")).status_code == 405, name


def test_a_rule_has_its_page_and_others_have_none(world: SimpleNamespace) -> None:
    client = as_person(world.people[Role.CLERK])
    shown = client.get(reverse("planning:rule", args=["MB205"]))
    assert "检查什么" in shown.content.decode()
    assert client.get(reverse("planning:rule", args=["XX999"])).status_code == 404


def test_every_page_is_sound(world: SimpleNamespace, things: SimpleNamespace) -> None:
    for role in (*INSIDE, *OUTSIDE):
        client = as_person(world.people[role])
        addresses = [reverse(f"planning:{name}") for name in LISTS]
        for name, found in READ.items():
            addresses.append(reverse(f"planning:{name}", args=found(things)))
        for each in (things.draft, things.returned):
            for name in OF_A_DECLARATION:
                addresses.append(reverse(f"planning:{name}", args=[each.pk]))
        if role is Role.FINANCE_OFFICER:
            addresses.append(reverse("planning:open-year"))
        for address in addresses:
            answer = client.get(address)
            if answer.status_code == 200:
                check_sound(answer.content.decode(), f"{role} {address}")


def check_sound(text: str, where: str) -> None:
    """Language, one title, headings in order, names for all fields, nothing inline."""
    page = html.document_fromstring(text)
    assert page.get("lang") == "zh-hans", where
    assert len(page.xpath("//h1")) == 1, where
    depth = 0
    for heading in page.xpath("//main//*[self::h1 or self::h2 or self::h3]"):
        level = int(heading.tag[1])
        assert level <= depth + 1, (where, heading.text_content())
        depth = level
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)), (where, [i for i in ids if ids.count(i) > 1])
    labelled = set(page.xpath("//label/@for"))
    for field in page.xpath("//main//*[self::input or self::select or self::textarea]"):
        if field.get("type") == "hidden":
            continue
        named = (
            field.get("aria-label")
            or field.get("id") in labelled
            or field.xpath("ancestor::label")
        )
        assert named, (where, field.get("name"))
    assert not page.xpath("//main//th[not(@scope)]"), where
    assert not page.xpath("//@style | //@onclick | //style"), where
    assert not page.xpath("//script[not(@src)]"), where
    for form in page.xpath("//form[@method='post']"):
        assert form.xpath(".//input[@name='csrfmiddlewaretoken']"), where
    text_of = " ".join(page.itertext())
    assert "{%" not in text_of and "{{" not in text_of and "None" not in text_of, where
