"""A declaration begun blank, or from an earlier year's form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from tests.site.planning.circle_walk import sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.actions.creating import create_from_earlier
from faheng.site.planning.dating import moved_dates, year_mentions
from faheng.site.planning.models import BudgetYear, Declaration
from faheng.site.planning.packages import form_of, with_rows
from faheng.site.planning.states import State


@pytest.fixture
def source(world: SimpleNamespace) -> Declaration:
    """Last year's form, with days, a payment plan and years in its texts."""
    made = sound_declaration(world, year=2025)
    made.overview = "按2025年法律援助工作计划办理，补贴标准见〔2019〕40号文。"
    made.state = State.APPROVED
    made.save()
    made.payment_lines.create(by=date(2025, 6, 30), percent="50")
    made.indicators.create(
        position=9, name="建成工作站", target="2025年12月底前", library_id="some-entry"
    )
    return made


def again(
    world: SimpleNamespace, source: Declaration, *, move_dates: bool = False
) -> Declaration:
    year, _ = BudgetYear.objects.get_or_create(bureau=world.bureau, year=2026)
    made = create_from_earlier(
        by=world.people[Role.CLERK],
        source=source,
        budget_year=year,
        move_dates=move_dates,
    )
    return with_rows([made.pk])[0]


def test_last_years_form_becomes_this_years_proposal(
    world: SimpleNamespace, source: Declaration
) -> None:
    made = again(world, source)
    assert (made.year, made.state, made.project) == (2026, "draft", source.project)
    assert made.annual == source.annual == Decimal("270000")
    assert made.prior_year == source.annual
    assert [row.target for row in made.indicators.all()] == [
        row.target for row in source.indicators.all()
    ]
    assert made.indicators.last().library_id == "some-entry"
    assert [line.annual for line in made.funding_lines.all()] == [
        Decimal("60000"),
        Decimal("210000"),
    ]


def test_years_in_texts_and_days_stay_and_are_listed(
    world: SimpleNamespace, source: Declaration
) -> None:
    made = again(world, source)
    assert made.overview == source.overview
    assert made.starts_on == date(2025, 1, 1)
    named = {(str(each.label), each.of) for each in year_mentions(_content(made))}
    assert ("项目概况", "") in named
    assert ("开始日期", "") in named
    assert ("年度指标值", "建成工作站") in named


def test_days_of_the_date_cells_move_where_the_person_asks(
    world: SimpleNamespace, source: Declaration
) -> None:
    made = again(world, source, move_dates=True)
    assert (made.starts_on, made.ends_on) == (date(2026, 1, 1), date(2026, 12, 31))
    assert made.payment_lines.get().by == date(2026, 6, 30)
    assert made.overview == source.overview
    assert made.indicators.last().target == "2025年12月底前"


def test_a_project_over_several_years_keeps_its_days(source: Declaration) -> None:
    source.starts_on = date(2024, 3, 1)
    source.save()
    content = moved_dates(_content(source), 2026, since=2025)
    assert content.project.starts_on == date(2024, 3, 1)
    assert content.project.ends_on == date(2025, 12, 31)


def test_money_of_two_years_ago_is_not_last_years(
    world: SimpleNamespace, source: Declaration
) -> None:
    BudgetYear.objects.create(bureau=world.bureau, year=2027)
    made = create_from_earlier(
        by=world.people[Role.CLERK],
        source=source,
        budget_year=BudgetYear.objects.get(year=2027),
    )
    assert made.prior_year is None


@pytest.mark.parametrize("state", [State.DRAFT, State.TREASURY_REVIEW, State.DROPPED])
def test_money_that_was_never_granted_is_no_budget_of_last_year(
    world: SimpleNamespace, source: Declaration, state: State
) -> None:
    source.state = state
    source.save()
    made = again(world, source)
    assert (made.annual, made.prior_year) == (source.annual, None)


def test_what_was_filled_in_is_the_clerks_own_edit(
    world: SimpleNamespace, source: Declaration
) -> None:
    made = again(world, source)
    edits = made.edits.filter(by=world.people[Role.CLERK])
    cells = set(edits.values_list("cell", flat=True))
    first = made.indicators.first()
    assert {"project.overview", f"indicator:{first.pk}.target"} <= cells
    assert edits.get(cell="goals.annual_goal").after == source.annual_goal


def test_a_project_is_declared_once_a_year(
    world: SimpleNamespace, source: Declaration
) -> None:
    again(world, source)
    with pytest.raises(InvalidInputError):
        again(world, source)
    assert source.project.declarations.filter(year=2026).count() == 1


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in (Role.CLERK, Role.SUPERVISOR)]
)
def test_only_the_sections_clerk_declares(
    world: SimpleNamespace, source: Declaration, role: Role
) -> None:
    year = BudgetYear.objects.create(bureau=world.bureau, year=2026)
    with pytest.raises(PermissionDenied):
        create_from_earlier(by=world.people[role], source=source, budget_year=year)


def test_the_page_previews_and_makes_it(
    world: SimpleNamespace, source: Declaration, clerk: Client
) -> None:
    year = BudgetYear.objects.create(bureau=world.bureau, year=2026)
    listed = clerk.get(reverse("planning:new")).content.decode()
    assert source.project.name in listed
    address = reverse("planning:new-from", args=[source.pk])
    page = clerk.get(address, {"year": year.pk}).content.decode()
    assert "2019" in page
    assert "2025年12月底前" in page
    answer = clerk.post(address, {"year": year.pk, "move_dates": "yes"})
    made = Declaration.objects.get(budget_year=year)
    assert answer["Location"] == reverse("planning:edit", args=[made.pk])


def test_a_blank_form_needs_a_name_of_its_own(
    world: SimpleNamespace, year: BudgetYear, clerk: Client
) -> None:
    said = {"year": year.pk, "section": world.section.pk}
    address = reverse("planning:new")
    assert clerk.post(address, {**said, "name": " "}).status_code == 400
    assert clerk.post(address, {**said, "name": "普法经费"}).status_code == 302
    again = clerk.post(address, {**said, "name": "普法经费"})
    assert again.status_code == 400
    assert "已有项目" in again.content.decode()
    assert Declaration.objects.count() == 1


def test_what_cannot_be_printed_is_left_out_of_a_name(
    world: SimpleNamespace, year: BudgetYear, clerk: Client
) -> None:
    said = {"year": year.pk, "section": world.section.pk, "name": "普法\0\x07经费"}
    assert clerk.post(reverse("planning:new"), said).status_code == 302
    assert Declaration.objects.get().project.name == "普法经费"


def test_what_a_form_names_has_to_be_open_and_ones_own(
    world: SimpleNamespace, year: BudgetYear, clerk: Client
) -> None:
    closed = BudgetYear.objects.create(bureau=world.bureau, year=2025, is_closed=True)
    for section, of in ((world.other_section, year), (world.section, closed)):
        said = {"year": of.pk, "section": section.pk, "name": "新项目"}
        assert clerk.post(reverse("planning:new"), said).status_code == 404
    assert not Declaration.objects.exists()


def _content(declaration: Declaration):  # type: ignore[no-untyped-def]
    return form_of(declaration).package.declarations[0]
