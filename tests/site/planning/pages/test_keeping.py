"""Drafts are given up, and projects handed over, by who may."""

from __future__ import annotations

from types import SimpleNamespace

from django.http import HttpResponse
from django.urls import reverse
from tests.site.planning.pages.walking import (
    as_person,
    bring_to,
    page,
    sound_declaration,
)

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import Declaration, Project
from faheng.site.planning.states import State


def post(person: User, name: str, pk: int, **said: object) -> HttpResponse:
    return as_person(person).post(reverse(f"planning:{name}", args=[pk]), said)


def test_a_draft_that_was_never_submitted_is_given_up(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    clerk = world.people[Role.CLERK]
    address = reverse("planning:delete", args=[declaration.pk])
    assert address in page(clerk, "declaration", declaration.pk)
    head = world.people[Role.SECTION_HEAD]
    assert address not in page(head, "declaration", declaration.pk)
    assert post(head, "delete", declaration.pk).status_code == 403
    assert Declaration.objects.exists()
    assert post(clerk, "delete", declaration.pk).status_code == 302
    assert not Declaration.objects.exists()
    assert not Project.objects.exists()


def test_what_was_submitted_is_kept(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.RETURNED)
    clerk = world.people[Role.CLERK]
    answer = post(clerk, "delete", declaration.pk)
    assert answer.status_code == 400
    assert "不能删除" in answer.content.decode()
    assert Declaration.objects.exists()


def test_a_project_is_handed_to_another_section(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    finance, clerk = world.people[Role.FINANCE_OFFICER], world.people[Role.CLERK]
    pk, other = declaration.pk, world.other_section
    assert other.name in page(finance, "declaration", pk)
    assert post(clerk, "hand-over", pk, section=other.pk).status_code == 403
    for wrong in ("", "x", world.far_section.pk):
        assert post(finance, "hand-over", pk, section=wrong).status_code == 400
    assert post(finance, "hand-over", pk, section=other.pk).status_code == 302
    declaration.project.refresh_from_db()
    assert declaration.project.section == other
    page(clerk, "declaration", pk, status=404)
