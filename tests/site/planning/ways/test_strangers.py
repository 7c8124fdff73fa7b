"""Nobody reaches a page, a file or a form that is not theirs."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.site.planning.circle_walk import sound_declaration
from tests.site.planning.ways.conftest import hand_in
from tests.site.planning.ways.forms_to_hand_in import as_json, package_of

from faheng.site.bureaus.roles import Role
from faheng.site.planning.actions.attachments import add_attachment
from faheng.site.planning.models import (
    Attachment,
    BudgetYear,
    Declaration,
    ImportedFile,
)

SEEING = (
    "download",
    "copy",
    "attachments",
    "attachment",
    "platform",
    "platform-export",
)
DECLARING = ("new-from", "import")
DOING = ("import-take", "import-rows", "remove-attachment")


@pytest.fixture
def things(world: SimpleNamespace, client: Client) -> dict[str, int]:
    """What each address is about."""
    draft = sound_declaration(world)
    year = draft.budget_year
    clerk = world.people[Role.CLERK]
    client.force_login(clerk)
    attachment = add_attachment(
        by=clerk, declaration=draft, name="依据.pdf", data=b"%PDF-1.7"
    )
    imported = hand_in(
        client, year, world.section, "x.json", as_json(package_of("另一个项目"))
    )
    assert isinstance(imported, ImportedFile)
    client.logout()
    keys = {
        "attachment": attachment.pk,
        "remove-attachment": attachment.pk,
        "platform": year.pk,
        "platform-export": year.pk,
    }
    of_the_file = {"import", "import-take", "import-rows"}
    return {
        name: keys.get(name, imported.pk if name in of_the_file else draft.pk)
        for name in (*SEEING, *DECLARING, *DOING)
    }


def ask(client: Client, name: str, pk: int) -> int:
    address = reverse(f"planning:{name}", args=[pk])
    if name in DOING:
        return client.post(address, {"take": "0", "name-0": "甲"}).status_code
    answer = client.get(address)
    if answer.streaming:
        assert b"".join(answer)  # type: ignore[arg-type]
    return answer.status_code


@pytest.mark.parametrize("name", [*SEEING, *DECLARING, *DOING])
def test_a_stranger_finds_nothing(
    world: SimpleNamespace, things: dict[str, int], client: Client, name: str
) -> None:
    for stranger in world.strangers.values():
        client.force_login(stranger)
        assert ask(client, name, things[name]) == 404
    assert Attachment.objects.exists()
    assert Declaration.objects.count() == 1


@pytest.mark.parametrize("name", [*SEEING, *DECLARING, *DOING])
def test_nobody_is_let_in_without_signing_in(
    things: dict[str, int], client: Client, name: str
) -> None:
    assert ask(client, name, things[name]) == 302
    assert Attachment.objects.exists()


WATCHING = (
    Role.SECTION_HEAD,
    Role.FINANCE_OFFICER,
    Role.BUREAU_LEADER,
    Role.PRINCIPAL_LEADER,
    Role.OFFICE_RECORDER,
    Role.AUDITOR,
)


@pytest.mark.parametrize("role", WATCHING)
def test_who_watches_sees_and_takes_forms_but_changes_nothing(
    world: SimpleNamespace, things: dict[str, int], client: Client, role: Role
) -> None:
    client.force_login(world.people[role])
    for name in SEEING:
        assert ask(client, name, things[name]) == 200, name
    assert ask(client, "import", things["import"]) == 404
    assert client.get(reverse("planning:new")).status_code == 404
    for name in ("import-take", "import-rows"):
        assert ask(client, name, things[name]) == 404
    ask(client, "remove-attachment", things["remove-attachment"])
    client.post(
        reverse("planning:attachments", args=[things["attachments"]]),
        {"file": SimpleUploadedFile("二.pdf", b"%PDF-1.7 2")},
    )
    assert Attachment.objects.count() == 1
    assert Declaration.objects.count() == 1


@pytest.mark.parametrize(
    "role",
    [
        *(Role.TREASURY_REVIEWER, Role.SUPERVISOR, Role.ADMINISTRATOR),
        *(Role.LAWYER, Role.MEDIATOR, Role.COMMUNITY_OFFICER),
    ],
)
def test_a_draft_is_the_bureaus_own(
    world: SimpleNamespace, things: dict[str, int], client: Client, role: Role
) -> None:
    client.force_login(world.people[role])
    for name in ("download", "copy", "attachments", "attachment", *DECLARING, *DOING):
        assert ask(client, name, things[name]) == 404, name
    assert Attachment.objects.exists()


def test_a_clerk_of_another_section_reaches_nothing(
    world: SimpleNamespace, things: dict[str, int], client: Client
) -> None:
    other = world.people[Role.CLERK]
    other.memberships.update(section=world.other_section)
    client.force_login(other)
    for name in ("download", "copy", "attachments", "attachment", *DECLARING, *DOING):
        assert ask(client, name, things[name]) == 404, name


def test_a_file_is_handed_in_for_the_own_section_alone(
    world: SimpleNamespace, things: dict[str, int], client: Client
) -> None:
    client.force_login(world.stranger)
    year = BudgetYear.objects.get()
    data = as_json(package_of("外人的项目"))
    found = hand_in(client, year, world.section, "x.json", data)
    assert not isinstance(found, ImportedFile)
    assert ImportedFile.objects.count() == 1
