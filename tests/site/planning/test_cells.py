"""A cell is kept as typed, if it still says what the person saw; else both are told."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from tests.site.conftest import person
from tests.site.planning.circle_walk import bring_to, sound_declaration
from tests.site.planning.test_two_at_once import at_once

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import InvalidInputError, NotNowError, SiteError
from faheng.site.planning.actions.cells import (
    CellConflictError,
    RefusedCell,
    SavedCell,
    Typed,
    save_cell,
    save_cells,
)
from faheng.site.planning.models import Declaration, Edit
from faheng.site.planning.states import State

MOST_CONNECTIONS = 80
"""PostgreSQL lets in a hundred unless told otherwise, and others want some."""


@pytest.fixture
def declaration(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


def save(
    world: SimpleNamespace, declaration: Declaration, cell: str, was: str, now: str
) -> SavedCell:
    return save_cell(
        by=world.people[Role.CLERK],
        declaration=declaration,
        cell=cell,
        was=was,
        now=now,
    )


def kept(declaration: Declaration, field: str) -> object:
    return Declaration.objects.values_list(field, flat=True).get(pk=declaration.pk)


@pytest.mark.parametrize(
    ("cell", "was", "typed", "text", "understood"),
    [
        ("project.overview", "律师承办法律援助案件，补贴按件支付。", "律师\n值班", "律师\n值班", None),
        ("project.kind", "经常性项目", " 一次性\n项目 ", "一次性项目", None),
        ("project.procurement", "否", "是", "是", None),
        ("project.starts_on", "2026年1月1日", "2026-3-1", "2026年3月1日", "2026年3月1日"),
        ("project.ends_on", "2026年12月31日", "10月底", "2026年10月31日", "2026年10月31日"),
        ("funding.annual", "27.00", "28.5万", "28.50", "285,000.00 元"),
        ("funding.annual", "27", "1,234,567.89元", "123.456789", "1,234,567.89 元"),
        ("funding.prior_year", "", "２６", "26.00", "260,000.00 元"),
        ("goals.medium_term_goal", "", "三年内覆盖全部村居。", "三年内覆盖全部村居。", None),
    ],
)  # fmt: skip
def test_what_is_typed_is_kept_and_understood(
    world: SimpleNamespace,
    declaration: Declaration,
    cell: str,
    was: str,
    typed: str,
    text: str,
    understood: str | None,
) -> None:
    saved = save(world, declaration, cell, was, typed)
    assert (saved.text, saved.understood) == (text, understood)
    again = save(world, declaration, cell, text, typed)
    assert again.text == text


def test_a_target_is_told_back_in_words(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    row = declaration.indicators.all()[0]
    saved = save(
        world,
        declaration,
        f"indicator:{row.pk}.target",
        "不少于170件",
        "每人每年16次以上，共44人",
    )
    assert saved.understood == "≥ 16 次／人·年，另：44 人"


@pytest.mark.parametrize(
    ("cell", "typed", "why"),
    [
        ("funding.annual", "二十万左右", "请填写金额"),
        ("funding.annual", "-3", "不小于零"),
        ("funding.annual", "0.0000001", "精确到分"),
        ("project.starts_on", "2026年2月30日", "请填写日期"),
        ("project.procurement", "也许", "请选择"),
        ("project.kind", "长" * 61, "不超过60个字"),
        ("project.colour", "红", "表中没有这一项"),
        ("source:1.source", "city", "表中没有这一项"),
        ("indicator.target", "1", "表中没有这一项"),
        ("indicator:999999.target", "1", "已经被删除"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(
    world: SimpleNamespace, declaration: Declaration, cell: str, typed: str, why: str
) -> None:
    with pytest.raises(SiteError, match=why):
        save(world, declaration, cell, "", typed)
    assert not declaration.edits.exists()


def test_a_save_leaves_an_edit_an_event_and_fresh_counts(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    save(world, declaration, "funding.annual", "27.00", "30")
    edit = Edit.objects.get(declaration=declaration)
    assert (edit.cell, edit.before, edit.after) == ("funding.annual", "27.00", "30.00")
    event = AuditEvent.objects.get(event="declaration-edited")
    assert event.facts == {"cell": "funding.annual", "revision": 1}
    declaration.refresh_from_db()
    assert (declaration.annual, declaration.revision) == (Decimal("300000"), 1)
    # The sources no longer add up to the whole.
    assert declaration.errors == 1


def test_the_same_again_changes_nothing(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    for _time in range(2):
        save(world, declaration, "funding.annual", "27.00", "28")
    assert (kept(declaration, "revision"), declaration.edits.count()) == (1, 1)


def test_a_text_kept_otherwise_than_it_is_typed_now_is_still_the_same(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    row = declaration.indicators.all()[0]
    declaration.indicators.filter(pk=row.pk).update(weight="10分 ")
    saved = save(world, declaration, f"indicator:{row.pk}.weight", "10分", "12")
    assert saved.text == "12"


def test_who_comes_second_is_told_whose_text_stands_there(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    other = person("second-clerk", Role.CLERK, world.bureau, world.section)
    save_cell(
        by=other, declaration=declaration, cell="project.plan", was="", now="先普查"
    )
    with pytest.raises(CellConflictError) as told:
        save(world, declaration, "project.plan", "", "先培训")
    assert (told.value.theirs, told.value.by) == ("先普查", other)
    assert told.value.at is not None
    assert "实施计划" in str(told.value)
    assert kept(declaration, "plan") == "先普查"
    # Mine, chosen with theirs in view.
    save(world, declaration, "project.plan", "先普查", "先培训")
    assert kept(declaration, "plan") == "先培训"


def test_of_many_cells_each_is_told_apart(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    saved = save_cells(
        by=world.people[Role.CLERK],
        declaration=declaration,
        typed=[
            Typed("project.plan", "", "分三批办理"),
            Typed("funding.annual", "27.00", "很多"),
            Typed("project.kind", "别的", "一次性项目"),
        ],
    )
    kept_cell, nonsense, conflict = saved.cells
    assert isinstance(kept_cell, SavedCell)
    assert isinstance(nonsense, RefusedCell)
    assert nonsense.typed == "很多"
    assert isinstance(conflict, RefusedCell)
    assert isinstance(conflict.why, CellConflictError)
    assert saved.declaration.revision == 1


def test_two_payments_are_never_due_on_one_day(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    first = declaration.payment_lines.create(by=date(2026, 6, 30), percent="50")
    declaration.payment_lines.create(by=date(2026, 12, 31), percent="100")
    cell = f"payment:{first.pk}.by"
    with pytest.raises(InvalidInputError, match="同一个日期"):
        save(world, declaration, cell, "2026年6月30日", "2026年12月31日")
    assert (
        save(world, declaration, cell, "2026年6月30日", "9月底").text == "2026年9月30日"
    )


def test_a_project_known_by_its_name_in_another_year_keeps_it(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    with pytest.raises(InvalidInputError, match="不能空白"):
        save(world, declaration, "project.name", "法律援助专项经费", " ")
    save(world, declaration, "project.name", "法律援助专项经费", "法律援助经费")
    declaration.project.refresh_from_db()
    assert declaration.project.name == "法律援助经费"
    earlier = sound_declaration(world, "别的项目", year=2025)
    Declaration.objects.filter(pk=earlier.pk).update(project=declaration.project)
    with pytest.raises(NotNowError, match="其他年度"):
        save(world, declaration, "project.name", "法律援助经费", "援助")


@pytest.mark.parametrize("role", [Role.SECTION_HEAD, Role.FINANCE_OFFICER])
def test_who_does_not_fill_in_forms_changes_none(
    world: SimpleNamespace, declaration: Declaration, role: Role
) -> None:
    with pytest.raises(PermissionDenied):
        save_cell(
            by=world.people[role],
            declaration=declaration,
            cell="project.plan",
            was="",
            now="改",
        )


def test_after_a_return_only_what_was_sent_back_is_open(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    bring_to(world, declaration, State.RETURNED)
    goal = "让困难群众及时得到法律援助，案件补贴按时发放。"
    save(world, declaration, "goals.annual_goal", goal, "援助500人。")
    with pytest.raises(NotNowError, match="没有退回"):
        save(world, declaration, "project.plan", "", "改")


def test_a_form_on_its_way_is_closed(
    world: SimpleNamespace, declaration: Declaration
) -> None:
    bring_to(world, declaration, State.SECTION_REVIEW)
    with pytest.raises(NotNowError, match="科室审核"):
        save(world, declaration, "project.plan", "", "改")


def _cells(declaration: Declaration, count: int) -> list[str]:
    rows = declaration.indicators.all()
    fields = ("explanation", "basis", "description", "name")
    found = [f"indicator:{row.pk}.{field}" for row in rows for field in fields]
    assert len(found) >= count
    return found[:count]


@pytest.fixture
def connections(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The database's connections, for one such test at a time whichever process runs it."""
    shared = tmp_path_factory.getbasetemp().parent
    with (shared / "connections.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _write_at_once(
    world: SimpleNamespace, declaration: Declaration, count: int
) -> None:
    """Each writer a cell of their own, as many at a time as the database lets in."""
    people = [
        person(f"clerk-{nth}", Role.CLERK, world.bureau, world.section)
        for nth in range(count)
    ]
    cells = _cells(declaration, count)
    acknowledged: dict[str, str] = {}
    texts = {
        f"indicator:{row.pk}.{field}": getattr(row, field)
        for row in declaration.indicators.all()
        for field in ("explanation", "basis", "description", "name")
    }

    def write(nth: int) -> Callable[[], object]:
        def act() -> None:
            cell = cells[nth]
            saved = save_cell(
                by=people[nth],
                declaration=declaration,
                cell=cell,
                was=texts[cell],
                now=f"第{nth}人写的",
            )
            acknowledged[cell] = saved.text

        return act

    with ThreadPoolExecutor(max_workers=min(count, MOST_CONNECTIONS)) as pool:
        for done in [pool.submit(at_once, write(nth)) for nth in range(count)]:
            assert done.result() == []
    assert len(acknowledged) == count
    for cell, text in acknowledged.items():
        row, _, field = cell.partition(".")
        found = declaration.indicators.get(pk=row.partition(":")[2])
        assert getattr(found, field) == text
    assert declaration.edits.count() == count
    assert kept(declaration, "revision") == count


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_lose_no_write(
    world: SimpleNamespace, connections: None
) -> None:
    _write_at_once(world, sound_declaration(world), 20)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_hundred_at_once_lose_no_write(
    world: SimpleNamespace, connections: None
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("a hundred writers are for PostgreSQL")
    declaration = sound_declaration(world)
    for nth in range(20):
        declaration.indicators.create(position=10 + nth, name=f"指标{nth}")
    _write_at_once(world, declaration, 100)


@pytest.mark.django_db(transaction=True)
def test_of_many_in_one_cell_one_is_kept_and_the_others_told(
    world: SimpleNamespace,
) -> None:
    declaration = sound_declaration(world)

    def write(nth: int) -> Callable[[], object]:
        return lambda: save(world, declaration, "project.plan", "", f"计划{nth}")

    wrong = at_once(*(write(nth) for nth in range(5)))
    assert [type(why) for why in wrong] == [CellConflictError] * 4
    assert declaration.edits.count() == 1
