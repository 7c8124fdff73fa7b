"""The yearly circle as tables: states, moves, whose turn it is.

``docs/reference/yearly-circle.md`` is generated from here. A project is declared twice:
一上, then, once the control number has come down, 二上; both pass the same desks.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.roles import Right


class Round(IntegerChoices):
    FIRST = 1, _("一上")
    SECOND = 2, _("二上")


class State(TextChoices):
    """Where a declaration lies."""

    DRAFT = "draft", _("填报中")
    RETURNED = "returned", _("退回修改")
    SECTION_REVIEW = "section-review", _("科室审核")
    FINANCE_SUMMARY = "finance-summary", _("财务汇总")
    LEADER_REVIEW = "leader-review", _("分管领导审核")
    COLLECTIVE_DECISION = "collective-decision", _("党组会（办公会）研究")
    TREASURY_REVIEW = "treasury-review", _("财政业务科室审核")
    AWAITING_CONTROL = "awaiting-control", _("等待控制数")
    APPROVED = "approved", _("已批复")
    DROPPED = "dropped", _("不予安排")


class Move(TextChoices):
    """What takes it from one desk to the next."""

    SUBMIT = "submit", _("报送科室审核")
    RECALL = "recall", _("撤回修改")
    AGREE_SECTION = "agree-section", _("科室同意")
    AGREE_FINANCE = "agree-finance", _("财务同意")
    AGREE_LEADER = "agree-leader", _("分管领导同意")
    RECORD_DECISION = "record-decision", _("登记会议通过")
    ACCEPT_FIRST = "accept-first", _("一上审核通过")
    SEND_CONTROL = "send-control", _("下达控制数")
    APPROVE = "approve", _("批复")
    RETURN = "return", _("退回修改")
    DROP = "drop", _("不予安排")


@dataclass(frozen=True)
class Rule:
    """One line of the table of moves."""

    move: Move
    leaves: frozenset[State]
    to: State
    right: Right
    round: Round | None = None
    """The round in which alone it is open; ``None``: in both."""
    turns_to: Round | None = None
    """The round it begins."""
    by_the_treasury: bool = False
    """The right is held in the finance bureau, not in the declaring one."""
    signs: bool = False
    """A signature: never by who drafted, submitted or has signed this pass already."""
    needs_reason: bool = False
    goes_back: bool = False
    """To where it was submitted from, if that was after a return: what was not sent back
    stays closed."""
    tells_the_clerk: bool = False
    """Who submitted it is told, besides those whose turn it now is."""


def _rule(
    move: Move, leaves: State | set[State], to: State, right: Right, **more: object
) -> Rule:
    states = {leaves} if isinstance(leaves, State) else leaves
    return Rule(move, frozenset(states), to, right, **more)  # type: ignore[arg-type]


MOVES: tuple[Rule, ...] = (
    _rule(
        Move.SUBMIT,
        {State.DRAFT, State.RETURNED},
        State.SECTION_REVIEW,
        Right.EDIT_DECLARATIONS,
    ),
    _rule(
        Move.RECALL,
        State.SECTION_REVIEW,
        State.DRAFT,
        Right.EDIT_DECLARATIONS,
        goes_back=True,
    ),
    _rule(
        Move.AGREE_SECTION,
        State.SECTION_REVIEW,
        State.FINANCE_SUMMARY,
        Right.AGREE_FOR_SECTION,
        signs=True,
    ),
    _rule(
        Move.AGREE_FINANCE,
        State.FINANCE_SUMMARY,
        State.LEADER_REVIEW,
        Right.AGREE_FOR_FINANCE,
        signs=True,
    ),
    _rule(
        Move.AGREE_LEADER,
        State.LEADER_REVIEW,
        State.COLLECTIVE_DECISION,
        Right.AGREE_FOR_LEADERSHIP,
        signs=True,
    ),
    _rule(
        Move.RECORD_DECISION,
        State.COLLECTIVE_DECISION,
        State.TREASURY_REVIEW,
        Right.RECORD_DECISION,
        signs=True,
    ),
    _rule(
        Move.ACCEPT_FIRST,
        State.TREASURY_REVIEW,
        State.AWAITING_CONTROL,
        Right.REVIEW_FOR_TREASURY,
        round=Round.FIRST,
        by_the_treasury=True,
        signs=True,
    ),
    _rule(
        Move.SEND_CONTROL,
        State.AWAITING_CONTROL,
        State.DRAFT,
        Right.REVIEW_FOR_TREASURY,
        round=Round.FIRST,
        turns_to=Round.SECOND,
        by_the_treasury=True,
    ),
    _rule(
        Move.APPROVE,
        State.TREASURY_REVIEW,
        State.APPROVED,
        Right.REVIEW_FOR_TREASURY,
        round=Round.SECOND,
        by_the_treasury=True,
        signs=True,
        tells_the_clerk=True,
    ),
    _rule(
        Move.RETURN,
        State.SECTION_REVIEW,
        State.RETURNED,
        Right.AGREE_FOR_SECTION,
        needs_reason=True,
        tells_the_clerk=True,
    ),
    _rule(
        Move.RETURN,
        State.FINANCE_SUMMARY,
        State.RETURNED,
        Right.AGREE_FOR_FINANCE,
        needs_reason=True,
        tells_the_clerk=True,
    ),
    _rule(
        Move.RETURN,
        State.LEADER_REVIEW,
        State.RETURNED,
        Right.AGREE_FOR_LEADERSHIP,
        needs_reason=True,
        tells_the_clerk=True,
    ),
    _rule(
        Move.RETURN,
        State.COLLECTIVE_DECISION,
        State.RETURNED,
        Right.RECORD_DECISION,
        needs_reason=True,
        tells_the_clerk=True,
    ),
    _rule(
        Move.RETURN,
        State.TREASURY_REVIEW,
        State.RETURNED,
        Right.REVIEW_FOR_TREASURY,
        by_the_treasury=True,
        needs_reason=True,
        tells_the_clerk=True,
    ),
    _rule(
        Move.DROP,
        State.TREASURY_REVIEW,
        State.DROPPED,
        Right.REVIEW_FOR_TREASURY,
        by_the_treasury=True,
        needs_reason=True,
        tells_the_clerk=True,
    ),
    _rule(
        Move.DROP,
        State.AWAITING_CONTROL,
        State.DROPPED,
        Right.REVIEW_FOR_TREASURY,
        round=Round.FIRST,
        by_the_treasury=True,
        needs_reason=True,
        tells_the_clerk=True,
    ),
)

EDITABLE = frozenset({State.DRAFT, State.RETURNED})
SEEN_BY_THE_TREASURY = frozenset(
    {State.TREASURY_REVIEW, State.AWAITING_CONTROL, State.APPROVED, State.DROPPED}
)
"""States in which a declaration has left the bureau. In the second round the treasury
has seen it before and goes on seeing the version it was last sent."""
FINAL = frozenset({State.APPROVED, State.DROPPED})


def moves_from(state: State, round_: Round) -> list[Rule]:
    """The moves open in a state, whoever may make them."""
    return [
        rule for rule in MOVES if state in rule.leaves and rule.round in (None, round_)
    ]


def rule_for(move: Move, state: State, round_: Round) -> Rule | None:
    """The line that lets a move be made from a state, if there is one."""
    for rule in moves_from(state, round_):
        if rule.move is move:
            return rule
    return None


TURN: dict[State, tuple[Right, bool] | None] = {
    State.DRAFT: (Right.EDIT_DECLARATIONS, False),
    State.RETURNED: (Right.EDIT_DECLARATIONS, False),
    State.SECTION_REVIEW: (Right.AGREE_FOR_SECTION, False),
    State.FINANCE_SUMMARY: (Right.AGREE_FOR_FINANCE, False),
    State.LEADER_REVIEW: (Right.AGREE_FOR_LEADERSHIP, False),
    State.COLLECTIVE_DECISION: (Right.RECORD_DECISION, False),
    State.TREASURY_REVIEW: (Right.REVIEW_FOR_TREASURY, True),
    State.AWAITING_CONTROL: (Right.REVIEW_FOR_TREASURY, True),
    State.APPROVED: None,
    State.DROPPED: None,
}
"""Whose turn it is: the right, and whether it is held in the finance bureau."""

DESKS: tuple[tuple[Round, State], ...] = tuple(
    (round_, state)
    for round_ in Round
    for state in State
    if state not in FINAL | {State.RETURNED} and moves_from(state, round_)
)
"""Each desk of each round in the order a declaration passes them: what a deadline is for."""
