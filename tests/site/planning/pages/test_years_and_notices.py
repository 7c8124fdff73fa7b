"""Opening a year and setting its days; what people were told."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from tests.site.planning.pages.walking import (
    as_person,
    bring_to,
    page,
    sound_declaration,
)

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import BudgetYear, Notice
from faheng.site.planning.states import DESKS, Round, State


def post(person: User, name: str, *args: object, **said: object) -> HttpResponse:
    return as_person(person).post(reverse(f"planning:{name}", args=args), said)


def days(first: str = "2025-09-01") -> dict[str, str]:
    return {f"{round_.value}-{state.value}": first for round_, state in DESKS}


def test_a_year_is_opened_with_its_days(world: SimpleNamespace) -> None:
    finance = world.people[Role.FINANCE_OFFICER]
    said = {"bureau": world.bureau.pk, "year": 2027, **days()}
    assert post(finance, "open-year", **said).status_code == 302
    opened = BudgetYear.objects.get(bureau=world.bureau, year=2027)
    assert opened.deadlines.count() == len(DESKS)
    again = post(finance, "open-year", **said)
    assert again.status_code == 400
    assert "已经开启" in again.content.decode()
    offered = page(finance, "open-year")
    assert 'value="2028"' in offered
    assert 'value="2026-09-01"' in offered


def test_a_29th_of_february_is_offered_a_day_earlier(world: SimpleNamespace) -> None:
    opened = BudgetYear.objects.create(bureau=world.bureau, year=2028)
    opened.deadlines.create(round=Round.FIRST, state=State.DRAFT, on=date(2028, 2, 29))
    assert 'value="2029-02-28"' in page(world.people[Role.FINANCE_OFFICER], "open-year")


def test_nonsense_opens_no_year(world: SimpleNamespace) -> None:
    finance = world.people[Role.FINANCE_OFFICER]
    said = {"bureau": world.bureau.pk, "year": 2027}
    late_first = {"1-draft": "2025-09-30", "1-section-review": "2025-09-01"}
    for wrong in (
        {"year": "x"},
        {"year": 1999},
        {"bureau": world.far.pk},
        {"1-draft": "九月"},
        late_first,
    ):
        answer = post(finance, "open-year", **{**said, **wrong})
        assert answer.status_code == 400, wrong
    assert not BudgetYear.objects.exists()


def test_only_who_may_opens_and_closes_years(world: SimpleNamespace) -> None:
    opened = BudgetYear.objects.create(bureau=world.bureau, year=2026)
    for role, person in world.people.items():
        if role is Role.FINANCE_OFFICER:
            continue
        assert post(person, "open-year", year=2027).status_code == 404, role
        for name in ("year", "close-year"):
            answer = post(person, name, opened.pk, **days())
            assert answer.status_code in (302, 403, 404), (role, name)
        opened.refresh_from_db()
        assert not opened.is_closed
        assert not opened.deadlines.exists()


def test_days_are_changed_and_a_year_is_closed_and_reopened(
    world: SimpleNamespace,
) -> None:
    opened = BudgetYear.objects.create(bureau=world.bureau, year=2026)
    finance = world.people[Role.FINANCE_OFFICER]
    assert post(finance, "year", opened.pk, **days()).status_code == 302
    assert opened.deadlines.count() == len(DESKS)
    assert post(finance, "year", opened.pk).status_code == 302
    assert not opened.deadlines.exists()
    assert post(finance, "year", opened.pk, **{"1-draft": "x"}).status_code == 400
    assert post(finance, "close-year", opened.pk).status_code == 302
    opened.refresh_from_db()
    assert opened.is_closed
    refused = post(finance, "year", opened.pk, **days())
    assert refused.status_code == 400
    assert "已经结束" in refused.content.decode()
    assert post(finance, "reopen-year", opened.pk).status_code == 302
    opened.refresh_from_db()
    assert not opened.is_closed


def test_a_year_with_work_under_way_is_not_closed_and_why_is_said(
    world: SimpleNamespace,
) -> None:
    held = bring_to(world, sound_declaration(world), State.FINANCE_SUMMARY)
    client = as_person(world.people[Role.FINANCE_OFFICER])
    answer = client.post(
        reverse("planning:close-year", args=[held.budget_year_id]), follow=True
    )
    assert "正在审核" in answer.content.decode()


def test_the_head_of_the_page_counts_what_was_not_read(world: SimpleNamespace) -> None:
    person = world.people[Role.FINANCE_OFFICER]
    bring_to(world, sound_declaration(world), State.FINANCE_SUMMARY)
    assert '<span class="count">1</span>' in page(person, "desk")
    notice = person.notices.get()
    assert notice.text in page(person, "notices")
    opened = post(person, "open-notice", notice.pk)
    assert opened.status_code == 302
    assert opened["Location"] == reverse(
        "planning:declaration", args=[notice.declaration_id]
    )
    assert '<span class="count">' not in page(person, "desk")
    Notice.objects.bulk_create(
        Notice(user=person, text="一条通知", at=notice.at) for _nth in range(120)
    )
    shown = page(person, "desk")
    assert '<span class="count">99+</span>' in shown
    assert post(person, "read-notices").status_code == 302
    assert '<span class="count">' not in page(person, "desk")


def test_notices_come_in_pages_the_latest_first(world: SimpleNamespace) -> None:
    person = world.people[Role.CLERK]
    Notice.objects.bulk_create(
        Notice(user=person, text=f"第{nth:03}条", at=timezone.now())
        for nth in range(60)
    )
    first = page(person, "notices")
    assert first.index("第059条") < first.index("第010条")
    assert "第009条" not in first
    before = first.partition("?before=")[2].partition('"')[0]
    assert "第009条" in page(person, "notices", before=before)


def test_a_notice_of_what_one_no_longer_sees_leads_back_to_the_list(
    world: SimpleNamespace,
) -> None:
    person = world.people[Role.SECTION_HEAD]
    held = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    notice = person.notices.get()
    held.project.section = world.other_section
    held.project.save(update_fields=["section"])
    assert post(person, "open-notice", notice.pk)["Location"] == reverse(
        "planning:notices"
    )


def test_anothers_notice_is_not_there(world: SimpleNamespace) -> None:
    bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    notice = world.people[Role.SECTION_HEAD].notices.get()
    assert post(world.people[Role.CLERK], "open-notice", notice.pk).status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None
