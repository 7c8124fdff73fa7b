"""预算管理一体化: targets out in the platform's columns, and its exports in again."""

from __future__ import annotations

import html
from collections.abc import Sequence
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from tests.site.planning.circle_walk import bring_to, sound_declaration
from tests.site.planning.ways.conftest import hand_in

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import InvalidInputError, ManyError
from faheng.site.planning.actions.platform_rows import take_rows
from faheng.site.planning.actions.projects import create_project, delete_draft
from faheng.site.planning.models import (
    BudgetYear,
    Declaration,
    ImportedFile,
    Indicator,
    Project,
)
from faheng.site.planning.packages import understood, with_rows
from faheng.site.planning.states import State
from faheng.site.planning.unified_platform.columns import COLUMNS
from faheng.site.planning.unified_platform.exporting import platform_rows, workbook_of
from faheng.site.planning.unified_platform.matching import (
    declarations_of,
    planned_rows,
)
from faheng.site.planning.unified_platform.splitting import (
    Parts,
    parts_of,
    says_the_same,
    value_of,
)

HEADINGS = [column.heading for column in COLUMNS.values()]
ROW = [
    "",
    "法律援助专项经费",
    "产出指标",
    "数量指标",
    "办结法律援助案件",
    "≥",
    "定量",
    "180",
    "件",
    "10",
    "",
]


def workbook(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> bytes:
    book, buffer = Workbook(), BytesIO()
    for row in (headings, *rows):
        book.active.append(list(row))
    book.save(buffer)
    return buffer.getvalue()


def changed(**cells: str) -> list[str]:
    """The row with some of its cells otherwise."""
    keys = list(COLUMNS)
    row = list(ROW)
    for key, text in cells.items():
        row[keys.index(key)] = text
    return row


@pytest.fixture
def draft(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


def read(
    world: SimpleNamespace, clerk: Client, data: bytes, name: str = "平台.xlsx"
) -> ImportedFile:
    year = BudgetYear.objects.get()
    found = hand_in(clerk, year, world.section, name, data, "platform")
    assert isinstance(found, ImportedFile), found
    return found


def take(
    world: SimpleNamespace, imported: ImportedFile, *, accepted_only: bool = False
) -> tuple[int, int, int]:
    taken = take_rows(
        by=world.people[Role.CLERK], imported=imported, accepted_only=accepted_only
    )
    return taken.changed, taken.added, taken.left_out


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("≥95%", Parts("≥", "定量", "95", "%")),
        ("不低于95%", Parts("≥", "定量", "95", "%")),
        ("不超过3000元", Parts("≤", "定量", "3000", "元")),
        ("=100%", Parts("=", "定量", "100", "%")),
        ("0起", Parts("=", "定量", "0", "起")),
        ("1440元/件", Parts("=", "定量", "1440", "元/件")),
        ("每季度至少1次", Parts("≥", "定量", "1", "次/季度")),
        ("每人每年不少于16次", Parts("≥", "定量", "16", "次/人/年")),
        ("有所提升", Parts("定性", "定性", "有所提升")),
    ],
)
def test_a_value_is_split_into_the_platforms_parts(text: str, parts: Parts) -> None:
    row = Indicator(name="某项指标")
    assert parts_of(row, understood(row, text, 2026), 2026) == parts


@pytest.mark.parametrize(
    "text",
    [
        "8个小时或3个半天",
        "2026年12月底前",
        "2~3次",
        "每人每年16次以上，共44人",
        "≥95955及以上",
    ],
)
def test_a_value_that_cannot_be_split_stays_whole(text: str) -> None:
    row = Indicator(name="某项指标")
    value = understood(row, text, 2026)
    parts = parts_of(row, value, 2026)
    assert not parts.is_split
    assert parts == Parts(target=text)
    assert says_the_same(value_of(row, parts, 2026), value)


