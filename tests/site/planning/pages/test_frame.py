"""What stands around every page, and what is shown where there is no page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.site.planning.pages.walking import as_person, everything

from faheng.site.bureaus.roles import Role

BROWSER = {"Accept": "text/html,application/xhtml+xml"}
BUTTONS = {
    "move": ("declaration", "declaration"),
    "ask-money": ("declaration", "declaration"),
    "change-rows": ("draft", "edit"),
    "apply-fix": ("draft", "edit"),
    "close-year": ("year", "year"),
    "decide-waiver": ("waiver", "desk"),
    "remove-attachment": ("declaration", "desk"),
    "sign-pile": ("", "desk"),
    "read-notices": ("", "notices"),
}


@pytest.mark.parametrize("button", BUTTONS)
def test_who_comes_to_a_button_gets_its_page(
    world: SimpleNamespace, button: str
) -> None:
    thing, page = BUTTONS[button]
    things = everything(world)
    keys = [getattr(things, thing).pk] if thing else []
    client = as_person(world.people[Role.FINANCE_OFFICER])
    address = reverse(f"planning:{button}", args=keys)
    answer = client.get(address, headers=BROWSER)
    on_page = keys if page == thing or page in ("declaration", "edit") else []
    assert answer.headers["Location"] == reverse(f"planning:{page}", args=on_page)
    # A program is told which methods there are.
    assert client.get(address).status_code == 405


def test_signing_in_again_leads_to_the_page_of_the_button(
    world: SimpleNamespace,
) -> None:
    declaration = everything(world).declaration
    move = reverse("planning:move", args=[declaration.pk])
    answer = Client().post(move, headers=BROWSER)
    client = as_person(world.people[Role.FINANCE_OFFICER])
    shown = client.get(answer.headers["Location"], headers=BROWSER, follow=True)
    page = reverse("planning:declaration", args=[declaration.pk])
    assert shown.redirect_chain[-1] == (page, 302)
    assert shown.status_code == 200


def test_what_is_sent_where_nothing_is_taken_is_answered_in_our_frame(
    world: SimpleNamespace,
) -> None:
    client = as_person(world.people[Role.CLERK])
    answer = client.post(reverse("planning:desk"), headers=BROWSER)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    page = answer.content.decode()
    assert "不能这样办理" in page
    assert world.people[Role.CLERK].name in page


def test_a_choice_of_languages_is_offered_where_there_is_one(
    world: SimpleNamespace, settings: Any
) -> None:
    client = as_person(world.people[Role.CLERK])
    desk = reverse("planning:desk")
    switch = f'action="{reverse("set_language")}"'
    assert switch not in client.get(desk).content.decode()
    settings.LANGUAGES = [*settings.LANGUAGES, ("en", "English")]
    page = client.get(desk).content.decode()
    assert switch in page
    assert '<button class="link" name="language" value="en" lang="en">English' in page
