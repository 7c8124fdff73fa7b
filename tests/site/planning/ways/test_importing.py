"""Files to declare from: read apart, shown beside the form, taken over once."""

from __future__ import annotations

import html
from collections.abc import Iterable
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from tests.site.planning.circle_walk import sound_declaration
from tests.site.planning.ways.conftest import hand_in
from tests.site.planning.ways.forms_to_hand_in import (
    as_form,
    as_json,
    declaration,
    package_of,
)

from faheng.model import package as exchange
from faheng.model.reading import Reading
from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.models import Section
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import ConflictError, ManyError, NotNowError
from faheng.site.planning.actions import importing
from faheng.site.planning.actions.importing import hand_in_file, take_over
from faheng.site.planning.actions.projects import create_project, delete_draft
from faheng.site.planning.comparison import compared
from faheng.site.planning.fitting import fitted
from faheng.site.planning.models import BudgetYear, Declaration, ImportedFile, Project
from faheng.values.grammar import parse_value


def take(
    world: SimpleNamespace, imported: ImportedFile, names: dict[int, str]
) -> list[Declaration]:
    return take_over(by=world.people[Role.CLERK], imported=imported, names=names)


@pytest.fixture
def imported(world: SimpleNamespace, year: BudgetYear, clerk: Client) -> ImportedFile:
    """A file of two projects, read."""
    data = as_json(package_of("法律援助经费", "人民调解经费"))
    found = hand_in(clerk, year, world.section, "两个项目.json", data)
    assert isinstance(found, ImportedFile)
    return found


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "html"])
def test_a_form_of_any_kind_is_read_and_taken_over(
    world: SimpleNamespace, year: BudgetYear, clerk: Client, kind: str
) -> None:
    data = as_form(package_of("法律援助经费"), kind)
    found = hand_in(clerk, year, world.section, f"申报表.{kind}", data)
    assert isinstance(found, ImportedFile)
    assert (found.is_read, found.refusal) == (True, "")
    page = html.unescape(
        clerk.get(reverse("planning:import", args=[found.pk])).content.decode()
    )
    assert "办结法律援助案件" in page
    answer = clerk.post(
        reverse("planning:import-take", args=[found.pk]),
        {"take": "0", "name-0": "法律援助经费"},
    )
    made = Declaration.objects.get()
    assert answer["Location"] == reverse("planning:edit", args=[made.pk])
    assert made.project.name == "法律援助经费"
    assert made.annual == Decimal("420000")
    assert [row.target for row in made.indicators.all()] == [
        "≥170件",
        "≥95%",
        "≥320万元",
        "≥92%",
    ]
    assert made.edits.filter(by=world.people[Role.CLERK]).exists()


def test_what_was_read_is_quoted_with_its_place(
    world: SimpleNamespace, year: BudgetYear, clerk: Client
) -> None:
    data = as_form(package_of("法律援助经费"), "xlsx")
    found = hand_in(clerk, year, world.section, "申报表.xlsx", data)
    assert isinstance(found, ImportedFile)
    (part,) = clerk.get(reverse("planning:import", args=[found.pk])).context["parts"]
    lines = {
        str(line.label): line for group in part["form"].groups for line in group.lines
    }
    assert lines["项目名称"].quote == "法律援助经费"
    assert "行" in lines["项目名称"].place
    assert "列" in lines["项目名称"].place
    assert lines["年度资金总额（万元）"].stands == "42.00"


def test_a_value_whose_sign_stood_in_another_column_is_spelled_out() -> None:
    said = exchange.Indicator(
        name="办结案件",
        target=parse_value(
            "170", indicator="办结案件", sign_column="≥", unit_column="件"
        ),
    )
    reading = Reading(package_of("甲", indicators=(said,)))
    groups = compared(reading, 0, year=2026, unit="万元").groups
    (target,) = [line for line in groups[-1].lines if str(line.label) == "年度指标值"]
    assert target.stands == "≥170件"


def test_several_projects_are_taken_over_at_once(
    world: SimpleNamespace, imported: ImportedFile, clerk: Client
) -> None:
    answer = clerk.post(
        reverse("planning:import-take", args=[imported.pk]),
        {"take": ["0", "1"], "name-0": "法律援助经费", "name-1": "调解经费（改名）"},
    )
    assert answer["Location"] == reverse("planning:import", args=[imported.pk])
    assert set(Project.objects.values_list("name", flat=True)) == {
        "法律援助经费",
        "调解经费（改名）",
    }
    imported.refresh_from_db()
    assert imported.taken == [0, 1]


def test_a_project_is_taken_over_once(
    world: SimpleNamespace, imported: ImportedFile
) -> None:
    take(world, imported, {0: "法律援助经费"})
    with pytest.raises(ManyError, match="没有重复填入"):
        take(world, imported, {0: "换个名称"})
    assert Declaration.objects.count() == 1


