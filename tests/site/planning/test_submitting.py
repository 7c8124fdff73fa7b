"""What a form needs before it leaves the clerk's desk, and how it comes back to it."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import ConflictError, InvalidInputError, NotNowError
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.actions.returned import answer_returned_item
from faheng.site.planning.actions.rows import (
    add_indicator,
    move_indicator,
    remove_indicator,
)
from faheng.site.planning.cell_texts import cells_of
from faheng.site.planning.items import item_of
from faheng.site.planning.mending import Mending
from faheng.site.planning.models import BudgetYear, CollectiveDecision, Declaration
from faheng.site.planning.policies import can_edit
from faheng.site.planning.reviewing import review_form
from faheng.site.planning.states import Move, State


def with_error(world: SimpleNamespace) -> Declaration:
    """The sources no longer add up to the total."""
    declaration = sound_declaration(world)
    declaration.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    return declaration


def submit(world: SimpleNamespace, declaration: Declaration) -> None:
    make_move(world, declaration, Move.SUBMIT, world.people[Role.CLERK])


def send_back(
    world: SimpleNamespace,
    *items: tuple[str, str],
    declaration: Declaration | None = None,
) -> Declaration:
    declaration = declaration or sound_declaration(world)
    bring_to(world, declaration, State.SECTION_REVIEW)
    make_move(
        world,
        declaration,
        Move.RETURN,
        world.people[Role.SECTION_HEAD],
        returned=list(items),
    )
    return declaration


def type_in(
    world: SimpleNamespace, declaration: Declaration, cell: str, now: str
) -> None:
    """Whatever stands in the cell, it says something else from now on."""
    declaration.refresh_from_db()
    was = {each.cell: each.text for each in cells_of(declaration)}[cell]
    save_cell(
        by=world.people[Role.CLERK],
        declaration=declaration,
        cell=cell,
        was=was,
        now=now,
    )
    declaration.refresh_from_db()


def test_an_error_keeps_the_form_on_the_desk_and_is_named(
    world: SimpleNamespace,
) -> None:
    declaration = with_error(world)
    first = next(each for each in review_form(declaration).findings if each.blocks)
    with pytest.raises(NotNowError) as refused:
        submit(world, declaration)
    assert "处必须修改" in str(refused.value)
    assert first.finding.message in str(refused.value)
    declaration.refresh_from_db()
    assert declaration.state == State.DRAFT
    assert not declaration.versions.exists()


def test_warnings_do_not_keep_it_and_are_counted(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    vague = declaration.indicators.get(position=5)
    vague.target = "有所提升"
    vague.save()
    assert review_form(declaration).warnings
    submit(world, declaration)
    assert declaration.errors == 0
    assert declaration.warnings == review_form(declaration).warnings


def test_a_form_changed_since_it_was_looked_at_is_not_signed(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    Declaration.objects.filter(pk=declaration.pk).update(revision=7)
    head = world.people[Role.SECTION_HEAD]
    with pytest.raises(ConflictError, match="请刷新页面"):
        make_move(world, declaration, Move.AGREE_SECTION, head, revision=6)
    make_move(world, declaration, Move.AGREE_SECTION, head, revision=7)


@pytest.mark.parametrize(
    ("annual", "sentence"),
    [
        (None, "请填写年度资金总额，不超过控制数 270,000.00 元"),
        (Decimal("270000.01"), "270,000.01 元超过控制数 270,000.00 元"),
    ],
)
def test_the_second_round_stays_within_the_control_number(
    world: SimpleNamespace, annual: Decimal | None, sentence: str
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.DRAFT, round_=2)
    Declaration.objects.filter(pk=declaration.pk).update(annual=annual)
    with pytest.raises(NotNowError, match=sentence):
        submit(world, declaration)


@pytest.mark.parametrize("amount", [None, Decimal(0), Decimal(-1), Decimal("0.001")])
def test_a_control_number_is_an_amount(
    world: SimpleNamespace, amount: Decimal | None
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.AWAITING_CONTROL)
    with pytest.raises(InvalidInputError):
        make_move(
            world,
            declaration,
            Move.SEND_CONTROL,
            world.people[Role.TREASURY_REVIEWER],
            control_amount=amount,
        )


def test_a_decision_of_another_year_does_not_count(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.COLLECTIVE_DECISION)
    recorder = world.people[Role.OFFICE_RECORDER]
    other = CollectiveDecision.objects.create(
        budget_year=BudgetYear.objects.create(bureau=world.bureau, year=2025),
        meeting="office",
        held_on=timezone.localdate(),
        number="〔2024〕1号",
        text="同意。",
        recorded_by=recorder,
        recorded_at=timezone.now(),
    )
    for decision in (None, other):
        with pytest.raises(InvalidInputError, match="本年度的一次会议决定"):
            make_move(
                world, declaration, Move.RECORD_DECISION, recorder, decision=decision
            )


@pytest.mark.parametrize(
    ("returned", "sentence"),
    [
        ([], "请至少指出一项"),
        ([("goals", " ")], "请写明绩效目标的退回意见"),
        ([("goals", "一"), ("goals", "二")], "绩效目标填了两次"),
        ([("nothing", "一")], "请刷新页面后重新选择"),
        ([("indicator:999999", "一")], "请刷新页面后重新选择"),
    ],
)
def test_a_return_says_what_and_why(
    world: SimpleNamespace, returned: list[tuple[str, str]], sentence: str
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    with pytest.raises(InvalidInputError, match=sentence):
        make_move(
            world,
            declaration,
            Move.RETURN,
            world.people[Role.SECTION_HEAD],
            returned=returned,
        )
    assert not declaration.returned_items.exists()


def test_a_drop_says_why(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.TREASURY_REVIEW)
    with pytest.raises(InvalidInputError, match="请写明理由"):
        make_move(
            world,
            declaration,
            Move.DROP,
            world.people[Role.TREASURY_REVIEWER],
            note="  ",
        )


def test_a_return_opens_exactly_what_was_sent_back(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    first, second = declaration.indicators.all()[:2]
    make_move(
        world,
        declaration,
        Move.RETURN,
        world.people[Role.SECTION_HEAD],
        returned=[("funding", "请核对。"), (f"indicator:{first.pk}", "请量化。")],
    )
    assert can_edit(declaration, "funding")
    assert can_edit(declaration, f"indicator:{first.pk}")
    for closed in ("project", "goals", "indicators", f"indicator:{second.pk}"):
        assert not can_edit(declaration, closed)


def test_what_was_sent_back_is_changed_or_answered_before_it_leaves_again(
    world: SimpleNamespace,
) -> None:
    declaration = send_back(world, ("goals", "请写人数。"), ("funding", "请核对。"))
    clerk = world.people[Role.CLERK]
    with pytest.raises(NotNowError, match="退回的绩效目标还没有修改.*请写人数"):
        submit(world, declaration)
    goals, funding = declaration.returned_items.all()
    type_in(world, declaration, "goals.annual_goal", "为350人提供法律援助。")
    with pytest.raises(NotNowError, match="退回的项目资金还没有修改"):
        submit(world, declaration)
    answer_returned_item(by=clerk, returned=funding, answer="核对无误。")
    submit(world, declaration)
    assert declaration.passage == 2
    assert not declaration.returned_items.filter(is_open=True).exists()
    with pytest.raises(NotNowError, match="已经办结"):
        answer_returned_item(by=clerk, returned=goals, answer="迟了。")


def test_a_change_taken_back_is_no_change(world: SimpleNamespace) -> None:
    declaration = send_back(world, ("goals", "请写人数。"))
    was = declaration.annual_goal
    for now in ("为350人提供法律援助。", was):
        type_in(world, declaration, "goals.annual_goal", now)
    with pytest.raises(NotNowError, match="还没有修改"):
        submit(world, declaration)


def test_an_edit_before_the_return_does_not_count(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    type_in(world, declaration, "goals.annual_goal", "为350人提供法律援助。")
    send_back(world, ("goals", "请写人数。"), declaration=declaration)
    with pytest.raises(NotNowError, match="还没有修改"):
        submit(world, declaration)


def test_a_row_tried_and_taken_away_again_is_no_change(world: SimpleNamespace) -> None:
    declaration = send_back(world, ("indicators", "请补一项社会效益指标。"))
    clerk = world.people[Role.CLERK]
    row = add_indicator(by=clerk, declaration=declaration)
    type_in(world, declaration, f"indicator:{row.pk}.name", "法律援助知晓率")
    remove_indicator(by=clerk, declaration=declaration, indicator=row.pk)
    with pytest.raises(NotNowError, match="退回的绩效指标还没有修改"):
        submit(world, declaration)
    move_indicator(
        by=clerk,
        declaration=declaration,
        indicator=declaration.indicators.all()[0].pk,
        up=False,
    )
    submit(world, declaration)


def test_a_row_taken_away_and_put_back_is_still_to_be_mended(
    world: SimpleNamespace,
) -> None:
    """As somebody does who undoes a slip."""
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    row, clerk = declaration.indicators.all()[2], world.people[Role.CLERK]
    send_back(
        world,
        ("indicators", "请核对各项。"),
        (f"indicator:{row.pk}", "请量化。"),
        declaration=declaration,
    )
    whole, one = declaration.returned_items.all()
    answer_returned_item(by=clerk, returned=whole, answer="已核对。")
    gone = remove_indicator(by=clerk, declaration=declaration, indicator=row.pk)
    assert Mending(declaration).is_dealt_with(one)
    back = add_indicator(
        by=clerk, declaration=declaration, after=gone.after, texts=gone.texts
    )
    with pytest.raises(NotNowError, match=f"退回的指标“{row.name}”还没有修改"):
        submit(world, declaration)
    one.refresh_from_db()
    assert one.item == f"indicator:{back.pk}"
    type_in(world, declaration, f"indicator:{back.pk}.target", "20日内")
    submit(world, declaration)


def test_a_row_typed_anew_as_it_was_is_still_to_be_mended(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    row, clerk = declaration.indicators.all()[2], world.people[Role.CLERK]
    send_back(
        world,
        ("indicators", "请核对各项。"),
        (f"indicator:{row.pk}", "请量化。"),
        declaration=declaration,
    )
    whole, _one = declaration.returned_items.all()
    answer_returned_item(by=clerk, returned=whole, answer="已核对。")
    gone = remove_indicator(by=clerk, declaration=declaration, indicator=row.pk)
    blank = add_indicator(by=clerk, declaration=declaration, after=gone.after)
    for field, text in gone.texts.items():
        type_in(world, declaration, f"indicator:{blank.pk}.{field}", text)
    with pytest.raises(NotNowError, match="还没有修改"):
        submit(world, declaration)
    type_in(world, declaration, f"indicator:{blank.pk}.target", "20日内")
    submit(world, declaration)


def test_only_a_clerk_of_the_section_answers_and_says_something(
    world: SimpleNamespace,
) -> None:
    declaration = send_back(world, ("goals", "请写人数。"))
    returned = declaration.returned_items.get()
    for by in (world.stranger, world.people[Role.SECTION_HEAD]):
        with pytest.raises(PermissionDenied):
            answer_returned_item(by=by, returned=returned, answer="无。")
    with pytest.raises(InvalidInputError):
        answer_returned_item(by=world.people[Role.CLERK], returned=returned, answer=" ")


def test_recalled_from_a_first_submission_everything_is_open(
    world: SimpleNamespace,
) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    make_move(world, declaration, Move.RECALL, world.people[Role.CLERK])
    assert declaration.state == State.DRAFT
    assert can_edit(declaration, "project")
    submit(world, declaration)
    assert declaration.passage == 2


def test_recalled_after_a_return_only_what_was_sent_back_is_open(
    world: SimpleNamespace,
) -> None:
    declaration = send_back(world, ("goals", "请写人数。"))
    clerk = world.people[Role.CLERK]
    answer_returned_item(
        by=clerk, returned=declaration.returned_items.get(), answer="已写明。"
    )
    submit(world, declaration)
    make_move(world, declaration, Move.RECALL, clerk)
    assert declaration.state == State.RETURNED
    assert can_edit(declaration, "goals")
    assert not can_edit(declaration, "project")
    submit(world, declaration)
    assert declaration.state == State.SECTION_REVIEW


@pytest.mark.parametrize(
    ("cell", "item"),
    [
        ("project.overview", "project"),
        ("goals.annual_goal", "goals"),
        ("funding.annual", "funding"),
        ("source:12.annual", "funding"),
        ("payment:5.percent", "payment-plan"),
        ("indicator:45.target", "indicator:45"),
        ("indicator:45", "indicator:45"),
        ("indicators", "indicators"),
    ],
)
def test_each_cell_belongs_to_one_item(cell: str, item: str) -> None:
    assert item_of(cell) == item


def test_one_row_for_another_is_a_change(world: SimpleNamespace) -> None:
    declaration = send_back(world, ("indicators", "请换一项指标。"))
    clerk = world.people[Role.CLERK]
    row = declaration.indicators.last()
    gone = remove_indicator(by=clerk, declaration=declaration, indicator=row.pk)
    texts = {**gone.texts, "name": "受援人对律师的满意度"}
    add_indicator(by=clerk, declaration=declaration, after=gone.after, texts=texts)
    submit(world, declaration)
    assert declaration.state == State.SECTION_REVIEW


def test_a_row_sent_back_and_removed_needs_no_answer(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    row = declaration.indicators.create(
        position=9,
        level1="效益指标",
        level2="社会效益指标",
        name="法律援助知晓率",
        target="≥90%",
        weight="",
    )
    make_move(
        world,
        declaration,
        Move.RETURN,
        world.people[Role.SECTION_HEAD],
        returned=[(f"indicator:{row.pk}", "没有依据。")],
    )
    with pytest.raises(NotNowError, match="退回的指标“法律援助知晓率”还没有修改"):
        submit(world, declaration)
    row.delete()
    submit(world, declaration)
    assert declaration.state == State.SECTION_REVIEW
