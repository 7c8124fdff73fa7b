"""Changes after approval: a target, or money; asked by one, decided by another."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from tests.site.conftest import person
from tests.site.planning.circle_walk import bring_to, sound_declaration

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.models import Bureau, Membership, User
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import ConflictError, InvalidInputError, NotNowError
from faheng.site.planning.actions.adjustments import ask_adjustment, decide_adjustment
from faheng.site.planning.actions.changes import (
    ask_target_change,
    decide_target_change,
)
from faheng.site.planning.actions.years import close_year
from faheng.site.planning.models import (
    BudgetYear,
    Declaration,
    FundingAdjustment,
    Notice,
    TargetChange,
)
from faheng.site.planning.queries.figures import full_year_budget, full_year_budgets
from faheng.site.planning.queries.requests import (
    adjustments_to_decide,
    target_changes_to_decide,
)
from faheng.site.planning.states import State

LEADERS = {Role.BUREAU_LEADER, Role.PRINCIPAL_LEADER}


@pytest.fixture
def approved(world: SimpleNamespace) -> Declaration:
    return bring_to(world, sound_declaration(world), State.APPROVED, round_=2)


@pytest.fixture
def second(world: SimpleNamespace) -> Declaration:
    declaration = sound_declaration(world, "机关运转经费")
    return bring_to(world, declaration, State.APPROVED, round_=2)


def ask_target(world: SimpleNamespace, declaration: Declaration) -> TargetChange:
    return ask_target_change(
        by=world.people[Role.CLERK],
        indicator=declaration.indicators.all()[0],
        after="不少于190件",
        reason="上半年收案增加。",
    )


def ask_money(
    world: SimpleNamespace, declaration: Declaration, kind: str, **more: Any
) -> FundingAdjustment:
    return ask_adjustment(
        **{
            "by": world.people[Role.CLERK],
            "declaration": declaration,
            "kind": kind,
            "amount": Decimal("15000"),
            "reason": "案件增加。",
            **more,
        }
    )


def test_a_granted_target_replaces_the_old_one_which_stays_on_record(
    world: SimpleNamespace, approved: Declaration
) -> None:
    versions, revision = approved.versions.count(), approved.revision
    change = ask_target(world, approved)
    leader = world.people[Role.BUREAU_LEADER]
    assert approved.indicators.all()[0].target == "不少于170件"
    assert list(target_changes_to_decide(leader)) == [change]
    decide_target_change(by=leader, change=change, granted=True)
    approved.refresh_from_db()
    assert approved.indicators.all()[0].target == "不少于190件"
    change.refresh_from_db()
    assert (change.before, change.reason) == ("不少于170件", "上半年收案增加。")
    assert approved.revision == revision + 1
    assert approved.versions.count() == versions + 1
    last = approved.versions.last()
    assert last is not None
    assert (last.reason, last.by) == ("调整绩效目标", leader)
    assert "不少于190件" in last.package
    events = AuditEvent.objects.filter(target_kind="targetchange")
    assert [event.event for event in events] == ["change-asked", "change-decided"]


def test_a_refused_target_stays_and_says_why(
    world: SimpleNamespace, approved: Declaration
) -> None:
    change = ask_target(world, approved)
    leader = world.people[Role.BUREAU_LEADER]
    with pytest.raises(InvalidInputError, match="请写明理由"):
        decide_target_change(by=leader, change=change, granted=False)
    decide_target_change(by=leader, change=change, granted=False, note="依据不足。")
    assert approved.indicators.all()[0].target == "不少于170件"
    notice = Notice.objects.first()
    assert notice is not None
    assert notice.user == world.people[Role.CLERK]
    assert "调整绩效目标申请不同意：依据不足。" in notice.text
    with pytest.raises(NotNowError, match="已经审批"):
        decide_target_change(by=leader, change=change, granted=True)


@pytest.mark.parametrize(
    ("after", "reason", "sentence"),
    [
        (" ", "理由。", "请填写"),
        ("≥1件", " ", "请填写"),
        ("不少于170件", "理由。", "与现在的相同"),
        ("一" * 301, "理由。", "不超过300个字"),
    ],
)
def test_a_target_change_says_what_and_why(
    world: SimpleNamespace,
    approved: Declaration,
    after: str,
    reason: str,
    sentence: str,
) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        ask_target_change(
            by=world.people[Role.CLERK],
            indicator=approved.indicators.all()[0],
            after=after,
            reason=reason,
        )


def test_a_target_is_changed_by_one_request_at_a_time(
    world: SimpleNamespace, approved: Declaration
) -> None:
    change = ask_target(world, approved)
    with pytest.raises(NotNowError, match="正在等待审批"):
        ask_target(world, approved)
    approved.indicators.filter(pk=change.indicator_id).update(target="不少于180件")
    with pytest.raises(ConflictError, match="有过变动"):
        decide_target_change(
            by=world.people[Role.BUREAU_LEADER], change=change, granted=True
        )


@pytest.mark.parametrize("state", [State.DRAFT, State.TREASURY_REVIEW, State.DROPPED])
def test_nothing_is_changed_before_approval(
    world: SimpleNamespace, state: State
) -> None:
    declaration = bring_to(world, sound_declaration(world), state)
    with pytest.raises(NotNowError, match="不能办理这一事项"):
        ask_target(world, declaration)
    with pytest.raises(NotNowError, match="不能办理这一事项"):
        ask_money(world, declaration, "supplement")


def test_full_year_budget_is_what_was_approved_and_all_granted_since(
    world: SimpleNamespace, approved: Declaration, second: Declaration
) -> None:
    leader = world.people[Role.BUREAU_LEADER]
    treasury = world.people[Role.TREASURY_REVIEWER]
    transfer = ask_money(
        world, approved, "transfer", source=second, amount=Decimal("30000.05")
    )
    supplement = ask_money(
        world, approved, "supplement", document_number="财〔2026〕1号"
    )
    reduction = ask_money(world, second, "reduction", amount=Decimal("0.05"))
    refused = ask_money(world, approved, "supplement", amount=Decimal("99999"))
    assert full_year_budget(approved) == Decimal("270000.00")
    decide_adjustment(by=leader, adjustment=transfer, granted=True)
    decide_adjustment(by=treasury, adjustment=supplement, granted=True)
    decide_adjustment(by=treasury, adjustment=reduction, granted=True)
    decide_adjustment(by=treasury, adjustment=refused, granted=False, note="无财力。")
    assert full_year_budgets([approved, second]) == {
        approved.pk: Decimal("315000.05"),
        second.pk: Decimal("239999.90"),
    }
    approved.refresh_from_db()
    assert approved.annual == Decimal("270000.00")


def test_no_more_is_taken_than_is_there(
    world: SimpleNamespace, approved: Declaration, second: Declaration
) -> None:
    with pytest.raises(NotNowError, match="“机关运转经费”的全年预算数为 270,000.00 元"):
        ask_money(
            world, approved, "transfer", source=second, amount=Decimal("270000.01")
        )
    with pytest.raises(NotNowError, match="少于要减少的 270,000.01 元"):
        ask_money(world, approved, "reduction", amount=Decimal("270000.01"))
    asked = [
        ask_money(world, approved, "transfer", source=second, amount=Decimal("200000"))
        for _ in range(2)
    ]
    leader = world.people[Role.BUREAU_LEADER]
    decide_adjustment(by=leader, adjustment=asked[0], granted=True)
    with pytest.raises(NotNowError, match="为 70,000.00 元"):
        decide_adjustment(by=leader, adjustment=asked[1], granted=True)
    decide_adjustment(by=leader, adjustment=asked[1], granted=False, note="不足。")


def test_a_transfer_stays_in_the_bureau_and_the_year(
    world: SimpleNamespace, approved: Declaration
) -> None:
    with pytest.raises(InvalidInputError, match="同一个"):
        ask_money(world, approved, "transfer", source=approved)
    with pytest.raises(InvalidInputError, match="调剂须选择调出项目"):
        ask_money(world, approved, "transfer")
    with pytest.raises(InvalidInputError, match="调剂须选择调出项目"):
        ask_money(world, approved, "supplement", source=approved)
    other = sound_declaration(world, "往年项目", year=2025)
    Declaration.objects.filter(pk=other.pk).update(state=State.APPROVED)
    with pytest.raises(InvalidInputError, match="同一年度的项目之间"):
        ask_money(world, approved, "transfer", source=other)
    draft = sound_declaration(world, "未批项目")
    with pytest.raises(NotNowError, match="现处于“填报中”"):
        ask_money(world, approved, "transfer", source=draft)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"kind": "gift"}, "请选择调整方式"),
        ({"amount": Decimal(0)}, "大于零的金额"),
        ({"amount": Decimal("NaN")}, "大于零的金额"),
        ({"amount": Decimal("1e15")}, "大于零的金额"),
        ({"amount": Decimal("0.001")}, "两位小数"),
        ({"reason": " "}, "请写明调整理由"),
        ({"document_number": "一" * 101}, "不超过100个字"),
    ],
)
def test_an_adjustment_says_how_much_and_why(
    world: SimpleNamespace, approved: Declaration, said: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        ask_money(world, approved, **{"kind": "supplement", **said})
    assert not FundingAdjustment.objects.exists()


Ask = Callable[[SimpleNamespace, Declaration, Declaration], Any]
ASKS: dict[str, tuple[Ask, set[Role]]] = {
    "target": (lambda world, one, _two: ask_target(world, one), LEADERS),
    "transfer": (
        lambda world, one, two: ask_money(world, one, "transfer", source=two),
        LEADERS,
    ),
    "supplement": (
        lambda world, one, _two: ask_money(world, one, "supplement"),
        {Role.TREASURY_REVIEWER},
    ),
    "reduction": (
        lambda world, one, _two: ask_money(world, one, "reduction"),
        {Role.TREASURY_REVIEWER},
    ),
}


def decide(by: User, change: Any, *, granted: bool = True) -> None:
    said = {"by": by, "granted": granted, "note": "" if granted else "暂不需要。"}
    if isinstance(change, TargetChange):
        decide_target_change(change=change, **said)
    else:
        decide_adjustment(adjustment=change, **said)


@pytest.mark.parametrize("kind", ASKS)
def test_each_change_is_decided_exactly_by_whom_the_table_names(
    world: SimpleNamespace, approved: Declaration, second: Declaration, kind: str
) -> None:
    ask, deciders = ASKS[kind]
    change = ask(world, approved, second)
    told = set(
        Notice.objects.filter(text__contains="请审批").values_list("user", flat=True)
    )
    assert told == {world.people[role].pk for role in deciders}
    for role, by in world.people.items():
        waiting = [*target_changes_to_decide(by), *adjustments_to_decide(by)]
        assert waiting == ([change] if role in deciders else [])
        if role not in deciders:
            with pytest.raises(PermissionDenied):
                decide(by, change)
    for by in world.strangers.values():
        with pytest.raises(PermissionDenied):
            decide(by, change)
    decide(world.people[min(deciders)], change)
    change.refresh_from_db()
    assert change.decision == "granted"


def test_the_treasury_hears_of_a_transfer(
    world: SimpleNamespace, approved: Declaration, second: Declaration
) -> None:
    change = ask_money(world, approved, "transfer", source=second)
    Notice.objects.all().delete()
    decide(world.people[Role.BUREAU_LEADER], change)
    told = {notice.user for notice in Notice.objects.filter(declaration=approved)}
    assert told == {world.people[Role.CLERK], world.people[Role.TREASURY_REVIEWER]}


def test_the_section_that_gives_money_hears_of_it(
    world: SimpleNamespace, approved: Declaration
) -> None:
    other = world.other_section
    clerk = person("other-clerk", Role.CLERK, world.bureau, other)
    head = person("other-head", Role.SECTION_HEAD, world.bureau, other)
    giving = bring_to(
        world, sound_declaration(world, "应诉经费"), State.APPROVED, round_=2
    )
    giving.project.section = other
    giving.project.save()
    refused = ask_money(world, approved, "transfer", source=giving)
    decide(world.people[Role.BUREAU_LEADER], refused, granted=False)
    assert not Notice.objects.filter(user__in=[clerk, head]).exists()
    granted = ask_money(world, approved, "transfer", source=giving)
    decide(world.people[Role.BUREAU_LEADER], granted)
    for each in (clerk, head):
        notice = each.notices.get()
        assert notice.declaration == giving
        assert "“应诉经费”调出 15,000.00 元至“法律援助专项经费”" in notice.text


def test_clerks_and_the_finance_officer_ask_and_nobody_else(
    world: SimpleNamespace, approved: Declaration
) -> None:
    for role, by in (*world.people.items(), (None, world.stranger)):
        if role in (Role.CLERK, Role.FINANCE_OFFICER):
            ask_money(world, approved, "supplement", by=by)
        else:
            with pytest.raises(PermissionDenied):
                ask_money(world, approved, "supplement", by=by)


def test_nobody_decides_what_they_asked_for(
    world: SimpleNamespace, approved: Declaration, second: Declaration
) -> None:
    changes = [
        ask_target(world, approved),
        ask_money(world, approved, "transfer", source=second),
    ]
    clerk = world.people[Role.CLERK]
    Membership.objects.create(
        user=clerk,
        bureau=world.bureau,
        role=Role.PRINCIPAL_LEADER,
        starts_on="2024-01-01",
    )
    both = User.objects.get(pk=clerk.pk)
    for change in changes:
        with pytest.raises(PermissionDenied, match="须由其他人员审批"):
            decide(both, change)
    assert [*target_changes_to_decide(both), *adjustments_to_decide(both)] == []


def test_nothing_changes_in_a_closed_year(
    world: SimpleNamespace, approved: Declaration
) -> None:
    change = ask_target(world, approved)
    BudgetYear.objects.update(is_closed=True)
    with pytest.raises(NotNowError, match="已经结束"):
        decide(world.people[Role.BUREAU_LEADER], change)
    assert not target_changes_to_decide(world.people[Role.BUREAU_LEADER]).exists()


@pytest.mark.parametrize("granted", [True, False])
def test_no_money_is_decided_on_in_a_closed_year(
    world: SimpleNamespace, approved: Declaration, granted: bool
) -> None:
    change = ask_money(world, approved, "supplement")
    BudgetYear.objects.update(is_closed=True)
    with pytest.raises(NotNowError, match="已经结束"):
        decide(world.people[Role.TREASURY_REVIEWER], change, granted=granted)
    change.refresh_from_db()
    assert change.decision == ""


def test_a_year_is_not_closed_over_changes_nobody_decided(
    world: SimpleNamespace, approved: Declaration
) -> None:
    finance, year = world.people[Role.FINANCE_OFFICER], approved.budget_year
    target = ask_target(world, approved)
    money = ask_money(world, approved, "supplement")
    with pytest.raises(NotNowError, match="还有 2 项调整申请没有审批"):
        close_year(by=finance, budget_year=year)
    decide(world.people[Role.BUREAU_LEADER], target, granted=False)
    decide(world.people[Role.TREASURY_REVIEWER], money)
    close_year(by=finance, budget_year=year)


def test_without_a_finance_bureau_no_money_is_added(
    world: SimpleNamespace, approved: Declaration
) -> None:
    Bureau.objects.filter(pk=world.bureau.pk).update(treasury=None)
    change = ask_money(world, approved, "supplement")
    with pytest.raises(PermissionDenied, match="还没有登记同级财政部门"):
        decide(world.people[Role.TREASURY_REVIEWER], change)