def test_a_draft_given_up_can_be_taken_from_the_file_again(
    world: SimpleNamespace, imported: ImportedFile
) -> None:
    first, _second = take(world, imported, {0: "法律援助经费", 1: "人民调解经费"})
    first.refresh_from_db()
    delete_draft(by=world.people[Role.CLERK], declaration=first)
    imported.refresh_from_db()
    assert imported.taken == [1]
    (again,) = take(world, imported, {0: "法律援助经费"})
    assert again.indicators.count() == 4


def test_a_blank_form_filled_from_a_file_meanwhile_is_not_given_up(
    world: SimpleNamespace, year: BudgetYear, imported: ImportedFile
) -> None:
    clerk = world.people[Role.CLERK]
    blank = create_project(
        by=clerk, budget_year=year, section=world.section, name="法律援助经费"
    )
    seen = Declaration.objects.get(pk=blank.pk)
    take(world, imported, {0: "法律援助经费"})
    with pytest.raises(ConflictError, match="在您查看之后有过修改"):
        delete_draft(by=clerk, declaration=seen)
    imported.refresh_from_db()
    assert imported.taken == [0]
    assert blank.indicators.count() == 4


def test_an_export_of_the_platform_holds_no_forms(
    world: SimpleNamespace, imported: ImportedFile, clerk: Client
) -> None:
    ImportedFile.objects.update(purpose="platform", package="")
    with pytest.raises(NotNowError, match="一体化平台"):
        take(world, imported, {0: "法律援助经费"})
    address = reverse("planning:import-take", args=[imported.pk])
    said = {"take": ["0"], "name-0": "法律援助经费"}
    assert clerk.post(address, said).status_code == 400


def test_two_projects_of_a_file_do_not_fill_one_blank_form(
    world: SimpleNamespace, year: BudgetYear, imported: ImportedFile
) -> None:
    create_project(
        by=world.people[Role.CLERK],
        budget_year=year,
        section=world.section,
        name="法律援助经费",
    )
    with pytest.raises(ManyError, match="已经申报了2026年"):
        take(world, imported, {0: "法律援助经费", 1: "法律援助经费"})


def test_amounts_are_on_record_as_the_form_shows_them(
    world: SimpleNamespace, imported: ImportedFile
) -> None:
    (made,) = take(world, imported, {0: "法律援助经费"})
    edit = made.edits.get(cell="funding.annual")
    assert (edit.before, edit.after) == ("", "42.00")


def test_one_that_cannot_be_taken_keeps_the_others_back(
    world: SimpleNamespace, imported: ImportedFile
) -> None:
    with pytest.raises(ManyError):
        take(world, imported, {0: "同一个名称", 1: "同一个名称"})
    assert not Declaration.objects.exists()
    imported.refresh_from_db()
    assert imported.taken == []


def test_a_project_of_that_name_is_declared_once_more(
    world: SimpleNamespace, imported: ImportedFile
) -> None:
    before = sound_declaration(world, "法律援助经费", year=2025)
    (made,) = take(world, imported, {0: "法律援助经费"})
    assert made.project == before.project
    assert made.year == 2026


def test_a_blank_form_of_that_name_is_filled_a_filled_one_is_not(
    world: SimpleNamespace, year: BudgetYear, imported: ImportedFile
) -> None:
    blank = create_project(
        by=world.people[Role.CLERK],
        budget_year=year,
        section=world.section,
        name="法律援助经费",
    )
    sound_declaration(world, "人民调解经费")
    Declaration.objects.filter(project__name="人民调解经费").update(revision=3)
    assert take(world, imported, {0: "法律援助经费"}) == [blank]
    with pytest.raises(ManyError, match="没有覆盖"):
        take(world, imported, {1: "人民调解经费"})


def test_another_sections_project_is_not_taken(
    world: SimpleNamespace, imported: ImportedFile
) -> None:
    sound_declaration(world, "法律援助经费", section=world.other_section, year=2025)
    with pytest.raises(ManyError, match="其他科室"):
        take(world, imported, {0: "法律援助经费"})


def test_the_same_file_is_known_again_and_changes_nothing(
    world: SimpleNamespace, year: BudgetYear, imported: ImportedFile, clerk: Client
) -> None:
    take(world, imported, {0: "法律援助经费"})
    data = as_json(package_of("法律援助经费", "人民调解经费"))
    again = hand_in(clerk, year, world.section, "另一个名字.json", data)
    assert again == imported
    assert ImportedFile.objects.get().taken == [0]
    assert AuditEvent.objects.filter(event="file-read").count() == 1
    page = clerk.get(reverse("planning:import", args=[imported.pk])).content.decode()
    assert "没有重复导入" in page


def test_what_stayed_unread_is_listed_to_the_end(
    world: SimpleNamespace, year: BudgetYear, clerk: Client
) -> None:
    unread = tuple(exchange.Unread(text=f"附言第{n}条") for n in range(300))
    data = as_json(package_of("甲").model_copy(update={"unread": unread}))
    found = hand_in(clerk, year, world.section, "带附言.json", data)
    assert isinstance(found, ImportedFile)
    page = clerk.get(reverse("planning:import", args=[found.pk])).content.decode()
    assert all(f"附言第{n}条" in page for n in range(300))


