"""The whole yearly circle, by programs alone."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from tests.site.planning.circle_walk import INDICATORS, sound_declaration
from tests.site.rest.program import Program, token_of

from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import Declaration

As = Callable[[Role], Program]


def _content(world: SimpleNamespace, program: Program) -> dict[str, Any]:
    """What a sound form says, as another program would hand it in."""
    model = sound_declaration(world, "样表")
    package = program.done("GET", f"/declarations/{model.pk}/package")
    content: dict[str, Any] = package["declarations"][0]
    content["project"]["name"] = None
    return content


def test_from_an_opened_year_to_approval(world: SimpleNamespace, as_role: As) -> None:
    role = {each: as_role(each) for each in Role}
    clerk, finance = role[Role.CLERK], role[Role.FINANCE_OFFICER]
    treasury, recorder = role[Role.TREASURY_REVIEWER], role[Role.OFFICE_RECORDER]

    deadline = {"round": 1, "state": "section-review", "on": "2026-09-30"}
    year = finance.done("POST", "/years", {"year": 2027, "deadlines": [deadline]})["id"]
    assert clerk.done("GET", f"/years/{year}/deadlines") == [deadline]
    (section,) = (
        each["id"]
        for each in clerk.done("GET", "/sections")
        if each["name"] == world.section.name
    )
    made = clerk.done(
        "POST",
        "/declarations",
        {"year": year, "section": section, "name": "法律援助专项经费"},
    )
    one = f"/declarations/{made['id']}"
    content = _content(world, clerk)
    filled = clerk.done("PUT", f"{one}/content?revision=0", content)
    assert (filled["errors"], filled["annual"]) == (0, "270000.00")
    cells = clerk.done("GET", f"{one}/cells")
    assert cells["unit"] == "万元"
    assert cells["revision"] == filled["revision"]
    (code,) = (each for each in cells["cells"] if each["cell"] == "project.code")
    saved = clerk.done(
        "PATCH", f"{one}/cells", {"cell": code["cell"], "was": "", "now": "A-01"}
    )
    assert saved["text"] == "A-01"

    def move(program: Program, name: str, **said: Any) -> dict[str, Any]:
        revision = program.done("GET", one)["revision"]
        body = {"move": name, "revision": revision, **said}
        return program.done("POST", f"{one}/moves", body)

    assert move(clerk, "submit")["state"] == "section-review"
    back = {"returned": [{"item": "goals", "message": "请写明受益人数。"}]}
    assert move(role[Role.SECTION_HEAD], "return", **back)["state"] == "returned"
    (item,) = clerk.done("GET", f"{one}/returned")
    clerk.done("POST", f"/returned/{item['id']}/answer", {"answer": "受益人数见附件。"})
    decision: dict[str, Any] = {}
    for round_ in (1, 2):
        move(clerk, "submit")
        move(role[Role.SECTION_HEAD], "agree-section")
        move(finance, "agree-finance")
        move(role[Role.BUREAU_LEADER], "agree-leader")
        if not decision:
            minutes = {
                "meeting": "party-group",
                "held_on": "2025-09-01",
                "number": "示司党组纪〔2025〕9号",
                "text": "同意申报。",
            }
            decision = recorder.done("POST", f"/years/{year}/decisions", minutes)
            (on_record,) = recorder.done("GET", f"/years/{year}/decisions")
            assert on_record == {"id": decision["id"], **minutes}
        sent = move(recorder, "record-decision", decision=decision["id"])
        assert sent["state"] == "treasury-review"
        if round_ == 1:
            move(treasury, "accept-first")
            control = move(treasury, "send-control", control_amount="270000.00")
            assert (control["state"], control["round"]) == ("draft", 2)
    assert move(treasury, "approve")["state"] == "approved"

    steps = clerk.done("GET", f"{one}/steps")
    assert [each["move"] for each in steps].count("submit") == 3
    versions = clerk.done("GET", f"{one}/versions")
    assert len(versions) == len(steps)
    last = clerk.done("GET", f"/versions/{versions[-1]['id']}/package")
    names = [each["name"] for each in last["declarations"][0]["indicators"]]
    assert names == [each[2] for each in INDICATORS]
    finance.done("POST", f"/years/{year}/close")
    clerk.refused(409, "POST", f"{one}/target-changes", _change(made["id"]))
    finance.done("POST", f"/years/{year}/reopen")
    asked = clerk.done("POST", f"{one}/target-changes", _change(made["id"]))
    (waiting,) = role[Role.BUREAU_LEADER].done("GET", f"{one}/requests")
    assert (waiting["id"], waiting["decision"]) == (asked["id"], "")
    verdict = {"granted": True}
    address = f"/target-changes/{asked['id']}/verdict"
    clerk.refused(403, "POST", address, verdict)
    role[Role.BUREAU_LEADER].done("POST", address, verdict)
    more = {"kind": "supplement", "amount": "5000.00", "reason": "案件增加。"}
    added = clerk.done("POST", f"{one}/adjustments", more)
    treasury.done("POST", f"/adjustments/{added['id']}/verdict", verdict)
    kinds = {
        each["kind"]: each["decision"] for each in clerk.done("GET", f"{one}/requests")
    }
    assert kinds == {"target-change": "granted", "adjustment": "granted"}


def _change(declaration: int) -> dict[str, Any]:
    row = Declaration.objects.get(pk=declaration).indicators.first()
    assert row is not None
    return {"indicator": row.pk, "after": "不少于180件", "reason": "案件增加。"}


def test_a_move_knows_what_it_looked_at(world: SimpleNamespace, as_role: As) -> None:
    held = sound_declaration(world)
    body = {"move": "submit", "revision": held.revision + 1}
    as_role(Role.CLERK).refused(409, "POST", f"/declarations/{held.pk}/moves", body)


@pytest.mark.parametrize(
    "role", [Role.SECTION_HEAD, Role.AUDITOR, Role.FINANCE_OFFICER]
)
def test_who_has_not_the_right_is_told(
    world: SimpleNamespace, as_role: As, role: Role
) -> None:
    held = sound_declaration(world)
    address = f"/declarations/{held.pk}/moves"
    as_role(role).refused(403, "POST", address, {"move": "submit"})


def test_a_draft_changed_meanwhile_is_not_given_up(
    world: SimpleNamespace, as_role: As
) -> None:
    held = sound_declaration(world)
    clerk, address = as_role(Role.CLERK), f"/declarations/{held.pk}"
    seen = clerk.done("GET", address)["revision"]
    typed = {"cell": "project.plan", "was": "", "now": "按季度办理。"}
    saved = clerk.done("PATCH", f"{address}/cells", typed)
    clerk.refused(409, "DELETE", f"{address}?revision={seen}")
    clerk.done("DELETE", f"{address}?revision={saved['revision']}")
    clerk.refused(404, "GET", address)


def test_a_stranger_finds_nothing(world: SimpleNamespace) -> None:
    held = sound_declaration(world)
    stranger = Program(token_of(world.stranger))
    for method, path, body in (
        ("GET", "", None),
        ("GET", "/package", None),
        ("GET", "/cells", None),
        ("GET", "/review", None),
        ("GET", "/steps", None),
        ("GET", "/form", None),
        ("POST", "/moves", {"move": "submit"}),
        ("PUT", "/content", {}),
        ("DELETE", "", None),
    ):
        stranger.refused(404, method, f"/declarations/{held.pk}{path}", body)
    assert stranger.done("GET", "/declarations")["items"] == []
    assert stranger.done("GET", "/projects")["items"] == []
    year = held.budget_year_id
    new = {"year": year, "section": world.section.pk, "name": "外人的项目"}
    stranger.refused(404, "POST", "/declarations", new)
