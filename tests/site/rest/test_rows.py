"""Rows of the form, waivers, lists and the trail, each by who may."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace

import pytest
from tests.site.planning.circle_walk import sound_declaration
from tests.site.rest.program import Program

from faheng.site.bureaus.models import Section
from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import BudgetYear, Declaration

As = Callable[[Role], Program]


@pytest.fixture
def clerk(as_role: As) -> Program:
    return as_role(Role.CLERK)


@pytest.fixture
def held(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


def _names(held: Declaration) -> list[str]:
    return [row.name for row in held.indicators.all()]


def test_indicators_come_move_and_go(
    clerk: Program, as_role: As, held: Declaration
) -> None:
    rows = f"/declarations/{held.pk}/indicators"
    first = held.indicators.first()
    assert first is not None
    new = {"after": first.pk, "name": "受理咨询", "target": "不少于2000人次"}
    made = clerk.done("POST", rows, new)["id"]
    assert _names(held)[1] == "受理咨询"
    clerk.done("POST", f"{rows}/{made}/shift", {"up": True})
    assert _names(held)[0] == "受理咨询"
    clerk.done("DELETE", f"{rows}/{made}")
    clerk.refused(409, "DELETE", f"{rows}/{made}")
    clerk.refused(409, "POST", f"{rows}/{made}/shift", {"up": True})
    clerk.refused(422, "POST", f"{rows}/{first.pk}/shift", {"up": "yes"})
    as_role(Role.SECTION_HEAD).refused(403, "POST", rows, new)
    as_role(Role.SECTION_HEAD).refused(403, "DELETE", f"{rows}/{first.pk}")
    assert "受理咨询" not in _names(held)


def test_an_indicator_from_the_library(clerk: Program, held: Declaration) -> None:
    (found, *_) = clerk.done("GET", "/library?words=法律援助&limit=1")
    rows = f"/declarations/{held.pk}/indicators"
    clerk.done("POST", rows, {"library_id": found["id"]})
    assert _names(held)[-1] == found["name"]
    clerk.refused(422, "POST", rows, {"library_id": "no such entry"})
    clerk.refused(422, "POST", rows, {"name": "长" * 301})
    clerk.refused(422, "POST", rows, {"weight": "一半"})


def test_two_hundred_indicators_are_enough(clerk: Program, held: Declaration) -> None:
    for nth in range(held.indicators.count(), 200):
        held.indicators.create(position=nth + 1, name=f"指标{nth}")
    clerk.refused(422, "POST", f"/declarations/{held.pk}/indicators", {})


def test_rows_of_money(clerk: Program, as_role: As, held: Declaration) -> None:
    one = f"/declarations/{held.pk}"
    made = clerk.done("POST", f"{one}/sources", {"source": "province"})["id"]
    clerk.refused(422, "POST", f"{one}/sources", {"source": "province"})
    clerk.refused(422, "POST", f"{one}/sources", {"source": "moon"})
    cell = {"cell": f"source:{made}.annual", "was": "", "now": "3.5"}
    assert clerk.done("PATCH", f"{one}/cells", cell)["text"] == "3.50"
    clerk.refused(409, "PATCH", f"{one}/cells", {**cell, "now": "4"})
    clerk.refused(422, "PATCH", f"{one}/cells", {**cell, "was": "3.50", "now": "-4"})
    clerk.refused(422, "PATCH", f"{one}/cells", {**cell, "was": "3.50", "now": "1e30"})
    clerk.done("DELETE", f"{one}/sources/{made}")
    clerk.refused(409, "DELETE", f"{one}/sources/{made}")
    paid = clerk.done("POST", f"{one}/payments")["id"]
    share = {"cell": f"payment:{paid}.percent", "was": "", "now": "25"}
    clerk.done("PATCH", f"{one}/cells", share)
    clerk.refused(422, "PATCH", f"{one}/cells", {**share, "was": "25", "now": "101"})
    clerk.done("DELETE", f"{one}/payments/{paid}")
    for role in (Role.FINANCE_OFFICER, Role.AUDITOR):
        as_role(role).refused(403, "POST", f"{one}/payments")


def test_a_waiver_is_asked_by_one_and_granted_by_another(
    clerk: Program, as_role: As, held: Declaration
) -> None:
    one = f"/declarations/{held.pk}"
    held.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    review = clerk.done("GET", f"{one}/review")
    finding = next(each for each in review["findings"] if each["severity"] == "error")
    assert finding["cell"].startswith(("funding.", "source:"))
    asked = {"key": finding["key"], "reason": "上级统一要求。"}
    waiver = clerk.done("POST", f"{one}/waivers", asked)["id"]
    clerk.refused(409, "POST", f"{one}/waivers", asked)
    clerk.refused(409, "POST", f"{one}/waivers", {**asked, "key": "0" * 16})
    clerk.refused(422, "POST", f"{one}/waivers", {**asked, "key": "x"})
    clerk.refused(403, "POST", f"/waivers/{waiver}/verdict", {"granted": True})
    head = as_role(Role.SECTION_HEAD)
    head.refused(422, "POST", f"/waivers/{waiver}/verdict", {"granted": False})
    head.done("POST", f"/waivers/{waiver}/verdict", {"granted": True})
    head.refused(409, "POST", f"/waivers/{waiver}/verdict", {"granted": True})
    after = clerk.done("GET", f"{one}/review")
    assert {each["key"]: each["waived"] for each in after["findings"]}[finding["key"]]


def test_a_draft_is_given_up(clerk: Program, as_role: As, held: Declaration) -> None:
    one = f"/declarations/{held.pk}"
    as_role(Role.FINANCE_OFFICER).refused(403, "DELETE", one)
    clerk.done("DELETE", one)
    clerk.refused(404, "GET", one)


def test_a_project_is_declared_again(
    world: SimpleNamespace, clerk: Program, held: Declaration
) -> None:
    first, second = (
        BudgetYear.objects.create(bureau=world.bureau, year=year).pk
        for year in (2027, 2028)
    )
    (project,) = clerk.done("GET", "/projects")["items"]
    blank = clerk.done(
        "POST", "/declarations", {"year": first, "project": project["id"]}
    )
    assert clerk.done("GET", f"/declarations/{blank['id']}")["annual"] is None
    filled = clerk.done(
        "POST", "/declarations", {"year": second, "from_earlier": held.pk}
    )
    assert clerk.done("GET", f"/declarations/{filled['id']}")["annual"] == "270000.00"
    again = {"year": first, "project": project["id"]}
    clerk.refused(422, "POST", "/declarations", again)


def test_lists_lead_on(
    world: SimpleNamespace, clerk: Program, held: Declaration
) -> None:
    for nth in range(101):
        sound = sound_declaration(world, f"项目{nth}") if nth < 1 else None
        if sound is None:
            year = held.budget_year
            project = world.bureau.projects.create(
                section=world.section, name=f"项目{nth}"
            )
            year.declarations.create(project=project, bureau=world.bureau, year=2026)
    for path in ("/declarations", "/projects"):
        first = clerk.done("GET", path)
        assert len(first["items"]) == 100
        rest = clerk.done("GET", f"{path}?after={first['after']}")
        assert (len(rest["items"]), rest["after"]) == (2, None)
    assert len(clerk.done("GET", "/declarations?year=2026&state=draft")["items"]) == 100
    assert clerk.done("GET", "/declarations?year=2030")["items"] == []
    indicators = clerk.done("GET", "/indicators?q=满意度")
    assert {each["project"] for each in indicators["items"]} == {
        "法律援助专项经费",
        "项目0",
    }


def test_a_project_changes_its_section(
    world: SimpleNamespace, clerk: Program, as_role: As, held: Declaration
) -> None:
    address = f"/projects/{held.project_id}/section"
    body = {"section": world.other_section.pk}
    clerk.refused(403, "PUT", address, body)
    finance = as_role(Role.FINANCE_OFFICER)
    finance.refused(404, "PUT", address, {"section": world.far_section.pk})
    firm = Section.objects.create(bureau=world.bureau, name="某律师事务所", kind="firm")
    finance.refused(422, "PUT", address, {"section": firm.pk})
    finance.done("PUT", address, body)
    clerk.refused(404, "GET", f"/declarations/{held.pk}")


def test_deadlines_follow_the_desks(
    world: SimpleNamespace, clerk: Program, as_role: As
) -> None:
    year = BudgetYear.objects.create(bureau=world.bureau, year=2027)
    address = f"/years/{year.pk}/deadlines"
    finance = as_role(Role.FINANCE_OFFICER)
    draft = {"round": 1, "state": "draft", "on": "2026-08-01"}
    later = {"round": 1, "state": "leader-review", "on": "2026-07-01"}
    finance.refused(422, "PUT", address, [draft, later])
    finance.refused(422, "PUT", address, [draft, draft])
    finance.refused(422, "PUT", address, [{**draft, "state": "approved"}])
    finance.refused(422, "PUT", address, [draft] * 41)
    clerk.refused(403, "PUT", address, [draft])
    finance.done("PUT", address, [draft])
    assert clerk.done("GET", address) == [draft]
    finance.refused(422, "POST", "/years", {"year": 2027})
    finance.refused(422, "POST", "/years", {"year": 1999})
    clerk.refused(404, "POST", "/years", {"year": 2028})


def test_the_trail_is_for_who_watches(
    clerk: Program, as_role: As, held: Declaration
) -> None:
    clerk.done("POST", f"/declarations/{held.pk}/moves", {"move": "submit"})
    trail = as_role(Role.AUDITOR).done("GET", "/trail?event=declaration-moved")
    (event,) = trail["events"]
    assert (event["target_id"], event["by"]) == (held.pk, "经办人clerk")
    as_role(Role.AUDITOR).refused(422, "GET", "/trail?event=x")
    for role in (Role.CLERK, Role.ADMINISTRATOR, Role.SUPERVISOR):
        as_role(role).refused(404, "GET", "/trail")


def test_a_notice_is_read(clerk: Program, as_role: As, held: Declaration) -> None:
    clerk.done("POST", f"/declarations/{held.pk}/moves", {"move": "submit"})
    head = as_role(Role.SECTION_HEAD)
    (notice,) = head.done("GET", "/notices")
    assert not notice["read"]
    clerk.refused(404, "POST", f"/notices/{notice['id']}/read")
    head.done("POST", f"/notices/{notice['id']}/read")
    (notice,) = head.done("GET", "/notices")
    assert notice["read"]


def test_a_value_is_read_out(clerk: Program) -> None:
    said = clerk.done("GET", "/value?text=不低于95%25&indicator=满意度")
    assert said["kind"] == "quantitative"
    assert "95" in said["says"]
