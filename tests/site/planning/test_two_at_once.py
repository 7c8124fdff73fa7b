"""Two people at the same moment: one does it, the other is told in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from threading import Barrier, Event, Thread
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.utils import timezone
from tests.site.conftest import person
from tests.site.planning.circle_walk import bring_to, sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import (
    ConflictError,
    InvalidInputError,
    ManyError,
    NotNowError,
)
from faheng.site.planning.actions import importing
from faheng.site.planning.actions.adjustments import ask_adjustment, decide_adjustment
from faheng.site.planning.actions.cells import (
    CellConflictError,
    RefusedCell,
    Typed,
    save_cell,
    save_cells,
)
from faheng.site.planning.actions.circle import move_declaration, move_many
from faheng.site.planning.actions.counting import count_findings
from faheng.site.planning.actions.importing import take_over
from faheng.site.planning.actions.locking import locked_many
from faheng.site.planning.actions.projects import create_project, delete_draft
from faheng.site.planning.models import (
    BudgetYear,
    Declaration,
    ImportedFile,
    Project,
    Version,
)
from faheng.site.planning.packages import form_of_many
from faheng.site.planning.queries.figures import full_year_budget
from faheng.site.planning.states import Move, State

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*actions: Callable[[], object]) -> list[Exception]:
    """Do all at the same moment, each over a connection of its own; what went wrong."""
    start = Barrier(len(actions))
    wrong: list[Exception] = []

    def run(action: Callable[[], object]) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=20)
            action()
        except Exception as why:
            wrong.append(why)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(action,)) for action in actions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def while_waiting(
    first: Callable[[], object], second: Callable[[], object]
) -> list[Exception]:
    """Do the second while the first is done but not yet kept; what went wrong."""
    done = Event()

    def hold() -> None:
        with transaction.atomic():
            first()
            done.set()
            # The other is told nothing of it; it has to wait, or goes on without.
            Event().wait(0.5)

    def follow() -> None:
        assert done.wait(timeout=20)
        second()

    return at_once(hold, follow)


def test_two_heads_sign_the_same_form(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    deputy = person("deputy", Role.SECTION_HEAD, world.bureau, world.section)

    def sign(by: object) -> Callable[[], object]:
        return lambda: move_declaration(
            by=by,  # type: ignore[arg-type]
            declaration=declaration,
            move=Move.AGREE_SECTION,
        )

    wrong = at_once(sign(world.people[Role.SECTION_HEAD]), sign(deputy))
    assert [type(why) for why in wrong] == [NotNowError]
    assert "现处于“财务汇总”" in str(wrong[0])
    assert declaration.steps.filter(move=Move.AGREE_SECTION).count() == 1


def test_one_signs_while_another_sends_back(world: SimpleNamespace) -> None:
    declaration = bring_to(world, sound_declaration(world), State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    deputy = person("deputy", Role.SECTION_HEAD, world.bureau, world.section)
    wrong = at_once(
        lambda: move_declaration(
            by=head, declaration=declaration, move=Move.AGREE_SECTION
        ),
        lambda: move_declaration(
            by=deputy,
            declaration=declaration,
            move=Move.RETURN,
            returned=[("goals", "请写人数。")],
        ),
    )
    assert len(wrong) == 1
    declaration.refresh_from_db()
    open_items = declaration.returned_items.filter(is_open=True).exists()
    assert open_items == (declaration.state == State.RETURNED)


def test_two_piles_that_cross_do_not_wait_for_each_other(
    world: SimpleNamespace,
) -> None:
    pile = [
        bring_to(world, sound_declaration(world, name), State.LEADER_REVIEW)
        for name in ("人民调解经费", "法律援助经费", "普法宣传经费")
    ]
    second = person("second-leader", Role.BUREAU_LEADER, world.bureau)
    wrong = at_once(
        lambda: move_many(
            by=world.people[Role.BUREAU_LEADER],
            declarations=pile,
            move=Move.AGREE_LEADER,
        ),
        lambda: move_many(by=second, declarations=pile[::-1], move=Move.AGREE_LEADER),
    )
    assert [type(why) for why in wrong] == [ManyError]
    states = Declaration.objects.values_list("state", flat=True)
    assert set(states) == {State.COLLECTIVE_DECISION}
    assert Version.objects.count() == sum(each.steps.count() for each in pile)


def test_the_same_money_is_not_given_twice(world: SimpleNamespace) -> None:
    giving, one, other = (
        bring_to(world, sound_declaration(world, name), State.APPROVED, round_=2)
        for name in ("机关运转", "人民调解经费", "法律援助经费")
    )
    asked = [
        ask_adjustment(
            by=world.people[Role.CLERK],
            declaration=gaining,
            source=giving,
            kind="transfer",
            amount=Decimal("200000"),
            reason="案件增加。",
        )
        for gaining in (one, other)
    ]
    deciders = (world.people[Role.BUREAU_LEADER], world.people[Role.PRINCIPAL_LEADER])

    def grant(nth: int) -> Callable[[], object]:
        return lambda: decide_adjustment(
            by=deciders[nth], adjustment=asked[nth], granted=True
        )

    wrong = at_once(grant(0), grant(1))
    assert [type(why) for why in wrong] == [NotNowError]
    assert full_year_budget(giving) == Decimal("70000.00")


def rename(
    world: SimpleNamespace, declaration: Declaration, was: str, now: str
) -> Callable[[], object]:
    return lambda: save_cell(
        by=world.people[Role.CLERK],
        declaration=declaration,
        cell="project.name",
        was=was,
        now=now,
    )


def test_a_project_renamed_by_two_keeps_the_first_name(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    was = declaration.project.name
    wrong = while_waiting(
        rename(world, declaration, was, "法律援助经费"),
        rename(world, declaration, was, "援助律师经费"),
    )
    assert [type(why) for why in wrong] == [CellConflictError]
    assert Project.objects.get().name == "法律援助经费"
    assert declaration.edits.count() == 1


def begin(
    world: SimpleNamespace, name: str, *, year: int = 2026
) -> Callable[[], object]:
    budget_year, _made = BudgetYear.objects.get_or_create(
        bureau=world.bureau, year=year
    )
    return lambda: create_project(
        by=world.people[Role.CLERK],
        budget_year=budget_year,
        section=world.section,
        name=name,
    )


def test_one_name_is_given_to_one_new_project(world: SimpleNamespace) -> None:
    wrong = while_waiting(begin(world, "普法经费"), begin(world, "普法经费", year=2027))
    assert [type(why) for why in wrong] == [InvalidInputError]
    assert "本单位已有项目" in str(wrong[0])


def test_a_name_just_taken_is_not_given_again(world: SimpleNamespace) -> None:
    declaration = sound_declaration(world)
    wrong = while_waiting(
        begin(world, "普法经费", year=2027),
        rename(world, declaration, declaration.project.name, "普法经费"),
    )
    assert [str(why) for why in wrong] == ["本单位已有同名的项目，请换一个名称。"]


def test_a_name_that_is_refused_is_not_what_the_review_goes_by(
    world: SimpleNamespace,
) -> None:
    declaration = sound_declaration(world)
    taken = "张三13800138000"
    begin(world, taken, year=2027)()
    saved = save_cells(
        by=world.people[Role.CLERK],
        declaration=declaration,
        typed=[Typed("project.name", declaration.project.name, taken)],
    )
    assert isinstance(saved.cells[0], RefusedCell)
    assert saved.declaration.project.name == declaration.project.name
    stands = count_findings(declaration)
    assert (saved.review.errors, saved.review.warnings) == (
        stands.errors,
        stands.warnings,
    )


def a_file(world: SimpleNamespace, *names: str) -> ImportedFile:
    """A file of forms, read, for blank forms of next year."""
    forms = [sound_declaration(world, f"{name}（上年）") for name in names]
    year = BudgetYear.objects.create(bureau=world.bureau, year=2027)
    for name in names:
        begin(world, name, year=2027)()
    return ImportedFile.objects.create(
        budget_year=year,
        section=world.section,
        name="申报表.json",
        sha256="0" * 64,
        is_read=True,
        package=form_of_many(forms).package.to_json(),
        by=world.people[Role.CLERK],
        at=timezone.now(),
    )


def test_a_file_taken_over_waits_for_who_holds_its_forms(
    world: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_file(world, "人民调解经费", "法律援助经费")
    blank = Declaration.objects.filter(year=2027)
    pks = list(blank.order_by("pk").values_list("pk", flat=True))
    fill = importing.fill_declaration

    def fill_slowly(**said: object) -> Declaration:
        filled = fill(**said)  # type: ignore[arg-type]
        Event().wait(0.5)
        return filled

    monkeypatch.setattr(importing, "fill_declaration", fill_slowly)

    def hold_both() -> None:
        Event().wait(0.25)
        with transaction.atomic():
            locked_many(pks)

    # The file's second project is the form made first.
    names = {0: "法律援助经费", 1: "人民调解经费"}
    wrong = at_once(
        lambda: take_over(by=world.people[Role.CLERK], imported=file, names=names),
        hold_both,
    )
    assert wrong == []
    assert blank.filter(made_from=file).count() == 2


def test_a_form_being_filled_from_a_file_is_not_given_up(
    world: SimpleNamespace,
) -> None:
    file = a_file(world, "法律援助经费")
    clerk = world.people[Role.CLERK]
    blank = Declaration.objects.get(year=2027)
    wrong = while_waiting(
        lambda: take_over(by=clerk, imported=file, names={0: "法律援助经费"}),
        lambda: delete_draft(by=clerk, declaration=blank),
    )
    assert [type(why) for why in wrong] == [ConflictError]
    file.refresh_from_db()
    assert file.taken == [0]
    assert blank.indicators.count() == 6
