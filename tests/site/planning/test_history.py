"""What changed between two versions, in the words of the form; and what happened when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import Http404
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.planning.access import declarations_for, version_for
from faheng.site.planning.actions.changes import (
    ask_target_change,
    decide_target_change,
)
from faheng.site.planning.actions.versions import keep_version
from faheng.site.planning.differences import differences_between
from faheng.site.planning.models import Declaration, Version
from faheng.site.planning.queries.history import (
    approved_version,
    differences,
    timeline_of,
    version_last_sent,
)
from faheng.site.planning.states import Move, State


@pytest.fixture
def declaration(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


def kept(world: SimpleNamespace, declaration: Declaration) -> Version:
    fresh = Declaration.objects.get(pk=declaration.pk)
    return keep_version(by=world.people[Role.CLERK], declaration=fresh, reason="试")


def said(before: Version, after: Version) -> list[tuple[str, str, str, str]]:
    return [
        (each.label, each.before, each.after, each.kind)
        for each in differences(before, after)
    ]


def test_a_form_does_not_differ_from_itself(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    assert said(kept(world, declaration), kept(world, declaration)) == []


def test_cells_are_named_as_on_the_form(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    before = kept(world, declaration)
    declaration.overview = "律师承办案件。"
    declaration.procurement = True
    declaration.ends_on = date(2026, 11, 30)
    declaration.annual = Decimal("280000")
    declaration.annual_goal = ""
    declaration.save()
    declaration.funding_lines.filter(source="county").update(annual=Decimal("220000"))
    declaration.funding_lines.create(source="central", annual=Decimal(0))
    declaration.payment_lines.create(by=date(2026, 6, 30), percent="50")
    declaration.indicators.filter(position=1).update(target="≥190件", weight="12")
    assert said(before, kept(world, declaration)) == [
        (
            "项目概况",
            "律师承办法律援助案件，补贴按件支付。",
            "律师承办案件。",
            "changed",
        ),
        ("结束日期", "2026年12月31日", "2026年11月30日", "changed"),
        ("涉及政府采购", "否", "是", "changed"),
        ("年度目标", "让困难群众及时得到法律援助，案件补贴按时发放。", "", "changed"),
        ("年度资金总额", "270,000.00元", "280,000.00元", "changed"),
        ("中央资金·年度金额", "", "0.00元", "changed"),
        ("区县资金·年度金额", "210,000.00元", "220,000.00元", "changed"),
        ("截至2026年6月30日累计支付比例", "", "50%", "changed"),
        ("指标“办结法律援助案件”·指标值", "不少于170件", "≥190件", "changed"),
        ("指标“办结法律援助案件”·权重", "10", "12", "changed"),
    ]


def test_a_code_that_looks_like_a_day_stays_a_code(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    before = kept(world, declaration)
    declaration.project.code = "20260101"
    declaration.project.save()
    assert said(before, kept(world, declaration)) == [
        ("项目编码", "", "20260101", "changed")
    ]


def test_rows_added_removed_moved_and_renamed_are_told_apart(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    before = kept(world, declaration)
    rows = {row.name: row for row in declaration.indicators.all()}
    rows["受援人满意度"].delete()
    rows["案件补贴发放时限"].name = "补贴发放时限"
    rows["案件补贴发放时限"].save()
    rows["办结法律援助案件"].position = 9
    rows["办结法律援助案件"].save()
    declaration.indicators.create(
        position=10,
        level1="效益指标",
        level2="可持续影响指标",
        name="值班律师队伍",
        target="≥24人",
        weight="10",
    )
    assert said(before, kept(world, declaration)) == [
        ("指标“办结法律援助案件”的位置", "第1行", "第5行", "moved"),
        (
            "指标“案件补贴发放时限”·三级指标",
            "案件补贴发放时限",
            "补贴发放时限",
            "changed",
        ),
        (
            "指标“受援人满意度”",
            "服务对象满意度指标，不低于92%，权重10",
            "",
            "removed",
        ),
        ("指标“值班律师队伍”", "", "可持续影响指标，≥24人，权重10", "added"),
    ]


def test_a_row_without_a_name_is_named_by_its_place(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    declaration.indicators.create(position=7, level1="效益指标", target="≥1件")
    before = kept(world, declaration)
    declaration.indicators.filter(position=7).update(target="≥2件")
    assert said(before, kept(world, declaration)) == [
        ("第7行指标·指标值", "≥1件", "≥2件", "changed")
    ]


BLANK: dict[str, Any] = {
    "project": dict.fromkeys(
        "name code kind implementing_unit basis overview plan starts_on ends_on procurement".split()
    ),
    "annual_goal": None,
    "medium_term_goal": None,
    "funding": {"annual": None, "medium_term": None, "prior_year": None, "sources": []},
    "payment_plan": [],
}
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            **dict.fromkeys(
                ("period_target", "description", "explanation", "basis", "weight"),
                st.none(),
            ),
            "level1": st.sampled_from(["产出指标", "效益指标"]),
            "level2": st.sampled_from(["数量指标", None]),
            "name": st.sampled_from(["甲", "乙", "丙", None]),
            "target": st.sampled_from([None, {"text": "≥1件"}, {"text": "≥2件"}]),
        }
    ),
    max_size=6,
)


@given(old=ROWS, new=ROWS)
def test_any_two_forms_differ_if_and_only_if_something_is_said(
    old: list[dict[str, Any]], new: list[dict[str, Any]]
) -> None:
    found = differences_between(
        {**BLANK, "indicators": old}, {**BLANK, "indicators": new}
    )
    assert bool(found) == (old != new)
    added = sum(each.kind == "added" for each in found)
    removed = sum(each.kind == "removed" for each in found)
    assert len(new) - len(old) == added - removed


def test_the_timeline_tells_everything_in_order(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    clerk, leader = world.people[Role.CLERK], world.people[Role.BUREAU_LEADER]
    for text in ("一", "二"):
        declaration.edits.create(
            cell="project.plan", before="", after=text, by=clerk, at=timezone.now()
        )
    bring_to(world, declaration, State.APPROVED, round_=2)
    change = ask_target_change(
        by=clerk,
        indicator=declaration.indicators.all()[0],
        after="≥190件",
        reason="案件增加。",
    )
    decide_target_change(by=leader, change=change, granted=True)
    entries = timeline_of(declaration)
    assert [entry.kind for entry in entries] == [
        "edits",
        *["step"] * 13,
        "change",
        "change",
    ]
    assert [edit.after for edit in entries[0].edits] == ["一", "二"]
    assert [(entry.by, entry.decides) for entry in entries[-2:]] == [
        (clerk, False),
        (leader, True),
    ]
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)


def test_a_longer_story_takes_no_more_queries(
    world: SimpleNamespace,
    declaration: Declaration,
    django_assert_max_num_queries: Any,
) -> None:
    bring_to(world, declaration, State.APPROVED, round_=2)
    with django_assert_max_num_queries(8):
        for entry in timeline_of(declaration):
            assert entry.by.name


def test_the_approved_form_is_kept_when_a_target_changes(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    assert approved_version(declaration) is None
    bring_to(world, declaration, State.APPROVED, round_=2)
    approved = approved_version(declaration)
    assert approved is not None
    assert approved.reason == "批复"
    change = ask_target_change(
        by=world.people[Role.CLERK],
        indicator=declaration.indicators.all()[0],
        after="≥190件",
        reason="案件增加。",
    )
    decide_target_change(
        by=world.people[Role.BUREAU_LEADER], change=change, granted=True
    )
    assert approved_version(declaration) == approved
    last = version_last_sent(declaration)
    assert last is not None
    assert said(approved, last) == [
        ("指标“办结法律援助案件”·指标值", "不少于170件", "≥190件", "changed")
    ]


def test_what_the_treasury_sent_back_it_goes_on_seeing_as_it_was_sent(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    reviewer = world.people[Role.TREASURY_REVIEWER]
    bring_to(world, declaration, State.COLLECTIVE_DECISION)
    for by in (reviewer, world.people[Role.SUPERVISOR]):
        assert not declarations_for(by).exists()
    recorder = world.people[Role.OFFICE_RECORDER]
    make_move(world, declaration, Move.RECORD_DECISION, recorder)
    sent = declaration.versions.last()
    make_move(world, declaration, Move.RETURN, reviewer)
    for by in (reviewer, world.people[Role.SUPERVISOR]):
        assert list(declarations_for(by)) == [declaration]
    for by in world.strangers.values():
        assert not declarations_for(by).exists()
    assert version_last_sent(declaration) == sent
    returned = declaration.versions.last()
    assert returned is not None
    with pytest.raises(Http404):
        version_for(reviewer, returned.pk)


def test_outside_only_what_was_sent_is_seen(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    reviewer = world.people[Role.TREASURY_REVIEWER]
    bring_to(world, declaration, State.COLLECTIVE_DECISION)
    assert version_last_sent(declaration) is None
    inside = declaration.versions.last()
    assert inside is not None
    with pytest.raises(Http404):
        version_for(reviewer, inside.pk)
    make_move(
        world, declaration, Move.RECORD_DECISION, world.people[Role.OFFICE_RECORDER]
    )
    sent = declaration.versions.last()
    assert sent is not None
    assert version_for(reviewer, sent.pk) == version_last_sent(declaration) == sent
    assert version_for(world.people[Role.CLERK], inside.pk) == inside
    for by in (reviewer, world.strangers[Role.TREASURY_REVIEWER], world.stranger):
        with pytest.raises(Http404):
            version_for(by, inside.pk)
    # In the second round the draft is the bureau's own again.
    make_move(world, declaration, Move.ACCEPT_FIRST, reviewer)
    make_move(world, declaration, Move.SEND_CONTROL, reviewer)
    accepted = declaration.versions.get(reason="一上审核通过")
    assert version_last_sent(declaration) == accepted
