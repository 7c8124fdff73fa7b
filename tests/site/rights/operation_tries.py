"""How each operation of the interface is tried, by the line's key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.site.rights.attempts import Try
from tests.site.rights.scene import MOVES_TRIED, MoveTried, Said, Scene, file_of

from faheng.site.bureaus.models import User
from faheng.site.planning.models import Declaration
from faheng.site.planning.packages import form_of
from faheng.site.planning.states import State


def _on(
    place: Callable[[Scene], Any], said: Any = None, *rows: Callable[[Scene], int]
) -> Try:
    """Tried on a thing, and on rows of it, with the same words by whoever tries."""

    def words(scene: Scene, _actor: User | None) -> Any:
        return said(scene) if callable(said) else said

    return Try(lambda scene: (place(scene).pk, *(row(scene) for row in rows)), words)


def _draft(scene: Scene) -> Declaration:
    return scene.draft


def _approved(scene: Scene) -> Declaration:
    return scene.approved


def _faulty(scene: Scene) -> Declaration:
    return scene.faulty


def _sent(scene: Scene) -> Declaration:
    return scene.sent


def _back(scene: Scene) -> Declaration:
    return scene.back


def _back_in_section(scene: Scene) -> Declaration:
    return scene.at(State.RETURNED)


def _year(scene: Scene) -> Any:
    return scene.year


def _indicator(scene: Scene) -> int:
    return scene.draft.indicators.all()[1].pk


def _payment(scene: Scene) -> int:
    return scene.draft.payment_lines.get_or_create(by="2026-06-30", percent="50")[0].pk


def _content(scene: Scene) -> Said:
    package = form_of(scene.draft).package
    content: Said = package.model_dump(mode="json", by_alias=True)["declarations"][0]
    return {**content, "annual_goal": "改过。"}


def _cell(scene: Scene) -> Said:
    was = scene.draft.annual_goal
    return {"cell": "goals.annual_goal", "was": was, "now": "改过。"}


def _move(tried: MoveTried) -> Try:
    return _on(
        tried.lies_at,
        lambda scene: {"move": tried.move.value, **tried.said(scene)},
    )


def _new(**said: Callable[[Scene], Any]) -> Try:
    return Try(
        said=lambda scene, _actor: {name: of(scene) for name, of in said.items()}
    )


_MINE = Try()
_GRANTED = {"granted": True}

OPERATION_TRIES: dict[str, Try] = {
    "description": _MINE,
    "me": _MINE,
    "notices": _MINE,
    "readNotice": _on(lambda scene: scene.notice),
    "sections": _MINE,
    "projects": _MINE,
    "handOver": _on(
        lambda scene: scene.draft.project,
        lambda scene: {"section": scene.world.other_section.pk},
    ),
    "years": _MINE,
    "openYear": Try(said=lambda _scene, _actor: {"year": 2031}),
    "deadlines": _on(_year),
    "setDeadlines": _on(_year, [{"round": 1, "state": "draft", "on": "2025-09-01"}]),
    "closeYear": _on(_year),
    "reopenYear 已结束": _on(lambda scene: scene.closed_year),
    "decisions": _on(_year),
    "recordDecision": _on(
        _year,
        {
            "meeting": "office",
            "held_on": "2025-09-01",
            "number": "3号",
            "text": "同意。",
        },
    ),
    "declarations": _MINE,
    "declare 新项目": _new(
        year=lambda scene: scene.year.pk,
        section=lambda scene: scene.world.section.pk,
        name=lambda _scene: "新项目",
    ),
    "declare 续报": _new(
        year=lambda scene: scene.next_year.pk,
        project=lambda scene: scene.draft.project_id,
    ),
    "declare 带入往年内容": _new(
        year=lambda scene: scene.next_year.pk,
        from_earlier=lambda scene: scene.draft.pk,
    ),
    "declaration 填报中": _on(_draft),
    "declaration 财政业务科室审核": _on(_sent),
    "declaration 二上填报中（外单位看不到内容）": _on(_back),
    "deleteDraft 填报中": _on(_draft),
    "package 填报中": _on(_draft),
    "package 二上填报中（外单位看报出的版本）": _on(_back),
    "fill 填报中": _on(_draft, _content),
    "cells 填报中": _on(_draft),
    "cells 二上填报中": _on(_back),
    "saveCell 填报中": _on(_draft, _cell),
    "review 填报中": _on(_draft),
    "review 二上填报中": _on(_back),
    "addIndicator 填报中": _on(_draft, {"name": "受理咨询"}),
    "removeIndicator 填报中": _on(_draft, None, _indicator),
    "shiftIndicator 填报中": _on(_draft, {"up": True}, _indicator),
    "addSource 填报中": _on(_draft, {"source": "central"}),
    "removeSource 填报中": _on(
        _draft, None, lambda scene: scene.draft.funding_lines.all()[0].pk
    ),
    "addPayment 填报中": _on(_draft),
    "removePayment 填报中": _on(_draft, None, _payment),
    "returned 退回修改": _on(_back_in_section),
    "answerReturned 退回修改": _on(
        lambda scene: scene.returned_item, {"answer": "已改。"}
    ),
    "steps 财政业务科室审核": _on(_sent),
    "versions 财政业务科室审核": _on(_sent),
    "versionPackage 本单位内部的版本": _on(lambda scene: scene.version(was_sent=False)),
    "versionPackage 报出的版本": _on(lambda scene: scene.version(was_sent=True)),
    "requests 填报中": _on(_draft),
    "askWaiver 填报中": _on(
        _faulty, lambda scene: {"key": scene.finding, "reason": "另行下达。"}
    ),
    "decideWaiver 填报中": _on(lambda scene: scene.waiver, _GRANTED),
    "askTargetChange 已批复": _on(
        _approved,
        lambda scene: {
            "indicator": scene.approved.indicators.all()[0].pk,
            "after": "不少于180件",
            "reason": "增加。",
        },
    ),
    "decideTargetChange 已批复": _on(lambda scene: scene.change, _GRANTED),
    "askAdjustment 已批复": _on(
        _approved, {"kind": "supplement", "amount": "100", "reason": "增加。"}
    ),
    "decideAdjustment 调剂": _on(lambda scene: scene.transfer, _GRANTED),
    "decideAdjustment 追加": _on(lambda scene: scene.supplement, _GRANTED),
    "attachments 填报中": _on(_draft),
    "attach 填报中": _on(_draft, lambda _scene: {"file": file_of()}),
    "attachment 填报中": _on(lambda scene: scene.attachment),
    "removeAttachment 填报中": _on(lambda scene: scene.attachment),
    "form 填报中": Try(
        lambda scene: (scene.draft.pk,), query=lambda _scene: "?kind=html&lossy=1"
    ),
    "form 二上填报中（外单位看报出的版本）": Try(
        lambda scene: (scene.back.pk,), query=lambda _scene: "?kind=html&lossy=1"
    ),
    "handIn": _on(
        _year,
        lambda scene: {"file": file_of(), "section": scene.world.section.pk},
    ),
    "import": _on(lambda scene: scene.imported),
    "takeOver": _on(
        lambda scene: scene.imported,
        {"projects": [{"number": 0, "name": "导入的项目"}]},
    ),
    "indicators": _MINE,
    "library": _MINE,
    "value": Try(query=lambda _scene: "?text=95%25"),
    "trail": _MINE,
}
_WHEN = {
    "科室": "科室审核",
    "财务": "财务汇总",
    "分管": "分管领导审核",
    "登记": "党组会（办公会）研究",
    "会议": "党组会（办公会）研究",
    "报送": "填报中",
    "撤回": "科室审核",
    "下达": "等待控制数",
    "批复": "二上财政业务科室审核",
}
OPERATION_TRIES |= {
    f"move {name}（{_WHEN.get(name[:2], '财政业务科室审核')}）": _move(tried)
    for name, tried in MOVES_TRIED.items()
}
