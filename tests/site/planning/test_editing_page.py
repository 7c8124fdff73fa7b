"""The page on which a form is filled in, with and without its script."""

from __future__ import annotations

import json
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from tests.site.conftest import person
from tests.site.planning.circle_walk import bring_to, sound_declaration

from faheng.review.finding import Fix
from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.actions.fixes import mended_at
from faheng.site.planning.models import Declaration
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.sheet import read_only_context
from faheng.site.planning.states import State

SCRIPT = {"X-Faheng": "editing"}
POSTS = (
    ("save-cells", {"cell": "project.plan", "was": "", "now": "改"}),
    ("change-rows", {"do": "add"}),
    ("apply-fix", {"key": "0" * 16}),
    ("ask-waiver", {"key": "0" * 16, "reason": "改"}),
    ("answer-returned", {"returned": "1", "answer": "改"}),
)
READS = ("edit", "edits", "understand", "find-indicators", "judged")


@pytest.fixture
def declaration(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def clerk(world: SimpleNamespace) -> Client:
    return signed_in(world.people[Role.CLERK])


def address(name: str, declaration: Declaration) -> str:
    return reverse(f"planning:{name}", args=[declaration.pk])


def post(
    client: Client, declaration: Declaration, name: str = "save-cells", **said: Any
) -> dict[str, Any]:
    """As the page's script asks, knowing nothing yet."""
    response = client.post(address(name, declaration), said, headers=SCRIPT)
    found: dict[str, Any] = json.loads(response.content)
    return found


@pytest.mark.parametrize("name", READS)
def test_a_stranger_sees_nothing(
    world: SimpleNamespace, declaration: Declaration, name: str
) -> None:
    stranger = signed_in(world.stranger)
    response = stranger.get(address(name, declaration))
    assert response.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("name", READS)
@pytest.mark.parametrize("role", [Role.TREASURY_REVIEWER, Role.SUPERVISOR])
def test_who_looks_from_outside_does_not_see_what_is_being_filled_in(
    world: SimpleNamespace, declaration: Declaration, name: str, role: Role
) -> None:
    bring_to(world, declaration, State.DRAFT, round_=2)
    outsider = signed_in(world.people[role])
    response = outsider.get(address(name, declaration))
    assert response.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(("name", "said"), POSTS)
def test_a_stranger_changes_nothing(
    world: SimpleNamespace,
    declaration: Declaration,
    name: str,
    said: dict[str, str],
) -> None:
    stranger = signed_in(world.stranger)
    response = stranger.post(address(name, declaration), said)
    assert response.status_code == HTTPStatus.NOT_FOUND
    assert not declaration.edits.exists()


@pytest.mark.parametrize(("name", "said"), POSTS)
def test_who_may_only_look_changes_nothing(
    world: SimpleNamespace,
    declaration: Declaration,
    name: str,
    said: dict[str, str],
) -> None:
    finance = signed_in(world.people[Role.FINANCE_OFFICER])
    response = finance.post(address(name, declaration), said, headers=SCRIPT)
    assert response.status_code in (HTTPStatus.FORBIDDEN, HTTPStatus.BAD_REQUEST)
    assert "why" in json.loads(response.content)
    assert not declaration.edits.exists()
    assert not declaration.waivers.exists()


def test_who_may_only_look_finds_no_field(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    page = signed_in(world.people[Role.FINANCE_OFFICER]).get(
        address("edit", declaration)
    )
    assert page.status_code == HTTPStatus.OK
    assert 'name="now"' not in page.content.decode()
    assert "法律援助案件补贴标准" in page.content.decode()


def test_a_cell_is_saved_and_only_what_changed_comes_back(
    clerk: Client, declaration: Declaration
) -> None:
    answer = post(
        clerk, declaration, cell="funding.annual", was="27.00", now="30", revision=0
    )
    assert answer["cells"] == [
        {"cell": "funding.annual", "status": "saved", "text": "30.00"}
    ]
    assert answer["moved"] is False
    assert 'id="slot-money"' in answer["html"]
    assert "slot-goals" not in answer["html"]
    assert "比总额少 3.00" in answer["html"]
    declaration.refresh_from_db()
    assert declaration.errors == 1


def test_findings_that_are_shown_already_are_not_sent_again(
    clerk: Client, declaration: Declaration
) -> None:
    first = post(clerk, declaration, cell="funding.annual", was="27", now="30")
    digest = first["html"].partition('data-slot="money" data-digest="')[2][:12]
    again = post(
        clerk,
        declaration,
        cell="project.plan",
        was="",
        now="分批办理",
        shown=f"money={digest}",
    )
    assert 'id="slot-money"' not in again["html"]
    mended = post(
        clerk,
        declaration,
        cell="funding.annual",
        was="30",
        now="27",
        shown=f"money={digest}",
    )
    assert 'data-slot="money" data-digest=""' in mended["html"]


def test_a_conflict_shows_both_texts(
    world: SimpleNamespace, clerk: Client, declaration: Declaration
) -> None:
    other = person("second-clerk", Role.CLERK, world.bureau, world.section)
    save_cell(
        by=other, declaration=declaration, cell="project.plan", was="", now="先<b>普查"
    )
    answer = post(clerk, declaration, cell="project.plan", was="", now="先培训")
    (told,) = answer["cells"]
    assert (told["status"], told["theirs"]) == ("conflict", "先<b>普查")
    assert "先培训" in told["html"]
    assert "先&lt;b&gt;普查" in told["html"]
    # It is told once, at the cell, and not put into the field under the hand.
    assert answer["others"] == {}


def test_what_others_changed_is_told_with_any_answer(
    world: SimpleNamespace, clerk: Client, declaration: Declaration
) -> None:
    nothing = clerk.get(address("edits", declaration), {"revision": "0"})
    assert nothing.status_code == HTTPStatus.NO_CONTENT
    other = person("second-clerk", Role.CLERK, world.bureau, world.section)
    save_cell(
        by=other, declaration=declaration, cell="project.plan", was="", now="先普查"
    )
    seen = clerk.get(address("edits", declaration), {"revision": "0", "seen": "0"})
    answer = json.loads(seen.content)
    assert answer["others"] == {"project.plan": "先普查"}
    assert (answer["by_others"], answer["moved"]) == (1, False)


def test_a_form_filled_anew_as_a_whole_is_told(
    clerk: Client, declaration: Declaration
) -> None:
    Declaration.objects.filter(pk=declaration.pk).update(revision=7)
    answer = post(clerk, declaration, cell="project.plan", was="", now="改", revision=0)
    assert answer["moved"] is True


def test_without_the_script_the_whole_form_is_saved_by_a_button(
    clerk: Client, declaration: Declaration
) -> None:
    said = {
        "cell": ["project.plan", "project.kind", "funding.annual"],
        "was": ["", "经常性项目", "27.00"],
        "now": ["分批办理", "经常性项目", "很多"],
    }
    response = clerk.post(address("save-cells", declaration), said, follow=True)
    said_back = response.content.decode()
    assert "已保存 1 处修改" in said_back
    assert "“很多”没有保存" in said_back
    declaration.refresh_from_db()
    assert (declaration.plan, declaration.revision) == ("分批办理", 1)


def test_without_the_script_rows_come_and_go_by_their_buttons(
    clerk: Client, declaration: Declaration
) -> None:
    response = clerk.post(
        address("change-rows", declaration), {"do": "add"}, follow=True
    )
    assert response.redirect_chain
    assert declaration.indicators.count() == 7
    found = clerk.get(address("edit", declaration), {"q": "调解"})
    assert "add-entry:" in found.content.decode()


def test_without_the_script_a_row_s_button_keeps_what_was_typed(
    clerk: Client, declaration: Declaration
) -> None:
    said = {
        "do": "add",
        "cell": ["project.plan", "funding.annual"],
        "was": ["", "27.00"],
        "now": ["分批办理", "很多"],
    }
    shown = clerk.post(address("change-rows", declaration), said, follow=True)
    assert "已保存 1 处修改" in shown.content.decode()
    assert "“很多”没有保存" in shown.content.decode()
    declaration.refresh_from_db()
    assert declaration.plan == "分批办理"
    assert declaration.indicators.count() == 7


def test_going_back_to_the_form_asks_for_it_anew(
    clerk: Client, declaration: Declaration
) -> None:
    kept = clerk.get(address("edit", declaration))["Cache-Control"]
    assert "no-store" in kept
    assert "private" in kept


@pytest.mark.parametrize(
    "said",
    [
        {"cell": ["project.plan"], "was": [], "now": ["改"]},
        {"cell": ["project.plan"] * 2, "was": [""], "now": ["改"]},
    ],
)
def test_a_torn_request_is_refused(
    clerk: Client, declaration: Declaration, said: dict[str, list[str]]
) -> None:
    assert "不完整" in post(clerk, declaration, **said)["why"]


@pytest.mark.parametrize("do", ["", "dance", "up:x", "up:99999999999999999999", "up:0"])
def test_a_row_that_cannot_be_meant_is_refused(
    clerk: Client, declaration: Declaration, do: str
) -> None:
    assert "刷新页面" in post(clerk, declaration, "change-rows", do=do)["why"]


def test_a_fix_mends_the_words_the_finding_quotes(
    clerk: Client, declaration: Declaration
) -> None:
    row = declaration.indicators.all()[0]
    row.target = "≥9898%以上"
    row.save()
    key = next(
        found.finding.key
        for found in review_form(declaration).findings
        if found.finding.fix
    )
    clerk.post(address("apply-fix", declaration), {"key": key})
    row.refresh_from_db()
    assert row.target == "≥98%"
    gone = post(clerk, declaration, "apply-fix", key=key)
    assert "不能一键改正" in gone["why"]


@pytest.mark.parametrize(
    ("text", "quote", "mended"),
    [
        ("甲。。乙。。丙", "乙。。", "甲。。乙。丙"),
        ("甲。。乙。。丙", None, "甲。乙。。丙"),
        ("甲。。乙", "没有这句", "甲。乙"),
        ("甲。乙", None, None),
    ],
)
def test_of_the_same_words_twice_those_quoted_are_mended(
    text: str, quote: str | None, mended: str | None
) -> None:
    assert mended_at(text, Fix(before="。。", after="。"), quote) == mended


def test_a_value_is_read_while_it_is_typed(
    clerk: Client, declaration: Declaration
) -> None:
    row = declaration.indicators.all()[0]
    where = address("understand", declaration)
    cell = f"indicator:{row.pk}.target"
    said = clerk.get(where, {"cell": cell, "text": "8个小时或3个半天"})
    assert said.content.decode().count("data-spelling") == 2
    said = clerk.get(where, {"cell": "funding.annual", "text": "12.5万"})
    assert "125,000.00 元" in said.content.decode()
    said = clerk.get(where, {"cell": "funding.annual", "text": "很多"})
    assert "请填写金额" in said.content.decode()
    for wrong in ("", "indicator:0.target", "password.hash"):
        response = clerk.get(where, {"cell": wrong, "text": "1"})
        assert response.status_code == HTTPStatus.NOT_FOUND


def test_what_was_judged_is_told_rule_by_rule(
    clerk: Client, declaration: Declaration
) -> None:
    page = clerk.get(address("judged", declaration)).content.decode()
    outcomes = review_form(declaration).outcomes
    for outcome in outcomes:
        assert outcome.code in page
        if outcome.reason:
            assert outcome.reason.split("，")[0] in page


def test_the_levels_of_the_form_are_those_of_its_layout(
    world: SimpleNamespace, clerk: Client, declaration: Declaration
) -> None:
    assert (
        "生态环境成本指标"
        not in clerk.get(address("edit", declaration)).content.decode()
    )
    world.bureau.form_layout = "mof-core-2021"
    world.bureau.save()
    page = clerk.get(address("edit", declaration)).content.decode()
    assert "<option>成本指标</option>" in page
    # What stands there already stays, offered or not.
    assert "<option selected>成本指标</option>" in page


def test_a_layout_in_yuan_is_filled_in_in_yuan(
    world: SimpleNamespace, clerk: Client, declaration: Declaration
) -> None:
    world.bureau.form_layout = "kunming-2020"
    world.bureau.save()
    assert "270,000.00" in clerk.get(address("edit", declaration)).content.decode()
    answer = post(
        clerk, declaration, cell="funding.annual", was="270,000.00", now="28万"
    )
    assert answer["cells"][0]["text"] == "280,000.00"


def test_the_form_that_is_only_read_says_all_that_is_filled(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    bring_to(world, declaration, State.SECTION_REVIEW)
    context = read_only_context(declaration)
    page = render_to_string("planning/editing/form_read_only.html", context)
    assert "<textarea" not in page
    for text in ("让困难群众", "27.00", "1440元/件"):
        assert text in page
    assert page.count('rowspan="4"') == 1
    row = declaration.indicators.all()[4]
    row.target = "有所提升"
    row.save()
    marked = read_only_context(declaration, review_form(declaration))
    page = render_to_string("planning/editing/form_read_only.html", marked)
    assert "建议修改" in page


def test_a_page_asks_the_database_as_often_for_many_rows_as_for_few(
    clerk: Client, declaration: Declaration, django_assert_max_num_queries: Any
) -> None:
    for nth in range(30):
        declaration.indicators.create(position=10 + nth, name=f"指标{nth}")
    with django_assert_max_num_queries(25):
        clerk.get(address("edit", declaration))
