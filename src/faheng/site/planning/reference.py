"""Writes the page on the yearly circle: ``python -m faheng.site.planning.reference FOLDER``.

Everything on it comes from the tables; it needs Django's labels, and no database.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from faheng.site.audit.events import Event
from faheng.site.bureaus.roles import Right, roles_with
from faheng.site.planning.changing import CHANGES
from faheng.site.planning.states import (
    FINAL,
    MOVES,
    TURN,
    Move,
    Round,
    Rule,
    State,
)

_HEAD = """# 预算绩效目标申报的流转

本页由流转表生成（`bin/generate`）。一个项目一年申报两次：一上、控制数下达后二上，两次经过同样的环节。
退回时逐项指出需要修改的内容，只有这些内容可以修改；撤回的，回到报送前的状态。
每一步都保存整张表的一个版本，记入操作记录（“{event}”），并通知下一环节的人员。
审签的步骤，不能由本轮填报、报送过这张表或者本次已在前面环节审签过的人办理。
"""


def circle_page() -> str:
    """The states as a diagram, whose turn each is, the moves and the changes as tables."""
    return "\n".join(
        [
            _HEAD.format(event=Event.DECLARATION_MOVED.label),
            "## 状态图\n",
            "```mermaid",
            "stateDiagram-v2",
            *_diagram(),
            "```\n",
            "## 轮到谁办理\n",
            *_table("状态", "轮到", "所需权限", "具有该权限的角色"),
            *(_turn(state) for state in State),
            "\n## 每一步\n",
            *_table(
                *("办理", "从", "到", "环节", "所需权限", "审签", "须写明", "另行通知"),
            ),
            *(_move(rule) for rule in MOVES),
            "\n## 批复后的调整\n",
            "申请人不能审批自己的申请。\n",
            *_table("事项", "申请", "审批", "审批单位", "同意后另行通知"),
            *(
                _row(
                    kind.label,
                    rule.asks.label,
                    rule.decides.label,
                    _place(by_the_treasury=rule.by_the_treasury),
                    "财政业务科室" if rule.tells_the_treasury else "",
                )
                for kind, rule in CHANGES.items()
            ),
            "",
        ]
    )


def _diagram() -> list[str]:
    lines = [
        *(f'    state "{state.label}" as {_id(state)}' for state in State),
        f"    [*] --> {_id(State.DRAFT)}",
    ]
    for rule in MOVES:
        label = (
            f"{rule.move.label}（{rule.round.label}）"
            if rule.round
            else rule.move.label
        )
        lines.extend(
            f"    {_id(state)} --> {_id(reached)}: {label}"
            for state in State
            if state in rule.leaves
            for reached in _reached(rule)
        )
    return [*lines, *(f"    {_id(state)} --> [*]" for state in State if state in FINAL)]


def _reached(rule: Rule) -> list[State]:
    return [rule.to, State.RETURNED] if rule.goes_back else [rule.to]


def _id(state: State) -> str:
    return state.name.lower()


def _turn(state: State) -> str:
    turn = TURN[state]
    if turn is None:
        return _row(state.label, "已办结", "", "")
    right, by_the_treasury = turn
    return _row(
        state.label, _place(by_the_treasury=by_the_treasury), right.label, _roles(right)
    )


def _move(rule: Rule) -> str:
    return _row(
        rule.move.label,
        _joined("、", (state.label for state in State if state in rule.leaves)),
        _joined("或", (state.label for state in _reached(rule))),
        _joined("、", (each.label for each in ([rule.round] if rule.round else Round))),
        f"{rule.right.label}（{_place(by_the_treasury=rule.by_the_treasury)}）",
        "是" if rule.signs else "",
        _needed(rule),
        "报送人" if rule.tells_the_clerk else "",
    )


def _needed(rule: Rule) -> str:
    if rule.move in _ALSO:
        return _ALSO[rule.move]
    return "理由" if rule.needs_reason else ""


_ALSO = {
    Move.RETURN: "退回的各项和意见",
    Move.RECORD_DECISION: "会议决定",
    Move.SEND_CONTROL: "控制数",
}


def _place(*, by_the_treasury: bool) -> str:
    return "同级财政部门" if by_the_treasury else "本单位"


def _roles(right: Right) -> str:
    return "、".join(sorted(str(role.label) for role in roles_with(right)))


def _table(*heads: str) -> list[str]:
    return [_row(*heads), _row(*("---" for _head in heads))]


def _row(*cells: object) -> str:
    return f"| {_joined(' | ', cells)} |"


def _joined(between: str, labels: Iterable[object]) -> str:
    return between.join(str(label) for label in labels)


if __name__ == "__main__":
    # Labels stand as written in the code: no catalogue, no database, no data folder.
    settings.configure(USE_I18N=False)
    (Path(sys.argv[1]) / "yearly-circle.md").write_text(circle_page(), encoding="utf-8")
