"""Lists of declarations and indicators: what they show, and what they cost."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html
from tests.site.planning.pages.walking import (
    as_person,
    bring_to,
    draft_of_second_round,
    page,
    sound_declaration,
)

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import BudgetYear, Declaration, Indicator, Project
from faheng.site.planning.states import State


def many(
    world: SimpleNamespace, count: int, *, state: State = State.DRAFT, year: int = 2026
) -> list[Declaration]:
    """Blank declarations with two indicators each."""
    budget_year, _ = BudgetYear.objects.get_or_create(bureau=world.bureau, year=year)
    so_far = Project.objects.count()
    made = []
    for nth in range(so_far, so_far + count):
        project = Project.objects.create(
            bureau=world.bureau, section=world.section, name=f"项目{nth:04}"
        )
        made.append(
            Declaration.objects.create(
                budget_year=budget_year,
                project=project,
                bureau=world.bureau,
                year=year,
                state=state,
                annual=Decimal(10_000),
                errors=nth % 2,
            )
        )
    Indicator.objects.bulk_create(
        Indicator(
            declaration=each,
            position=position,
            level1="产出指标" if position == 1 else "满意度指标",
            name=f"{each.project.name}指标{position}",
            target="不少于1次",
        )
        for each in made
        for position in (1, 2)
    )
    return made


def names(text: str) -> list[str]:
    rows = html.document_fromstring(text).xpath("//tbody/tr/th")
    return [row.text_content().strip() for row in rows]


def queries(person: User, name: str, **query: str) -> int:
    client = as_person(person)
    address = reverse(f"planning:{name}")
    client.get(address, query)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address, query).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "role", [Role.CLERK, Role.FINANCE_OFFICER, Role.TREASURY_REVIEWER, Role.SUPERVISOR]
)
@pytest.mark.parametrize("name", ["declarations", "indicators"])
def test_a_list_takes_as_many_queries_for_five_as_for_two_hundred(
    world: SimpleNamespace, role: Role, name: str
) -> None:
    many(world, 5, state=State.APPROVED)
    few = queries(world.people[role], name)
    many(world, 195, state=State.APPROVED)
    assert queries(world.people[role], name) == few
    assert few <= 12


def test_nobody_counts_all_there_is_from_outside(world: SimpleNamespace) -> None:
    many(world, 60, state=State.APPROVED)
    client = as_person(world.people[Role.SUPERVISOR])
    for name in ("declarations", "indicators", "desk"):
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse(f"planning:{name}"))
        counts = [
            each["sql"]
            for each in captured
            if "COUNT(" in each["sql"]
            and "declaration" in each["sql"]
            and "GROUP BY" not in each["sql"]
            and "WHERE" not in each["sql"]
        ]
        assert counts == []


def test_all_pages_together_show_each_declaration_once(world: SimpleNamespace) -> None:
    many(world, 120)
    clerk = world.people[Role.CLERK]
    shown: list[str] = []
    query: dict[str, str] = {}
    for _page in range(4):
        text = page(clerk, "declarations", **query)
        shown += names(text)
        onward = html.document_fromstring(text).xpath("//a[@rel='next']/@href")
        if not onward:
            break
        query = dict(part.split("=") for part in onward[0].lstrip("?").split("&"))
    assert shown == [f"项目{nth:04}" for nth in range(120)]


def test_a_list_is_narrowed(world: SimpleNamespace) -> None:
    many(world, 6)
    many(world, 2, year=2025)
    done = bring_to(world, sound_declaration(world, "已报的项目"), State.SECTION_REVIEW)
    clerk = world.people[Role.CLERK]
    assert len(names(page(clerk, "declarations"))) == 7, "the latest year"
    assert len(names(page(clerk, "declarations", year=""))) == 9
    assert names(page(clerk, "declarations", year="2025")) == ["项目0006", "项目0007"]
    assert names(page(clerk, "declarations", state=done.state)) == ["已报的项目"]
    assert names(page(clerk, "declarations", q="已报 项目")) == ["已报的项目"]
    assert len(names(page(clerk, "declarations", faulty="on"))) == 3
    assert names(page(clerk, "declarations", section="999999", state="x")) != []
    assert "没有符合条件的项目" in page(clerk, "declarations", q="没有这个")


def test_the_money_of_what_was_sought_is_added_up_within_a_bureau(
    world: SimpleNamespace,
) -> None:
    many(world, 6)
    shown = page(world.people[Role.FINANCE_OFFICER], "declarations")
    assert "6 个项目，6.00 万元" in shown
    many(world, 3, state=State.APPROVED)
    outside = world.people[Role.SUPERVISOR]
    assert "3.00 万元" not in page(outside, "declarations")
    assert "3 个项目，3.00 万元" in page(
        outside, "declarations", bureau=str(world.bureau.pk)
    )


def test_from_outside_the_money_of_a_draft_is_not_told(world: SimpleNamespace) -> None:
    declaration = draft_of_second_round(world)
    Declaration.objects.filter(pk=declaration.pk).update(
        annual=Decimal(123_400), errors=3
    )
    inside = page(world.people[Role.CLERK], "declarations")
    assert "12.34" in inside
    for role in (Role.TREASURY_REVIEWER, Role.SUPERVISOR):
        shown = page(world.people[role], "declarations")
        assert "法律援助专项经费" in shown
        assert "12.34" not in shown
        assert "必须修改 3" not in shown
        assert names(page(world.people[role], "declarations", faulty="on")) == []
        assert names(page(world.people[role], "indicators")) == []


def test_all_pages_together_show_each_indicator_once(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Windows that end in the middle of a page, and pages in the middle of a window.
    monkeypatch.setattr("faheng.site.planning.queries.indicators.WINDOW", 7)
    monkeypatch.setattr("faheng.site.planning.queries.indicators.SIZE", 5)
    many(world, 20)
    clerk = world.people[Role.CLERK]
    every = [f"项目{nth:04}指标{position}" for nth in range(20) for position in (1, 2)]
    assert _all_indicators(clerk) == every
    assert _all_indicators(clerk, level1="满意度") == every[1::2]
    assert _all_indicators(clerk, q="0019") == every[-2:]
    assert _all_indicators(clerk, q="没有") == []


def _all_indicators(person: User, **query: str) -> list[str]:
    shown: list[str] = []
    for _page in range(30):
        text = page(person, "indicators", **query)
        shown += names(text)
        onward = html.document_fromstring(text).xpath("//a[@rel='next']/@href")
        if not onward:
            return shown
        query["after"] = onward[0].rpartition("after=")[2]
    raise AssertionError("there is no end of it")


def test_an_address_that_makes_no_sense_begins_at_the_first_page(
    world: SimpleNamespace,
) -> None:
    many(world, 3)
    clerk = world.people[Role.CLERK]
    for after in ("x", "1-2", "1-2-x", "²-1-1", "9" * 30 + "-1-1", "-1-2-3"):
        assert len(names(page(clerk, "indicators", after=after))) == 6
    for before in ("x", "²", "9" * 30):
        assert len(names(page(clerk, "declarations", before=before))) == 3


def test_nobodys_lists_are_empty_not_broken(world: SimpleNamespace) -> None:
    lawyer = world.people[Role.LAWYER]
    for name in ("desk", "declarations", "indicators", "years", "notices"):
        page(lawyer, name)


def test_what_is_rare_among_very_many_is_found_page_by_page(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faheng.site.planning.queries.lists.LOOKED_THROUGH", 7)
    many(world, 30)
    clerk = world.people[Role.CLERK]
    onward = {"q": "0020", "year": "2026"}
    seen: list[list[str]] = []
    for _page in range(10):
        text = page(clerk, "declarations", **onward)
        seen.append(names(text))
        links = html.document_fromstring(text).xpath("//a[@rel='next']/@href")
        if not links:
            break
        onward["after"] = links[0].rpartition("after=")[2]
    assert [name for names_ in seen for name in names_] == ["项目0020"]
    assert len(seen) == 5
    backward = {"q": "0001", "year": "2026", "before": str(10**9)}
    found: list[str] = []
    for _page in range(10):
        text = page(clerk, "declarations", **backward)
        found += names(text)
        links = html.document_fromstring(text).xpath("//a[@rel='prev']/@href")
        if not links:
            break
        backward["before"] = links[0].rpartition("before=")[2]
    assert found == ["项目0001"]
