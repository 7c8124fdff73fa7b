"""Filling in a form as a clerk does: in a browser, by keyboard, two at once, offline."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.functional.editing_desk import Desk
from tests.site.conftest import django_db_setup as django_db_setup
from tests.site.conftest import person
from tests.site.conftest import world as world
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.models import Declaration, Indicator
from faheng.site.planning.states import Move, State

NAMES = ("chromium", "chromium-browser", "google-chrome")

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Playwright's own loop would make Django refuse the test's database calls.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    program = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield opened
        opened.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


@pytest.fixture
def declaration(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


@pytest.fixture
def rows(declaration: Declaration) -> list[Indicator]:
    return list(declaration.indicators.all())


@pytest.fixture
def desk(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
) -> Iterator[Desk]:
    opened = Desk(browser, live_server, world.people[Role.CLERK], declaration)
    yield opened
    complaints = opened.complaints
    opened.context.close()
    assert complaints == []


def test_what_is_typed_is_read_back_kept_and_there_again(
    desk: Desk, rows: list[Indicator]
) -> None:
    cell, heard = desk.cell(rows[0], "target"), desk.heard(rows[0], "target")
    desk.page.fill(cell, "每人每年16次以上，共44人")
    expect(desk.page.locator(heard)).to_contain_text("≥ 16 次／人·年，另：44 人")
    desk.page.press(cell, "Tab")
    desk.expect_saved()
    rows[0].refresh_from_db()
    assert rows[0].target == "每人每年16次以上，共44人"
    desk.page.reload()
    assert desk.page.input_value(cell) == "每人每年16次以上，共44人"
    expect(desk.page.locator(heard)).to_contain_text("≥ 16 次／人·年，另：44 人")


def test_one_reading_of_two_is_chosen_by_a_button(
    desk: Desk, rows: list[Indicator]
) -> None:
    cell = desk.cell(rows[0], "target")
    desk.page.fill(cell, "8个小时或3个半天")
    desk.page.get_by_role("button", name="≥ 3 半天").click()
    desk.expect_saved()
    assert desk.page.input_value(cell) == "≥3半天"
    rows[0].refresh_from_db()
    assert rows[0].target == "≥3半天"


def test_nonsense_stays_in_the_cell_with_the_reason(
    desk: Desk, declaration: Declaration
) -> None:
    desk.type("#f-funding-annual", "二十万左右")
    expect(desk.page.locator("#said-funding-annual")).to_contain_text("请填写金额")
    assert desk.page.input_value("#f-funding-annual") == "二十万左右"
    desk.type("#f-funding-annual", "28.5万")
    desk.expect_saved()
    expect(desk.page.locator("#f-funding-annual")).to_have_value("28.50")
    expect(desk.page.locator("#sum-annual")).to_contain_text("比总额少 1.50")
    expect(desk.page.locator("#slot-money")).to_contain_text("必须修改")
    desk.type("#f-funding-annual", "27")
    expect(desk.page.locator("#slot-money .finding")).to_have_count(0)
    expect(desk.page.locator("#sum-annual")).to_contain_text("与总额一致")


def test_two_people_in_one_cell_lose_nothing(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
    desk: Desk,
) -> None:
    other = person("second-clerk", Role.CLERK, world.bureau, world.section)
    second = Desk(browser, live_server, other, declaration)
    second.type("#f-project-plan", "先普查")
    second.expect_saved()
    desk.type("#f-project-plan", "先培训")
    said = desk.page.locator("#said-project-plan")
    expect(said).to_contain_text(other.name)
    expect(said).to_contain_text("先普查")
    expect(said).to_contain_text("先培训")
    assert desk.faults() == []
    said.get_by_role("button", name="用我填写的").click()
    desk.expect_saved()
    declaration.refresh_from_db()
    assert declaration.plan == "先培训"
    second.type("#f-project-plan", "先试点")
    second.page.get_by_role("button", name="采用表中的").click()
    expect(second.page.locator("#f-project-plan")).to_have_value("先培训")
    declaration.refresh_from_db()
    assert declaration.plan == "先培训"
    assert second.complaints == []
    second.context.close()


def test_what_others_changed_appears_with_the_next_save(
    desk: Desk, world: SimpleNamespace, declaration: Declaration
) -> None:
    save_cell(
        by=person("second-clerk", Role.CLERK, world.bureau, world.section),
        declaration=declaration,
        cell="project.plan",
        was="",
        now="先普查",
    )
    desk.type("#f-project-kind", "一次性项目")
    expect(desk.page.locator("#f-project-plan")).to_have_value("先普查")
    expect(desk.page.locator("#toast")).to_contain_text("1 处已由他人更新")


def test_a_cell_brought_anew_under_the_hand_is_still_disputed(
    desk: Desk,
    world: SimpleNamespace,
    declaration: Declaration,
    rows: list[Indicator],
) -> None:
    cell = desk.cell(rows[0], "name")
    desk.page.focus(cell)
    desk.page.keyboard.type("依法")
    save_cell(
        by=person("second-clerk", Role.CLERK, world.bureau, world.section),
        declaration=declaration,
        cell=f"indicator:{rows[0].pk}.name",
        was="办结法律援助案件",
        now="受理法律援助案件",
    )
    # The rows are drawn anew while the cell has not been left yet.
    desk.page.evaluate("document.querySelector('button[value^=\"down:\"]').click()")
    expect(desk.page.locator("tr.line").first).to_have_id(f"row-indicator-{rows[1].pk}")
    expect(desk.page.locator(cell)).to_be_focused()
    desk.page.keyboard.press("Tab")
    said = desk.page.locator(desk.heard(rows[0], "name"))
    expect(said).to_contain_text("受理法律援助案件")
    said.get_by_role("button", name="采用表中的").click()
    expect(desk.page.locator(cell)).to_have_value("受理法律援助案件")


def test_going_on_takes_along_what_was_just_typed(
    desk: Desk, declaration: Declaration
) -> None:
    desk.page.fill("#f-project-plan", "分批办理。")
    desk.page.get_by_role("link", name="填完了，去报送").click()
    desk.page.wait_for_url(f"**/declarations/{declaration.pk}/")
    declaration.refresh_from_db()
    assert declaration.plan == "分批办理。"


def test_a_block_from_a_worksheet_fills_cells_and_adds_rows(
    desk: Desk, declaration: Declaration, rows: list[Indicator]
) -> None:
    block = '接待群众来访\t\t≥300人次\t5\n"回访\n受援人"\t\t≥95%\t5\n'
    desk.paste(desk.cell(rows[5], "name"), block)
    expect(desk.page.locator("#toast")).to_contain_text("已填入 8 格")
    desk.expect_saved()
    kept = list(declaration.indicators.values_list("name", "target", "weight"))
    assert kept[5:] == [("接待群众来访", "≥300人次", "5"), ("回访受援人", "≥95%", "5")]
    desk.page.get_by_role("button", name="撤销").click()
    expect(desk.page.locator(desk.cell(rows[5], "name"))).to_have_value("受援人满意度")
    desk.expect_saved()
    assert declaration.indicators.all()[5].target == "不低于92%"


def test_a_fix_is_one_click_away(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
    rows: list[Indicator],
) -> None:
    declaration.indicators.filter(pk=rows[1].pk).update(target="≥9898%以上")
    desk = Desk(browser, live_server, world.people[Role.CLERK], declaration)
    card = desk.page.locator(f"#slot-indicator-{rows[1].pk} .finding")
    expect(card).to_contain_text("建议修改")
    expect(card).to_contain_text("依据")
    mark = desk.page.locator(f"#mark-indicator-{rows[1].pk}-target")
    expect(mark).to_contain_text("建议修改")
    card.get_by_role("button", name="一键改正").click()
    desk.expect_saved()
    expect(desk.page.locator(desk.cell(rows[1], "target"))).to_have_value("≥98%")
    expect(card).to_have_count(0)
    expect(mark).to_be_empty()
    assert desk.complaints == []
    desk.context.close()


def test_a_waiver_is_asked_for_beside_the_finding(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
    rows: list[Indicator],
) -> None:
    declaration.indicators.filter(pk=rows[4].pk).update(target="有所提升")
    desk = Desk(browser, live_server, world.people[Role.CLERK], declaration)
    card = desk.page.locator(f"#slot-indicator-{rows[4].pk} .finding.warning").first
    card.get_by_text("申请豁免").click()
    assert desk.faults() == []
    card.get_by_label("申请理由").fill("市局统一口径。")
    card.get_by_role("button", name="提交申请").click()
    expect(card).to_contain_text("正在等待审批")
    assert declaration.waivers.get().reason == "市局统一口径。"
    assert desk.complaints == []
    desk.context.close()


def test_keys_move_from_cell_to_cell(desk: Desk, rows: list[Indicator]) -> None:
    page = desk.page
    name, target = desk.cell(rows[0], "name"), desk.cell(rows[0], "target")
    page.focus(name)
    page.keyboard.press("Enter")
    assert desk.focused() == desk.cell(rows[1], "name")[1:]
    page.keyboard.press("ArrowUp")
    assert desk.focused() == name[1:]
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert desk.focused() == target[1:]
    page.keyboard.press("Home")
    page.keyboard.type("约")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowDown")
    assert desk.focused() == desk.cell(rows[1], "target")[1:]
    expect(page.locator(target)).to_have_value("约不少于170件")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    desk.expect_saved()
    # Enter in the last row leaves the grid; within a long text it makes a new line.
    page.focus("#f-goals-annual_goal")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert desk.focused() == "f-goals-annual_goal"


def test_rows_are_added_moved_taken_away_and_put_back(
    desk: Desk, declaration: Declaration, rows: list[Indicator]
) -> None:
    page = desk.page
    before = [row.name for row in rows]
    page.get_by_role("button", name="第2项上移").click()
    desk.expect_saved()
    expect(page.locator("tr.line").first).to_have_id(f"row-indicator-{rows[1].pk}")
    page.get_by_role("button", name="删除第1项").click()
    expect(page.locator("#toast")).to_contain_text(f"已删除“{before[1]}”")
    expect(page.locator("tr.line")).to_have_count(5)
    page.get_by_role("button", name="撤销").click()
    expect(page.locator("tr.line")).to_have_count(6)
    names = list(declaration.indicators.values_list("name", flat=True))
    assert names == [before[1], before[0], *before[2:]]
    page.get_by_role("button", name="在第1项后增加一行").click()
    expect(page.locator("tr.line")).to_have_count(7)
    made = declaration.indicators.all()[1]
    expect(page.locator(desk.cell(made, "name"))).to_be_focused()


def test_an_indicator_is_taken_from_the_library(
    desk: Desk, declaration: Declaration
) -> None:
    desk.page.get_by_label("从指标库选").press_sequentially("调解成功")
    entry = desk.page.locator(".entries .entry").first
    name = entry.locator("strong").inner_text()
    assert desk.faults() == []
    entry.click()
    expect(desk.page.locator("tr.line")).to_have_count(7)
    made = declaration.indicators.last()
    assert made is not None
    assert (made.name, made.library_id != "") == (name, True)
    assert made.target


def test_work_outlives_a_lost_connection(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
) -> None:
    desk = Desk(browser, live_server, world.people[Role.CLERK], declaration)
    desk.context.set_offline(True)
    desk.type("#f-project-plan", "分三批办理。")
    expect(desk.page.locator("#saved")).to_contain_text("连接中断")
    desk.context.set_offline(False)
    desk.expect_saved()
    declaration.refresh_from_db()
    assert declaration.plan == "分三批办理。"
    # The machine is switched off before the connection is back: no parting message.
    desk.page.evaluate(
        "() => { window.fetch = () => Promise.reject(new TypeError()); }"
    )
    desk.type("#f-project-plan", "分四批办理。")
    expect(desk.page.locator("#saved")).to_contain_text("连接中断")
    desk.page.goto(desk.url)
    notice = desk.page.locator("#kept-here")
    expect(notice).to_contain_text("有 1 处修改上次没有保存成功")
    assert desk.faults() == []
    desk.page.get_by_role("button", name="恢复并保存").click()
    desk.expect_saved()
    declaration.refresh_from_db()
    assert declaration.plan == "分四批办理。"
    assert desk.page.evaluate("localStorage.length") == 0
    desk.context.close()


def test_only_what_was_sent_back_is_open_and_answered(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
    rows: list[Indicator],
) -> None:
    bring_to(world, declaration, State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    back = [("goals", "请写明受益人数。"), (f"indicator:{rows[2].pk}", "时限太长。")]
    make_move(world, declaration, Move.RETURN, head, returned=back)
    desk = Desk(browser, live_server, world.people[Role.CLERK], declaration)
    page = desk.page
    opened = page.locator(".cell .field")
    assert opened.count() == 2 + 7
    expect(page.locator("#goals")).to_contain_text("请写明受益人数。")
    assert desk.faults() == []
    box = page.locator(f"#row-indicator-{rows[2].pk} + tr.found")
    expect(box).to_contain_text("时限太长。")
    box.get_by_label("修改说明").fill("已改为20日内。")
    box.get_by_role("button", name="提交说明").click()
    expect(box).to_contain_text("已说明")
    item = declaration.returned_items.get(item=f"indicator:{rows[2].pk}")
    assert item.answer == "已改为20日内。"
    goals = page.locator("#goals")
    goals.get_by_label("修改说明").fill("已写明500人。")
    goals.get_by_role("button", name="提交说明").click()
    expect(goals).to_contain_text("已说明")
    desk.type("#f-goals-annual_goal", "全年援助500人。")
    desk.expect_saved()
    assert desk.complaints == []
    desk.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_page_fits_and_has_no_barriers(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
    rows: list[Indicator],
    width: int,
) -> None:
    declaration.indicators.filter(pk=rows[1].pk).update(target="≥9898%以上")
    declaration.indicators.filter(pk=rows[4].pk).update(target="有所提升")
    clerk = world.people[Role.CLERK]
    desk = Desk(browser, live_server, clerk, declaration, width)
    assert desk.fits()
    assert desk.faults() == []
    desk.type("#f-funding-annual", "很多")
    expect(desk.page.locator("#said-funding-annual")).to_contain_text("请填写金额")
    assert desk.faults() == []
    desk.page.goto(f"{desk.url}judged/")
    assert desk.fits()
    assert desk.faults() == []
    assert desk.complaints == []
    desk.context.close()
