"""The timeline, versions beside each other, last year's form, findings by dimension."""

from __future__ import annotations

from types import SimpleNamespace

from lxml import html
from tests.site.planning.pages.walking import (
    bring_to,
    everything,
    make_move,
    page,
    sound_declaration,
)

from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import BudgetYear, Declaration
from faheng.site.planning.states import Move, State


def rows_of(text: str) -> list[list[str]]:
    page_ = html.document_fromstring(text)
    return [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in page_.xpath("//table[contains(@class,'differences')]/tbody/tr")
    ]


def changed_twice(world: SimpleNamespace) -> Declaration:
    """Submitted, recalled, changed in three ways, and submitted once more."""
    declaration = sound_declaration(world)
    clerk = world.people[Role.CLERK]
    make_move(world, declaration, Move.SUBMIT, clerk)
    make_move(world, declaration, Move.RECALL, clerk)
    declaration.indicators.filter(position=1).update(target="不少于175件")
    declaration.indicators.filter(position=3).delete()
    declaration.indicators.create(
        position=7,
        level1="产出指标",
        level2="时效指标",
        name="法律援助申请审查时限",
        target="收到申请之日起5日内",
        weight="10",
        explanation="按台账统计。",
    )
    make_move(world, declaration, Move.SUBMIT, clerk)
    make_move(world, declaration, Move.AGREE_SECTION, world.people[Role.SECTION_HEAD])
    return declaration


def test_two_versions_stand_side_by_side_with_words_for_what_changed(
    world: SimpleNamespace,
) -> None:
    declaration = changed_twice(world)
    clerk = world.people[Role.CLERK]
    rows = rows_of(page(clerk, "compare", declaration.pk, **{"from": "1", "to": "3"}))
    changed = [row for row in rows if row[1] == "修改"]
    assert any("170" in row[2] and "175" in row[3] for row in changed)
    said = {row[1] for row in rows}
    assert said <= {"修改", "新增", "删除", "移动"}
    same = page(clerk, "compare", declaration.pk, **{"from": "1", "to": "2"})
    assert "完全相同" in same


def test_without_a_choice_the_last_real_change_is_shown(world: SimpleNamespace) -> None:
    declaration = changed_twice(world)
    rows = rows_of(page(world.people[Role.CLERK], "compare", declaration.pk))
    assert rows, "signing alone is no change to show"


def test_one_version_has_nothing_beside_it(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    clerk = world.people[Role.CLERK]
    assert "两个以上的版本" in page(clerk, "compare", declaration.pk)
    make_move(world, declaration, Move.SUBMIT, clerk)
    assert "两个以上的版本" in page(clerk, "compare", declaration.pk)


def test_the_timeline_tells_who_did_what(world: SimpleNamespace) -> None:
    things = everything(world)
    shown = page(world.people[Role.AUDITOR], "history", things.declaration.pk)
    for said in (
        "报送科室审核",
        "登记会议通过",
        "下达控制数",
        "批复",
        "申请调整绩效目标",
        "调剂",
    ):
        assert said in shown, said
    returned = page(world.people[Role.AUDITOR], "history", things.returned.pk)
    assert "请写明受益人数。" in returned


def test_last_years_form_stands_beside_this_years(world: SimpleNamespace) -> None:
    before = bring_to(
        world, sound_declaration(world, year=2025), State.APPROVED, round_=2
    )
    declaration = sound_declaration(world, "占位", year=2026)
    blank = declaration.project
    declaration.project = before.project
    declaration.save(update_fields=["project"])
    blank.delete()
    declaration.indicators.filter(position=1).update(target="不少于200件")
    declaration.indicators.filter(position=3).update(name="补贴发放及时率")
    shown = page(world.people[Role.CLERK], "last-year", declaration.pk)
    for said in (
        "不少于170件",
        "不少于200件",
        "有调整",
        "今年新增",
        "今年未列",
        "相同",
    ):
        assert said in shown, said
    assert BudgetYear.objects.count() == 2


def test_a_new_project_has_no_last_year(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    assert "新项目" in page(world.people[Role.CLERK], "last-year", declaration.pk)


def test_findings_are_told_by_dimension(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    declaration.indicators.filter(position=6).update(target="有所提升")
    shown = page(world.people[Role.CLERK], "review", declaration.pk)
    for name in ("完整性", "相关性", "适当性", "可行性"):
        assert name in shown
    assert "建议修改" in shown
    year = page(
        world.people[Role.FINANCE_OFFICER], "review-year", declaration.budget_year_id
    )
    assert "法律援助专项经费" in year
    assert "建议修改" in year
    outside = page(
        world.people[Role.TREASURY_REVIEWER], "review-year", declaration.budget_year_id
    )
    assert "法律援助专项经费" not in outside
