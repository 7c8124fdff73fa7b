"""A sound declaration, and the way it goes from desk to desk."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from faheng.site.bureaus.models import Section, User
from faheng.site.bureaus.roles import Role
from faheng.site.planning.actions.circle import move_declaration
from faheng.site.planning.models import (
    BudgetYear,
    CollectiveDecision,
    Declaration,
    Project,
    Step,
)
from faheng.site.planning.states import Move, State

INDICATORS = (
    ("产出指标", "数量指标", "办结法律援助案件", "不少于170件", "10"),
    ("产出指标", "质量指标", "法律援助案件质量评估合格率", "不低于95%", "20"),
    ("产出指标", "时效指标", "案件补贴发放时限", "案卷审核合格后30日内", "10"),
    ("产出指标", "成本指标", "法律援助案件补贴标准", "1440元/件", "10"),
    ("效益指标", "社会效益指标", "为受援人挽回经济损失", "不少于320万元", "30"),
    ("满意度指标", "服务对象满意度指标", "受援人满意度", "不低于92%", "10"),
)

SIGNATURES = (
    (Move.AGREE_SECTION, Role.SECTION_HEAD),
    (Move.AGREE_FINANCE, Role.FINANCE_OFFICER),
    (Move.AGREE_LEADER, Role.BUREAU_LEADER),
    (Move.RECORD_DECISION, Role.OFFICE_RECORDER),
)
"""The desks inside the bureau, in order, with who sits at each."""

TO_THE_END = (
    (Move.SUBMIT, Role.CLERK),
    *SIGNATURES,
    (Move.ACCEPT_FIRST, Role.TREASURY_REVIEWER),
    (Move.SEND_CONTROL, Role.TREASURY_REVIEWER),
    (Move.SUBMIT, Role.CLERK),
    *SIGNATURES,
    (Move.APPROVE, Role.TREASURY_REVIEWER),
)
"""The whole circle, without a return."""


def sound_declaration(
    world: SimpleNamespace,
    name: str = "法律援助专项经费",
    *,
    section: Section | None = None,
    year: int = 2026,
) -> Declaration:
    """A form in which no rule finds an error."""
    budget_year, _ = BudgetYear.objects.get_or_create(bureau=world.bureau, year=year)
    project = Project.objects.create(
        bureau=world.bureau, section=section or world.section, name=name
    )
    declaration = Declaration.objects.create(
        budget_year=budget_year,
        project=project,
        bureau=world.bureau,
        year=year,
        kind="经常性项目",
        implementing_unit="示范区司法局",
        basis="《中华人民共和国法律援助法》。",
        overview="律师承办法律援助案件，补贴按件支付。",
        annual_goal="让困难群众及时得到法律援助，案件补贴按时发放。",
        starts_on=date(year, 1, 1),
        ends_on=date(year, 12, 31),
        procurement=False,
        annual=Decimal("270000"),
    )
    declaration.funding_lines.create(source="city", annual=Decimal("60000"))
    declaration.funding_lines.create(source="county", annual=Decimal("210000"))
    for nth, (level1, level2, title, target, weight) in enumerate(INDICATORS, 1):
        declaration.indicators.create(
            position=nth,
            level1=level1,
            level2=level2,
            name=title,
            target=target,
            weight=weight,
            explanation="按台账统计。",
        )
    return declaration


def decision_of(world: SimpleNamespace, year: int = 2026) -> CollectiveDecision:
    """A meeting of the bureau's party group, recorded."""
    budget_year = BudgetYear.objects.get(bureau=world.bureau, year=year)
    found = budget_year.decisions.first()
    return found or CollectiveDecision.objects.create(
        budget_year=budget_year,
        meeting="party-group",
        held_on=date(2025, 9, 1),
        number="示司党组纪〔2025〕9号",
        text="同意申报。",
        recorded_by=world.people[Role.OFFICE_RECORDER],
        recorded_at=timezone.now(),
    )


def said_for(
    world: SimpleNamespace, declaration: Declaration, move: Move
) -> dict[str, Any]:
    """What a move needs to be said beside its name."""
    if move is Move.RECORD_DECISION:
        return {"decision": decision_of(world, declaration.year)}
    if move is Move.SEND_CONTROL:
        return {"control_amount": Decimal("270000")}
    if move is Move.RETURN:
        return {"returned": [("goals", "请写明受益人数。")]}
    if move is Move.DROP:
        return {"note": "财力不足。"}
    return {}


def make_move(
    world: SimpleNamespace, declaration: Declaration, move: Move, by: User, **said: Any
) -> Step:
    """A move with what it needs; ``declaration`` is read again after it."""
    step = move_declaration(
        by=by,
        declaration=declaration,
        move=move,
        **{**said_for(world, declaration, move), **said},
    )
    declaration.refresh_from_db()
    return step


def bring_to(
    world: SimpleNamespace,
    declaration: Declaration,
    state: State,
    *,
    round_: int = 1,
    moves: Sequence[tuple[Move, Role]] = TO_THE_END,
) -> Declaration:
    """Take a fresh declaration along the circle until it lies in a state of a round."""
    if state is State.RETURNED:
        bring_to(world, declaration, State.SECTION_REVIEW, round_=round_)
        make_move(world, declaration, Move.RETURN, world.people[Role.SECTION_HEAD])
        return declaration
    if state is State.DROPPED:
        bring_to(world, declaration, State.TREASURY_REVIEW, round_=round_)
        make_move(world, declaration, Move.DROP, world.people[Role.TREASURY_REVIEWER])
        return declaration
    for move, role in moves:
        if (declaration.state, declaration.round) == (state, round_):
            return declaration
        make_move(world, declaration, move, world.people[role])
    assert (declaration.state, declaration.round) == (state, round_)
    return declaration
