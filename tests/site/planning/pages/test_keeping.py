"""Drafts are given up, and projects handed over, by who may."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.urls import reverse
from tests.site.conftest import person
from tests.site.planning.pages.walking import (
    as_person,
    bring_to,
    page,
    sound_declaration,
)

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import NotNowError
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.actions.circle import move_declaration, move_many
from faheng.site.planning.actions.projects import delete_draft
from faheng.site.planning.models import Declaration, Project
from faheng.site.planning.states import Move, State


def post(by: User, name: str, pk: int, **said: object) -> HttpResponse:
    return as_person(by).post(reverse(f"planning:{name}", args=[pk]), said)


def test_a_draft_that_was_never_submitted_is_given_up(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    clerk = world.people[Role.CLERK]
    address = reverse("planning:delete", args=[declaration.pk])
    assert address in page(clerk, "declaration", declaration.pk)
    head = world.people[Role.SECTION_HEAD]
    assert address not in page(head, "declaration", declaration.pk)
    said = {"revision": declaration.revision}
    assert post(head, "delete", declaration.pk, **said).status_code == 403
    assert post(clerk, "delete", declaration.pk).status_code == 400
    assert Declaration.objects.exists()
    assert post(clerk, "delete", declaration.pk, **said).status_code == 302
    assert not Declaration.objects.exists()
    assert not Project.objects.exists()


def test_what_a_colleague_filled_in_meanwhile_is_not_given_up(
    world: SimpleNamespace,
) -> None:
    declaration = sound_declaration(world)
    colleague = person("colleague", Role.CLERK, world.bureau, world.section)
    clerk = world.people[Role.CLERK]
    assert 'name="revision" value="0"' in page(clerk, "declaration", declaration.pk)
    save_cell(
        by=colleague,
        declaration=declaration,
        cell="project.plan",
        was="",
        now="按季度办理。",
    )
    answer = post(clerk, "delete", declaration.pk, revision=0)
    assert answer.status_code == 409
    assert "在您查看之后有过修改" in answer.content.decode()
    assert Declaration.objects.get().plan == "按季度办理。"


def test_a_draft_given_up_twice_is_not_there_the_second_time(
    world: SimpleNamespace,
) -> None:
    declaration = sound_declaration(world)
    clerk = world.people[Role.CLERK]
    stale = Declaration.objects.get(pk=declaration.pk)
    assert post(clerk, "delete", declaration.pk, revision=0).status_code == 302
    assert post(clerk, "delete", declaration.pk, revision=0).status_code == 404
    with pytest.raises(NotNowError, match="草稿已被删除"):
        delete_draft(by=clerk, declaration=stale)
    with pytest.raises(NotNowError, match="草稿已被删除"):
        move_declaration(by=clerk, declaration=stale, move=Move.SUBMIT)
    with pytest.raises(NotNowError, match="有的项目的草稿已被删除"):
        move_many(
            by=clerk,
            declarations=[stale, sound_declaration(world, "应诉经费")],
            move=Move.SUBMIT,
        )


def test_what_was_submitted_is_kept(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.RETURNED)
    clerk = world.people[Role.CLERK]
    answer = post(clerk, "delete", declaration.pk, revision=declaration.revision)
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
