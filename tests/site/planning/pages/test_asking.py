"""Waivers and changes: asked for on a page, decided on another."""

from __future__ import annotations

from types import SimpleNamespace

from django.http import HttpResponse
from django.urls import reverse
from tests.site.planning.pages.walking import as_person, everything, page

from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import FundingAdjustment, TargetChange, Waiver
from faheng.site.planning.reviewing import review_form


def post(person: User, name: str, pk: int, **said: object) -> HttpResponse:
    return as_person(person).post(reverse(f"planning:{name}", args=[pk]), said)


def test_a_waiver_is_offered_to_who_may_decide_and_decided(
    world: SimpleNamespace,
) -> None:
    things = everything(world)
    address = reverse("planning:decide-waiver", args=[things.waiver.pk])
    for role in (Role.CLERK, Role.BUREAU_LEADER, Role.AUDITOR):
        shown = page(world.people[role], "declaration", things.draft.pk)
        assert "统计口径待定" in shown
        assert address not in shown, role
    head = world.people[Role.SECTION_HEAD]
    assert address in page(head, "declaration", things.draft.pk)
    assert "豁免审核意见" in page(head, "desk")
    refused = post(head, "decide-waiver", things.waiver.pk, decision="refused")
    assert refused.status_code == 400
    assert "请写明理由" in refused.content.decode()
    assert post(head, "decide-waiver", things.waiver.pk).status_code == 400
    clerk = world.people[Role.CLERK]
    mine = post(clerk, "decide-waiver", things.waiver.pk, decision="granted")
    assert mine.status_code == 403
    granted = post(head, "decide-waiver", things.waiver.pk, decision="granted")
    assert granted.status_code == 302
    things.waiver.refresh_from_db()
    assert things.waiver.decision == Waiver.Decision.GRANTED
    again = post(head, "decide-waiver", things.waiver.pk, decision="granted")
    assert again.status_code == 400


def test_a_waiver_is_asked_for_beside_its_finding(world: SimpleNamespace) -> None:
    things = everything(world)
    clerk = world.people[Role.CLERK]
    things.draft.indicators.filter(position=1).update(level2="质量指标")
    found = next(
        each
        for each in review_form(things.draft).findings
        if each.can_be_waived and each.waiver is None
    )
    shown = page(clerk, "review", things.draft.pk)
    assert f'name="key" value="{found.finding.key}"' in shown
    key = found.finding.key
    refused = post(
        clerk,
        "request-waiver",
        things.draft.pk,
        key=key,
        reason="口径待定",
        until="明年",
    )
    assert refused.status_code == 400
    assert "口径待定" in refused.content.decode()
    asked = post(
        clerk, "request-waiver", things.draft.pk, key=key, reason="口径待定", until=""
    )
    assert asked.status_code == 302
    assert Waiver.objects.filter(key=key, reason="口径待定").exists()
    head = world.people[Role.SECTION_HEAD]
    assert 'name="key"' not in page(head, "review", things.draft.pk)
    theirs = post(head, "request-waiver", things.draft.pk, key=key, reason="请同意")
    assert theirs.status_code == 403


def test_a_target_change_is_asked_for_and_decided(world: SimpleNamespace) -> None:
    things = everything(world)
    clerk, leader = world.people[Role.CLERK], world.people[Role.BUREAU_LEADER]
    row = things.declaration.indicators.all()[1]
    said = {"indicator": row.pk, "after": "不低于96%", "reason": "上级要求提高。"}
    pk = things.declaration.pk
    for missing in ("indicator", "after", "reason"):
        refused = post(clerk, "ask-target", pk, **{**said, missing: ""})
        assert refused.status_code == 400, missing
    assert post(clerk, "ask-target", pk, **said).status_code == 302
    change = TargetChange.objects.get(indicator=row)
    assert "不低于96%" in page(leader, "declaration", pk)
    assert (
        post(clerk, "decide-target", change.pk, decision="granted").status_code == 403
    )
    assert (
        post(leader, "decide-target", change.pk, decision="granted").status_code == 302
    )
    row.refresh_from_db()
    assert row.target == "不低于96%"


def test_another_projects_indicator_cannot_be_changed_here(
    world: SimpleNamespace,
) -> None:
    things = everything(world)
    row = things.other.indicators.all()[0]
    said = {"indicator": row.pk, "after": "不少于1件", "reason": "核减。"}
    answer = post(world.people[Role.CLERK], "ask-target", things.declaration.pk, **said)
    assert answer.status_code == 400


def test_money_is_asked_for_and_decided(world: SimpleNamespace) -> None:
    things = everything(world)
    clerk, leader = world.people[Role.CLERK], world.people[Role.BUREAU_LEADER]
    pk = things.declaration.pk
    said = {"kind": "supplement", "amount": "10,000", "reason": "收案增加。"}
    for wrong in (
        {"kind": "gift"},
        {"amount": ""},
        {"amount": "一万"},
        {"amount": "-5"},
        {"amount": "0"},
        {"reason": " "},
        {"kind": "transfer"},
        {"kind": "transfer", "source": "x"},
    ):
        refused = post(clerk, "ask-money", pk, **{**said, **wrong})
        assert refused.status_code == 400, wrong
    assert post(clerk, "ask-money", pk, **said).status_code == 302
    adjustment = FundingAdjustment.objects.get(kind="supplement")
    decide = reverse("planning:decide-money", args=[adjustment.pk])
    reviewer = world.people[Role.TREASURY_REVIEWER]
    assert decide not in page(leader, "declaration", pk)
    assert decide in page(reviewer, "declaration", pk)
    refused = post(leader, "decide-money", adjustment.pk, decision="granted")
    assert refused.status_code == 403
    granted = post(reviewer, "decide-money", adjustment.pk, decision="granted")
    assert granted.status_code == 302
    assert "28.00" in page(clerk, "declaration", pk)


def test_money_is_not_taken_from_a_project_one_cannot_see(
    world: SimpleNamespace,
) -> None:
    things = everything(world)
    things.other.project.section = world.other_section
    things.other.project.save(update_fields=["section"])
    said = {
        "kind": "transfer",
        "source": things.other.pk,
        "amount": "100",
        "reason": "鉴定费。",
    }
    answer = post(world.people[Role.CLERK], "ask-money", things.declaration.pk, **said)
    assert answer.status_code == 404


def test_what_is_not_approved_has_nothing_to_change(world: SimpleNamespace) -> None:
    things = everything(world)
    clerk = world.people[Role.CLERK]
    shown = page(clerk, "declaration", things.draft.pk)
    assert reverse("planning:ask-target", args=[things.draft.pk]) not in shown
    row = things.draft.indicators.all()[0]
    said = {"indicator": row.pk, "after": "不少于1件", "reason": "核减。"}
    assert post(clerk, "ask-target", things.draft.pk, **said).status_code == 400