def test_what_goes_out_is_text_and_never_computed(draft: Declaration) -> None:
    draft.indicators.filter(position=1).update(name="=cmd|'/C calc'!A0")
    (full,) = with_rows([draft.pk])
    data = workbook_of(platform_rows([full]), "指标")
    sheet = load_workbook(BytesIO(data)).active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert [cell.value for cell in sheet[1]] == HEADINGS
    assert sheet.cell(2, 5).value == "=cmd|'/C calc'!A0"
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_what_went_out_comes_in_and_changes_nothing(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    draft.indicators.create(position=7, name="服务时长", target="8个小时或3个半天")
    draft.indicators.create(position=8, name="完成时间", target="2026年12月底前")
    year = draft.budget_year_id
    out = clerk.get(reverse("planning:platform-export", args=[year]))
    assert out["Content-Disposition"].startswith("attachment")
    imported = read(world, clerk, out.content)
    before = list(draft.indicators.values())
    assert take(world, imported) == (0, 0, 0)
    assert list(draft.indicators.values()) == before
    assert not draft.edits.exists()


def test_what_was_changed_on_the_platform_comes_in(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    rows = [
        changed(),
        changed(
            name="新增的指标",
            direction="大于等于",
            nature="正向",
            target="5",
            unit="场",
        ),
        changed(
            name="群众法治意识",
            direction="定性",
            nature="定性",
            target="有所提升",
            unit="",
        ),
    ]
    imported = read(world, clerk, workbook(*rows))
    assert take(world, imported) == (1, 2, 0)
    names = dict(draft.indicators.values_list("name", "target"))
    assert names["办结法律援助案件"] == "≥180件"
    assert names["新增的指标"] == "≥5场"
    assert names["群众法治意识"] == "有所提升"
    first = draft.indicators.first()
    assert draft.edits.get(cell=f"indicator:{first.pk}.target").before == "不少于170件"


def test_the_same_rows_twice_change_nothing_more(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    data = workbook(changed())
    imported = read(world, clerk, data)
    take(world, imported)
    assert read(world, clerk, data) == imported
    draft.indicators.filter(position=1).update(target="≥200件")
    assert take(world, imported) == (0, 0, 0)
    assert draft.indicators.first().target == "≥200件"


def test_merged_and_other_headings_are_understood(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    book, buffer = Workbook(), BytesIO()
    sheet = book.active
    sheet.append(["一体化平台导出"])
    sheet.append(
        [
            "项目名称*",
            "一级指标",
            "二级指标",
            "指标名称",
            "符号",
            "年度指标值",
            "度量单位",
            "权重",
        ]
    )
    sheet.append(
        [
            "法律援助专项经费",
            "产出指标",
            "数量指标",
            "办结法律援助案件",
            "≥",
            190,
            "件",
            10,
        ]
    )
    sheet.append(["", "", "", "接待咨询", "≥", 500, "人次", 5])
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:B4")
    book.save(buffer)
    imported = read(world, clerk, buffer.getvalue())
    assert take(world, imported) == (1, 1, 0)
    added = draft.indicators.get(name="接待咨询")
    assert (added.level1, added.target, added.weight) == ("产出指标", "≥500人次", "5")


MISTAKES = [
    (changed(name=""), "没有填写三级指标"),
    (changed(target=""), "没有填写目标值"),
    (changed(direction="约等于"), "不认识"),
    (changed(nature="随便"), "不认识"),
    (changed(nature="定性"), "请核对"),
    (changed(target="很多"), "不是一个数"),
    (changed(weight="一百"), "分值"),
    (changed(weight="120"), "分值"),
    (changed(name="长" * 301), "超过300个字"),
    (changed(project="没有这个项目"), "没有申报项目"),
    (changed(code="SFJ-9", project=""), "没有申报项目"),
    (changed(project=""), "请选择填入哪个项目"),
]


@pytest.mark.parametrize(
    ("row", "says"),
    MISTAKES,
    ids=[f"{n}-{says}" for n, (_, says) in enumerate(MISTAKES)],
)
def test_a_mistake_in_a_row_is_said_of_it(
    world: SimpleNamespace,
    draft: Declaration,
    clerk: Client,
    row: list[str],
    says: str,
) -> None:
    imported = read(world, clerk, workbook(row, changed(name="好的一行")))
    with pytest.raises(ManyError) as why:
        take(world, imported)
    assert why.value.sentences[0].startswith("第2行：")
    assert says in why.value.sentences[0]
    assert not draft.indicators.filter(name="好的一行").exists()
    page = clerk.get(reverse("planning:import", args=[imported.pk])).content.decode()
    assert says in html.unescape(page)
    assert take(world, imported, accepted_only=True) == (0, 1, 1)
    assert draft.indicators.filter(name="好的一行").exists()


def test_rows_without_a_project_go_where_the_person_says(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    imported = read(world, clerk, workbook(changed(project="")))
    answer = clerk.post(
        reverse("planning:import-rows", args=[imported.pk]), {"into": draft.pk}
    )
    assert answer.status_code == 302
    assert draft.indicators.first().target == "≥180件"


def test_an_indicator_named_twice_is_a_mistake(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    imported = read(world, clerk, workbook(changed(), changed(target="190")))
    with pytest.raises(ManyError, match="出现了两次"):
        take(world, imported)


def test_indicators_of_one_name_under_two_levels_are_two(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    rows = (changed(), changed(level1="效益指标", level2="社会效益指标", target="9"))
    for order in (rows, rows[::-1]):
        imported = read(world, clerk, workbook(*order))
        take(world, imported)
        named = draft.indicators.filter(name="办结法律援助案件").order_by("position")
        assert list(named.values_list("level1", "target")) == [
            ("产出指标", "≥180件"),
            ("效益指标", "≥9件"),
        ]


def test_an_indicator_under_other_levels_is_known_by_its_name(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    imported = read(world, clerk, workbook(changed(level2="产出数量")))
    assert take(world, imported) == (1, 0, 0)
    assert draft.indicators.first().level2 == "产出数量"


@pytest.mark.parametrize(
    ("second", "says"),
    [
        (changed(code="SFJ-1", project=""), "出现了两次"),
        (changed(level1="", level2=""), "出现了两次"),
        (changed(level1="", level2="数量指标"), "出现了两次"),
    ],
)
def test_two_rows_do_not_fill_one_indicator(
    world: SimpleNamespace,
    draft: Declaration,
    clerk: Client,
    second: list[str],
    says: str,
) -> None:
    Project.objects.update(code="SFJ-1")
    imported = read(world, clerk, workbook(changed(), second))
    with pytest.raises(ManyError, match=says):
        take(world, imported)
    assert draft.indicators.first().target == "不少于170件"


def test_of_two_rows_that_may_mean_one_indicator_neither_does(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    rows = (changed(level2="产出数量"), changed(level1="效益指标"))
    imported = read(world, clerk, workbook(*rows))
    assert take(world, imported, accepted_only=True) == (0, 0, 2)
    with pytest.raises(ManyError, match="看不出是哪一项") as why:
        take(world, imported)
    assert len(why.value.sentences) == 2


def test_rows_taken_into_a_draft_given_up_are_taken_again(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    imported = read(world, clerk, workbook(changed()))
    assert take(world, imported) == (1, 0, 0)
    delete_draft(by=world.people[Role.CLERK], declaration=draft)
    with pytest.raises(ManyError, match="没有申报项目"):
        take(world, imported)
    again = create_project(
        by=world.people[Role.CLERK],
        budget_year=draft.budget_year,
        section=world.section,
        name="法律援助专项经费",
    )
    assert take(world, imported) == (0, 1, 0)
    assert again.indicators.get().target == "≥180件"
    assert take(world, imported) == (0, 0, 0)


def test_what_a_row_comes_to_fits_into_the_form(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    rows = (changed(weight="1e-9"), changed(name="补贴", target="1" * 300))
    imported = read(world, clerk, workbook(*rows))
    with pytest.raises(ManyError) as why:
        take(world, imported)
    weight, target = why.value.sentences
    assert "“权重”超过10个字" in weight
    assert "“年度指标值”超过300个字" in target


def test_a_form_changes_once_however_many_rows_it_gets(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    rows = [changed(), *(changed(name=f"第{nth}项指标") for nth in range(20))]
    imported = read(world, clerk, workbook(*rows))
    AuditEvent.objects.all().delete()
    with CaptureQueriesContext(connection) as queries:
        assert take(world, imported) == (1, 20, 0)
    assert len(queries) < 60
    draft.refresh_from_db()
    assert draft.revision == 1
    event = AuditEvent.objects.get(event="declaration-edited")
    assert (event.facts["rows"], event.facts["revision"]) == (21, 1)
    added = draft.indicators.get(name="第19项指标")
    edit = draft.edits.get(cell=f"indicator:{added.pk}.target")
    assert (edit.before, edit.after, edit.by) == (
        "",
        "≥180件",
        world.people[Role.CLERK],
    )
    places = list(draft.indicators.values_list("position", flat=True))
    assert places == list(range(1, 27))


def test_rows_of_a_form_sent_back_are_looked_at_together(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    rows = (changed(name=f"第{nth}项指标") for nth in range(30))
    imported = read(world, clerk, workbook(*rows))
    bring_to(world, draft, State.RETURNED)
    with CaptureQueriesContext(connection) as queries:
        planned = planned_rows(imported, declarations_of(imported))
    assert all("不能修改" in row.mistakes[0] for row in planned)
    assert len(queries) < 8


def test_a_form_on_its_way_is_not_changed(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    bring_to(world, draft, State.SECTION_REVIEW)
    imported = read(world, clerk, workbook(changed()))
    with pytest.raises(ManyError, match="不能修改"):
        take(world, imported)
    assert draft.indicators.first().target == "不少于170件"


def test_another_sections_form_is_not_found(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    sound_declaration(world, "应诉经费", section=world.other_section)
    imported = read(world, clerk, workbook(changed(project="应诉经费")))
    with pytest.raises(ManyError, match="没有申报项目"):
        take(world, imported)


def test_a_file_without_the_headings_is_refused(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    imported = read(world, clerk, workbook(["甲", "乙"], headings=["姓名", "电话"]))
    assert "目标值" in imported.refusal


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CLERK])
def test_only_the_clerk_takes_rows(
    world: SimpleNamespace, draft: Declaration, clerk: Client, role: Role
) -> None:
    imported = read(world, clerk, workbook(changed()))
    with pytest.raises(PermissionDenied):
        take_rows(by=world.people[role], imported=imported, accepted_only=True)
    assert draft.indicators.first().target == "不少于170件"


def test_the_page_names_what_cannot_be_split(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    draft.indicators.create(position=9, name="服务时长", target="8个小时或3个半天")
    page = clerk.get(reverse("planning:platform", args=[draft.budget_year_id]))
    assert [row.indicator.name for row in page.context["whole"]] == ["服务时长"]


def test_a_file_brings_no_more_rows_than_a_form_can_have(
    world: SimpleNamespace, clerk: Client, draft: Declaration
) -> None:
    rows = [changed(name=f"第{nth}项指标") for nth in range(195)]
    found = read(world, clerk, workbook(*rows))
    with pytest.raises(InvalidInputError):
        take_rows(by=world.people[Role.CLERK], imported=found, accepted_only=False)
    assert draft.indicators.count() == 6