def test_what_does_not_fit_is_said_before_it_is_taken() -> None:
    long = declaration(
        "长" * 250,
        funding=exchange.Funding(
            annual=Decimal("10.005"),
            sources=(
                exchange.FundingSource(source="city", annual=Decimal(1)),
                exchange.FundingSource(source="city", annual=Decimal(2)),
            ),
        ),
    )
    fit = fitted(long, 2026)
    assert len(fit.content.project.name or "") == 200
    assert fit.content.funding.annual is None
    assert len(fit.content.funding.sources) == 1
    assert len(fit.notes) == 3


def test_findings_are_counted_for_each_project(imported: ImportedFile) -> None:
    assert len(imported.findings) == 2
    assert imported.findings[0][0] >= 0


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CLERK])
def test_only_the_sections_clerk_hands_in_and_takes_over(
    world: SimpleNamespace, year: BudgetYear, imported: ImportedFile, role: Role
) -> None:
    person = world.people[role]
    with pytest.raises(PermissionDenied):
        hand_in_file(
            by=person,
            budget_year=year,
            section=world.section,
            name="x.json",
            data=b"{}",
        )
    with pytest.raises(PermissionDenied):
        take_over(by=person, imported=imported, names={0: "法律援助经费"})


def test_a_closed_year_takes_nothing(
    world: SimpleNamespace, year: BudgetYear, imported: ImportedFile, clerk: Client
) -> None:
    year.is_closed = True
    year.save()
    answer = clerk.post(
        reverse("planning:import-take", args=[imported.pk]),
        {"take": "0", "name-0": "法律援助经费"},
    )
    assert answer.status_code == 400
    assert not Declaration.objects.exists()


def test_nothing_ticked_is_said(imported: ImportedFile, clerk: Client) -> None:
    address = reverse("planning:import-take", args=[imported.pk])
    for ticked in ({}, {"take": "x"}, {"take": "9", "name-9": "甲"}):
        assert clerk.post(address, ticked).status_code in (400, 409)
    assert not Declaration.objects.exists()


def test_the_page_waits_while_the_file_is_read(
    imported: ImportedFile, clerk: Client
) -> None:
    ImportedFile.objects.update(is_read=False, package="")
    address = reverse("planning:import", args=[imported.pk])
    assert "正在读取" in clerk.get(address).content.decode()
    part = clerk.get(address, headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()
    ImportedFile.objects.update(is_read=True, refusal="打不开。")
    over = clerk.get(address, headers={"HX-Request": "true"})
    assert over["HX-Refresh"] == "true"


def test_a_file_of_many_projects_is_shown_in_parts(
    world: SimpleNamespace, year: BudgetYear, clerk: Client
) -> None:
    names = [f"第{n}个项目" for n in range(95)]
    found = hand_in(clerk, year, world.section, "多.json", as_json(package_of(*names)))
    assert isinstance(found, ImportedFile)
    address = reverse("planning:import", args=[found.pk])
    seen: list[str] = []
    start: int | None = 0
    while start is not None:
        page = clerk.get(address, {"start": start})
        seen += [part["name"] for part in page.context["parts"]]
        start = page.context["after"]
    assert seen == names
    for nonsense in ("-1", "x", "9" * 30, "94"):
        assert clerk.get(address, {"start": nonsense}).status_code == 200


def test_a_clerk_of_two_sections_chooses(
    world: SimpleNamespace, year: BudgetYear, clerk: Client
) -> None:
    sections: tuple[Section, ...] = (world.section, world.other_section)
    person = world.people[Role.CLERK]
    person.memberships.create(
        bureau=world.bureau,
        section=world.other_section,
        role=Role.CLERK,
        starts_on="2024-01-01",
    )
    for section in sections:
        data = as_json(package_of(f"{section.name}项目"))
        found = hand_in(clerk, year, section, "x.json", data)
        assert isinstance(found, ImportedFile)
        assert found.section == section


def test_what_is_being_typed_into_a_blank_form_is_not_written_over(
    world: SimpleNamespace,
    year: BudgetYear,
    imported: ImportedFile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Somebody else saves a cell between the look at the form and its taking over."""
    blank = create_project(
        by=world.people[Role.CLERK],
        budget_year=year,
        section=world.section,
        name="法律援助经费",
    )
    locked_many = importing.locked_many

    def after_the_other(pks: Iterable[int]) -> list[Declaration]:
        mine = Declaration.objects.filter(pk__in=pks)
        mine.update(revision=1, annual_goal="正在填写的目标")
        return locked_many(pks)

    monkeypatch.setattr(importing, "locked_many", after_the_other)
    with pytest.raises(ManyError):
        take(world, imported, {0: "法律援助经费"})
    blank.refresh_from_db()
    assert blank.indicators.count() == 0
