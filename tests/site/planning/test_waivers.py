"""A finding stands with a reason: one asks, another decides, nobody waives arithmetic."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.site.planning.circle_walk import bring_to, sound_declaration

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.models import Membership, User
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.actions import expiring
from faheng.site.planning.actions.circle import move_declaration
from faheng.site.planning.actions.expiring import expire_waivers
from faheng.site.planning.actions.projects import delete_draft
from faheng.site.planning.actions.waivers import ask_waiver, decide_waiver
from faheng.site.planning.actions.years import close_year
from faheng.site.planning.models import Declaration, Notice, Waiver
from faheng.site.planning.queries.requests import waivers_to_decide
from faheng.site.planning.reviewing import CellFinding, review_form
from faheng.site.planning.states import Move, State


@pytest.fixture
def declaration(world: SimpleNamespace) -> Declaration:
    """With one error that may be waived: the sources do not add up."""
    made = sound_declaration(world)
    made.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    return made


def the_error(declaration: Declaration) -> CellFinding:
    return next(each for each in review_form(declaration).findings if each.blocks)


def ask(
    world: SimpleNamespace, declaration: Declaration, until: date | None = None
) -> Waiver:
    return ask_waiver(
        by=world.people[Role.CLERK],
        declaration=declaration,
        key=the_error(declaration).finding.key,
        reason="市级资金另行下达。",
        until=until,
    )


@pytest.mark.parametrize("role", [Role.SECTION_HEAD, Role.FINANCE_OFFICER])
def test_a_granted_waiver_lets_the_form_go(
    world: SimpleNamespace, declaration: Declaration, role: Role
) -> None:
    clerk = world.people[Role.CLERK]
    errors = review_form(declaration).errors
    waiver = ask(world, declaration)
    with pytest.raises(NotNowError):
        move_declaration(by=clerk, declaration=declaration, move=Move.SUBMIT)
    assert list(waivers_to_decide(world.people[role])) == [waiver]
    decide_waiver(by=world.people[role], waiver=waiver, granted=True)
    assert list(waivers_to_decide(world.people[role])) == []
    declaration.refresh_from_db()
    assert declaration.errors == errors - 1
    move_declaration(by=clerk, declaration=declaration, move=Move.SUBMIT)
    events = AuditEvent.objects.filter(target_kind="waiver")
    assert [event.event for event in events] == ["waiver-asked", "waiver-decided"]


def test_those_who_decide_and_who_asked_are_told(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    waiver = ask(world, declaration)
    told = {notice.user for notice in Notice.objects.all()}
    head, finance = (
        world.people[role] for role in (Role.SECTION_HEAD, Role.FINANCE_OFFICER)
    )
    assert told == {head, finance}
    Notice.objects.all().delete()
    decide_waiver(by=head, waiver=waiver, granted=False, note="请补列资金来源。")
    notice = Notice.objects.get()
    assert notice.user == world.people[Role.CLERK]
    assert "不同意：请补列资金来源。" in notice.text


def test_a_refused_waiver_keeps_the_form_and_can_be_asked_again(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    waiver = ask(world, declaration)
    head = world.people[Role.SECTION_HEAD]
    with pytest.raises(InvalidInputError, match="请写明理由"):
        decide_waiver(by=head, waiver=waiver, granted=False)
    decide_waiver(by=head, waiver=waiver, granted=False, note="请更正。")
    assert the_error(declaration).waiver is None
    with pytest.raises(NotNowError, match="已经审批"):
        decide_waiver(by=head, waiver=waiver, granted=True)
    ask(world, declaration)


def test_nobody_decides_their_own(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    waiver = ask(world, declaration)
    Membership.objects.create(
        user=world.people[Role.CLERK],
        bureau=world.bureau,
        section=world.section,
        role=Role.SECTION_HEAD,
        starts_on=date(2024, 1, 1),
    )
    both = User.objects.get(pk=world.people[Role.CLERK].pk)
    with pytest.raises(PermissionDenied, match="须由其他人员审批"):
        decide_waiver(by=both, waiver=waiver, granted=True)
    assert waiver not in waivers_to_decide(both)


def test_only_the_roles_of_the_bureau_ask_and_decide(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    key = the_error(declaration).finding.key
    for role, by in (*world.people.items(), (None, world.stranger)):
        if role is not Role.CLERK:
            with pytest.raises(PermissionDenied):
                ask_waiver(by=by, declaration=declaration, key=key, reason="理由。")
    waiver = ask(world, declaration)
    outsiders = [
        by
        for role, by in world.people.items()
        if role not in (Role.SECTION_HEAD, Role.FINANCE_OFFICER)
    ]
    for by in (*outsiders, *world.strangers.values()):
        with pytest.raises(PermissionDenied):
            decide_waiver(by=by, waiver=waiver, granted=True)


def test_a_finding_that_is_gone_or_asked_for_is_not_asked_for(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    ask(world, declaration)
    with pytest.raises(NotNowError, match="正在等待审批"):
        ask(world, declaration)
    with pytest.raises(NotNowError, match="已经不存在"):
        ask_waiver(
            by=world.people[Role.CLERK],
            declaration=declaration,
            key="0" * 16,
            reason="理由。",
        )


def test_a_granted_one_is_not_asked_for_again(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    key = the_error(declaration).finding.key
    waiver = ask(world, declaration)
    decide_waiver(by=world.people[Role.SECTION_HEAD], waiver=waiver, granted=True)
    with pytest.raises(NotNowError, match="已经豁免"):
        ask_waiver(
            by=world.people[Role.CLERK],
            declaration=declaration,
            key=key,
            reason="理由。",
        )


def test_a_reason_is_said_and_no_day_has_passed(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    key = the_error(declaration).finding.key
    yesterday = timezone.localdate() - timedelta(days=1)
    for reason, until, sentence in (
        (" ", None, "请写明申请理由"),
        ("理由。", yesterday, "不能早于今天"),
    ):
        with pytest.raises(InvalidInputError, match=sentence):
            ask_waiver(
                by=world.people[Role.CLERK],
                declaration=declaration,
                key=key,
                reason=reason,
                until=until,
            )


def test_a_waiver_ends_after_its_last_day(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    waiver = ask(world, declaration, until=timezone.localdate())
    decide_waiver(by=world.people[Role.SECTION_HEAD], waiver=waiver, granted=True)
    before = review_form(declaration).errors
    yesterday = timezone.localdate() - timedelta(days=1)
    Waiver.objects.update(until=yesterday)
    assert review_form(declaration).errors == before + 1
    renewed = ask(world, declaration)
    Waiver.objects.filter(pk=renewed.pk).update(until=yesterday)
    with pytest.raises(NotNowError, match="有效期已过"):
        decide_waiver(by=world.people[Role.SECTION_HEAD], waiver=renewed, granted=True)


def test_a_request_nobody_decided_in_time_is_asked_anew(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    clerk, head = world.people[Role.CLERK], world.people[Role.SECTION_HEAD]
    today = timezone.localdate()
    first = ask(world, declaration, until=today)
    Waiver.objects.update(until=today - timedelta(days=1), message="从前的说法。")
    with pytest.raises(NotNowError, match="请经办人重新申请"):
        decide_waiver(by=head, waiver=first, granted=True)
    found = the_error(declaration)
    again = ask_waiver(
        by=clerk,
        declaration=declaration,
        key=found.finding.key,
        reason="市级资金月底下达。",
        until=today,
    )
    assert Waiver.objects.get() == again
    with pytest.raises(NotNowError, match="新的申请代替"):
        decide_waiver(by=head, waiver=first, granted=True)
    assert (again.reason, again.until) == ("市级资金月底下达。", today)
    assert (again.message, again.asked_by) == (found.finding.message, clerk)
    assert head.notices.filter(text__contains="申请豁免").count() == 2
    with pytest.raises(NotNowError, match="正在等待审批"):
        ask(world, declaration)
    decide_waiver(by=head, waiver=again, granted=True)
    assert not [each for each in review_form(declaration).findings if each.blocks]


def ended(world: SimpleNamespace, declaration: Declaration) -> Waiver:
    """A waiver that was granted until yesterday."""
    waiver = ask(world, declaration, until=timezone.localdate())
    decide_waiver(by=world.people[Role.SECTION_HEAD], waiver=waiver, granted=True)
    yesterday = timezone.localdate() - timedelta(days=1)
    Waiver.objects.filter(pk=waiver.pk).update(until=yesterday)
    Notice.objects.all().delete()
    return waiver


def test_a_waiver_that_ends_in_a_closed_year_concerns_nobody(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    waiver = ended(world, declaration)
    declaration.refresh_from_db()
    before = declaration.errors
    close_year(
        by=world.people[Role.FINANCE_OFFICER], budget_year=declaration.budget_year
    )
    assert expire_waivers() == 1
    waiver.refresh_from_db()
    declaration.refresh_from_db()
    assert waiver.end_noted_at is not None
    assert declaration.errors == before
    assert not Notice.objects.exists()


def test_a_draft_deleted_meanwhile_does_not_keep_other_waivers_from_ending(
    world: SimpleNamespace, declaration: Declaration, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sound_declaration(world, "应诉经费")
    other.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    for each in (declaration, other):
        ended(world, each)
    held = expiring.locked

    def after_deleting(each: Declaration) -> Declaration:
        if each == declaration:
            delete_draft(by=world.people[Role.CLERK], declaration=declaration)
        return held(each)

    monkeypatch.setattr(expiring, "locked", after_deleting)
    assert expire_waivers() == 1
    assert Waiver.objects.exclude(end_noted_at=None).get().declaration == other


def test_the_clock_counts_again_and_says_that_a_waiver_has_ended(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    waiver = ask(world, declaration, until=timezone.localdate())
    decide_waiver(by=world.people[Role.SECTION_HEAD], waiver=waiver, granted=True)
    declaration.refresh_from_db()
    before = declaration.errors
    assert expire_waivers() == 0
    Waiver.objects.update(until=timezone.localdate() - timedelta(days=1))
    assert expire_waivers() == 1
    declaration.refresh_from_db()
    assert declaration.errors == before + 1
    told = world.people[Role.CLERK].notices.filter(text__contains="已到期")
    assert told.count() == 1
    assert expire_waivers() == 0
    assert told.count() == 1


def of(code: str, severity: str, **more: object) -> CellFinding:
    finding = SimpleNamespace(code=code, severity=severity)
    return CellFinding(finding, "form", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "severity", "possible"),
    [
        ("GJ101", "error", False),
        ("WB101", "error", False),
        ("GJ101", "warning", True),
        ("ZJ101", "error", True),
        ("MB211", "warning", True),
        ("MB211", "info", False),
    ],
)
def test_arithmetic_and_wording_are_never_waived(
    code: str, severity: str, possible: bool
) -> None:
    found = of(code, severity, waiver=Waiver(decision="granted"))
    assert found.can_be_waived == possible
    assert found.is_waived == possible
    assert found.blocks == (severity == "error" and not possible)


@pytest.mark.parametrize(
    ("code", "severity", "sentence"),
    [("GJ101", "error", "不予豁免"), ("MB211", "info", "不需要申请豁免")],
)
def test_such_a_waiver_is_not_even_asked_for(
    world: SimpleNamespace,
    declaration: Declaration,
    monkeypatch: pytest.MonkeyPatch,
    code: str,
    severity: str,
    sentence: str,
) -> None:
    finding = SimpleNamespace(key="1" * 16, code=code, severity=severity, message="。")
    review = SimpleNamespace(findings=[CellFinding(finding, "form")])  # type: ignore[arg-type]
    monkeypatch.setattr(
        "faheng.site.planning.actions.waivers.review_form", lambda _declaration: review
    )
    with pytest.raises(InvalidInputError, match=sentence):
        ask_waiver(
            by=world.people[Role.CLERK],
            declaration=declaration,
            key="1" * 16,
            reason="理由。",
        )


def test_nothing_is_waived_once_the_form_is_settled(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.DROPPED)
    with pytest.raises(NotNowError, match="现处于“不予安排”"):
        ask_waiver(
            by=world.people[Role.CLERK],
            declaration=declaration,
            key="1" * 16,
            reason="理由。",
        )
