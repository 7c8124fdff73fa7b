"""Indicators found in the library and put into a draft."""

from __future__ import annotations

from types import SimpleNamespace

from django.test import Client
from django.urls import reverse
from tests.site.planning.circle_walk import bring_to, sound_declaration

from faheng.site.planning.states import State


def test_words_and_levels_narrow_what_is_found(
    world: SimpleNamespace, clerk: Client
) -> None:
    address = reverse("planning:library")
    page = clerk.get(address, {"q": "法律援助", "level2": "质量指标"})
    found = page.context["found"]
    assert found
    assert {pair.level2 for _entry, pair in found} == {"质量指标"}
    nothing = clerk.get(address, {"level2": "没有这一级"})
    assert "没有找到" in nothing.content.decode()


def test_an_entry_says_how_it_is_counted(world: SimpleNamespace, clerk: Client) -> None:
    page = clerk.get(reverse("planning:library-entry", args=["adviser-monthly-hours"]))
    assert "签到" in page.content.decode()
    missing = clerk.get(reverse("planning:library-entry", args=["nothing-like-it"]))
    assert missing.status_code == 404


def test_an_entry_goes_to_the_end_of_a_draft(
    world: SimpleNamespace, clerk: Client
) -> None:
    draft = sound_declaration(world)
    address = reverse("planning:library-add", args=["adviser-monthly-hours"])
    answer = clerk.post(address, {"into": draft.pk, "next": "edit"})
    assert answer["Location"] == reverse("planning:edit", args=[draft.pk])
    last = draft.indicators.last()
    assert last.library_id == "adviser-monthly-hours"
    assert draft.edits.count() == 1


def test_only_open_forms_of_the_own_section_can_be_picked(
    world: SimpleNamespace, clerk: Client
) -> None:
    sent = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    other = sound_declaration(world, "应诉经费", section=world.other_section)
    address = reverse("planning:library-add", args=["adviser-monthly-hours"])
    for declaration in (sent, other):
        count = declaration.indicators.count()
        assert clerk.post(address, {"into": declaration.pk}).status_code == 404
        assert declaration.indicators.count() == count
