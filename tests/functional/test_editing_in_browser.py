"""Filling in a form as a clerk does: in a browser, by keyboard, two at once, offline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer
from tests.functional.editing_desk import Desk
from tests.site.conftest import PASSWORD, person
from tests.site.conftest import django_db_setup as django_db_setup
from tests.site.conftest import world as world
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.models import Declaration, Indicator
from faheng.site.planning.states import Move, State

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


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


def eventually(holds: Callable[[], bool], seconds: float = 8) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


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


def test_going_back_while_it_is_on_its_way_is_a_change_as_well(
    desk: Desk, declaration: Declaration
) -> None:
    def plan() -> str:
        declaration.refresh_from_db()
        return declaration.plan

    desk.delay("/cells/", 1500)
    desk.type("#f-project-plan", "先培训")
    eventually(lambda: plan() == "先培训")
    desk.type("#f-project-plan", "")
    eventually(lambda: plan() == "")
    desk.expect_saved()
    assert desk.page.input_value("#f-project-plan") == ""
    eventually(lambda: desk.page.evaluate("localStorage.length") == 0)


def test_what_is_typed_while_another_text_is_refused_is_judged_anew(
    desk: Desk, declaration: Declaration
) -> None:
    desk.delay("/cells/", 1000)
    with desk.page.expect_response("**/cells/"):
        desk.type("#f-funding-annual", "很多")
    desk.type("#f-funding-annual", "28")
    expect(desk.page.locator("#f-funding-annual")).to_have_value("28.00")
    desk.expect_saved()
    expect(desk.page.locator("#said-funding-annual")).not_to_contain_text("请填写")


def test_a_block_keeps_to_its_rows_where_some_are_closed(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
    rows: list[Indicator],
) -> None:
    bring_to(world, declaration, State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    back = [(f"indicator:{rows[at].pk}", "请核对。") for at in (1, 3)]
    make_move(world, declaration, Move.RETURN, head, returned=back)
    desk = Desk(browser, live_server, world.people[Role.CLERK], declaration)
    desk.paste(desk.cell(rows[1], "name"), "甲\n乙\n丙\n丁")
    toast = desk.page.locator("#toast")
    expect(toast).to_contain_text("已填入 2 格；另有 2 格不能填写")
    desk.expect_saved()
    names = list(declaration.indicators.values_list("name", flat=True))
    before = [row.name for row in rows]
    assert names == [before[0], "甲", before[2], "丙", *before[4:]]
    assert desk.complaints == []
    desk.context.close()


def test_levels_of_merged_cells_go_on_from_the_row_above(
    desk: Desk, declaration: Declaration, rows: list[Indicator]
) -> None:
    block = (
        "产出指标\t数量指标\t甲\n\t\t乙\n\t质量指标\t丙\n效益指标\t\t丁\n"
        "满意度指标\t服务对象满意度指标\t戊\n"
    )
    desk.paste(desk.cell(rows[0], "level1"), block)
    expect(desk.page.locator("#toast")).to_contain_text("已填入 14 格")
    desk.expect_saved()
    kept = list(declaration.indicators.values_list("level1", "level2", "name"))
    assert kept[:5] == [
        ("产出指标", "数量指标", "甲"),
        ("产出指标", "数量指标", "乙"),
        ("产出指标", "质量指标", "丙"),
        # A level of another group is not carried on; it stays as it was.
        ("效益指标", rows[3].level2, "丁"),
        ("满意度指标", "服务对象满意度指标", "戊"),
    ]


def test_a_block_that_has_no_room_fills_nothing(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
    rows: list[Indicator],
) -> None:
    desk = Desk(browser, live_server, world.people[Role.CLERK], declaration)
    desk.paste(desk.cell(rows[0], "name"), "指标\n" * 260)
    expect(desk.page.locator("#toast")).to_contain_text("最多")
    assert desk.page.input_value(desk.cell(rows[0], "name")) == rows[0].name
    assert declaration.indicators.count() == 6
    desk.context.close()


def test_a_row_that_could_not_be_asked_for_is_not_promised(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
    rows: list[Indicator],
) -> None:
    desk = Desk(browser, live_server, world.people[Role.CLERK], declaration)
    again = "没有办成，连接恢复后请再点一次"
    desk.context.set_offline(True)
    desk.page.click("button[value=add]")
    expect(desk.page.locator("#toast")).to_contain_text(again)
    expect(desk.page.locator("#saved")).to_contain_text(again)
    # Cells that wait are still sent by themselves, and said to be.
    desk.type("#f-project-plan", "分三批办理。")
    expect(desk.page.locator("#saved")).to_contain_text("恢复后自动保存")
    desk.page.click(f"button[value='remove:{rows[0].pk}']")
    expect(desk.page.locator("#saved")).to_contain_text("恢复后自动保存")
    desk.context.set_offline(False)
    desk.expect_saved()
    assert declaration.indicators.count() == 6
    desk.page.click(f"button[value='remove:{rows[0].pk}']")
    expect(desk.page.locator("tr.line")).to_have_count(5)
    desk.context.set_offline(True)
    desk.page.get_by_role("button", name="撤销").click()
    expect(desk.page.locator("#toast")).to_contain_text(again)
    desk.context.set_offline(False)
    # What was taken away is still to be had back.
    desk.page.get_by_role("button", name="撤销").click()
    expect(desk.page.locator("tr.line")).to_have_count(6)
    desk.context.close()


def test_a_half_written_reason_outlives_what_others_save(
    desk: Desk,
    world: SimpleNamespace,
    declaration: Declaration,
    rows: list[Indicator],
) -> None:
    declaration.indicators.filter(pk=rows[4].pk).update(target="有所提升")
    desk.page.reload()
    slot = desk.page.locator(f"#slot-indicator-{rows[4].pk}")
    card = slot.locator(".finding.warning").first
    card.get_by_text("申请豁免").click()
    reason = card.get_by_label("申请理由")
    reason.press_sequentially("市局口径")
    reason.press("Home")
    save_cell(
        by=person("second-clerk", Role.CLERK, world.bureau, world.section),
        declaration=declaration,
        cell=f"indicator:{rows[0].pk}.level2",
        was=rows[0].level2,
        now="质量指标",
    )
    desk.look()
    changed = desk.page.locator(desk.cell(rows[0], "level2"))
    expect(changed).to_have_value("质量指标")
    desk.page.keyboard.type("按")
    expect(reason).to_be_visible()
    expect(reason).to_have_value("按市局口径")


def test_a_site_that_does_not_answer_holds_nobody(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
) -> None:
    desk = Desk(browser, live_server, world.people[Role.CLERK], declaration)
    hold = desk.page.evaluate
    hold(
        """() => {
          const ask = window.fetch;
          window.fetch = (url, how) => new Promise((_, fail) => {
            how.signal?.addEventListener("abort", () => fail(how.signal.reason));
          });
          window.answerAgain = () => { window.fetch = ask; };
          const wait = AbortSignal.timeout.bind(AbortSignal);
          AbortSignal.timeout = (long) => wait(long / 20);
        }"""
    )
    desk.type("#f-project-plan", "分三批办理。")
    expect(desk.page.locator("#saved")).to_contain_text("连接中断")
    hold("AbortSignal.timeout = () => new AbortController().signal")
    desk.page.get_by_role("link", name="填完了，去报送").click()
    desk.page.wait_for_url(f"**/declarations/{declaration.pk}/", timeout=6000)
    desk.page.goto(desk.url)
    expect(desk.page.locator("#kept-here")).to_contain_text("有 1 处修改")
    desk.context.close()


def test_a_row_whose_answer_did_not_come_in_time_may_be_there(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
) -> None:
    desk = Desk(browser, live_server, world.people[Role.CLERK], declaration)
    desk.page.evaluate(
        """() => {
          const ask = window.fetch;
          window.fetch = async (url, how) => {
            const answer = await ask(url, { ...how, signal: undefined });
            if (how.method !== "POST") return answer;
            throw new DOMException("", "TimeoutError");
          };
        }"""
    )
    desk.page.click("button[value=add]")
    expect(desk.page.locator("#toast")).to_contain_text("可能已经办成")
    # What has become of it is looked up at once.
    expect(desk.page.locator("tr.line")).to_have_count(7)
    assert declaration.indicators.count() == 7
    desk.context.close()


def test_going_back_to_the_form_shows_what_is_kept(
    desk: Desk, declaration: Declaration
) -> None:
    desk.type("#f-project-plan", "分三批办理。")
    desk.expect_saved()
    desk.page.click("button[value=add]")
    expect(desk.page.locator("tr.line")).to_have_count(7)
    desk.page.get_by_role("link", name="返回项目").click()
    desk.page.wait_for_url(f"**/declarations/{declaration.pk}/")
    desk.page.go_back()
    expect(desk.page.locator("#f-project-plan")).to_have_value("分三批办理。")
    expect(desk.page.locator("tr.line")).to_have_count(7)


def test_a_new_row_calls_nobody_back_who_has_gone_on_to_write(desk: Desk) -> None:
    desk.delay("/rows/", 1200)
    desk.page.click("button[value=add]")
    desk.page.focus("#f-project-plan")
    desk.page.keyboard.type("分三")
    expect(desk.page.locator("tr.line")).to_have_count(7)
    desk.page.keyboard.type("批")
    assert desk.focused() == "f-project-plan"
    assert desk.page.input_value("#f-project-plan") == "分三批"


def test_the_keyboard_stays_with_the_row_it_moves(
    desk: Desk, declaration: Declaration, rows: list[Indicator]
) -> None:
    def press(button: str, then: str) -> None:
        desk.page.focus(f"button[value='{button}']")
        desk.page.keyboard.press("Enter")
        expect(desk.page.locator(f"button[value='{then}']")).to_be_focused()

    one, two, last = (rows[at].pk for at in (0, 1, 5))
    press(f"down:{one}", f"down:{one}")
    expect(desk.page.locator("tr.line").nth(1)).to_have_id(f"row-indicator-{one}")
    # At the top there is no further up.
    press(f"up:{one}", f"down:{one}")
    expect(desk.page.locator("tr.line").first).to_have_id(f"row-indicator-{one}")
    press(f"remove:{one}", f"remove:{two}")
    press(f"remove:{last}", f"remove:{rows[4].pk}")
    desk.page.focus("button[value=add-payment]")
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator(".payments .field:focus")).to_have_count(1)
    made = declaration.payment_lines.get()
    press(f"remove-payment:{made.pk}", "add-payment")


def test_a_form_that_is_gone_is_said_to_be_and_not_tried_for_ever(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
) -> None:
    clerk = world.people[Role.CLERK]
    desk = Desk(browser, live_server, clerk, declaration)
    tries: list[str] = []
    desk.page.on("request", lambda each: tries.append(each.method))
    clerk.memberships.all().delete()
    desk.type("#f-project-plan", "分三批办理。")
    expect(desk.page.locator("#saved")).to_contain_text("以后的修改不会保存")
    desk.page.click("button[value=add]")
    expect(desk.page.locator("#toast")).to_contain_text("以后的修改不会保存")
    desk.page.wait_for_timeout(5500)
    assert tries.count("POST") <= 2
    assert desk.page.input_value("#f-project-plan") == "分三批办理。"
    desk.context.close()


def test_what_was_written_outlives_signing_in_again(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
) -> None:
    bring_to(world, declaration, State.SECTION_REVIEW)
    head = world.people[Role.SECTION_HEAD]
    desk = Desk(browser, live_server, head, declaration)
    page = desk.page
    project = desk.url.removesuffix("edit/")

    def send_back() -> None:
        page.locator("details.move button.danger").click()

    page.goto(project)
    page.locator("details.move summary").click()
    goals = page.locator(".pick", has=page.locator("[value=goals]"))
    goals.locator("[type=checkbox]").check()
    goals.locator("textarea").fill("请写明受益人数。")
    desk.context.clear_cookies(name="sessionid")
    send_back()
    page.fill("input[name=username]", head.username)
    page.fill("input[name=password]", PASSWORD)
    page.click("button.main")
    page.wait_for_url(project)
    expect(page.locator("details.move .message")).to_contain_text("已为您恢复")
    assert desk.faults() == []
    assert goals.locator("[type=checkbox]").is_checked()
    # A page left open while signing in elsewhere has an old sign for its forms.
    desk.context.clear_cookies(name="csrftoken")
    send_back()
    expect(page.locator("h1")).to_have_text("页面已过期")
    page.goto(project)
    expect(goals.locator("textarea")).to_have_value("请写明受益人数。")
    send_back()
    expect(page.locator(".messages")).to_contain_text("已办理")
    assert declaration.returned_items.get().message == "请写明受益人数。"
    kept = "sessionStorage.getItem('faheng:unsent')"
    eventually(lambda: page.evaluate(kept) is None)
    desk.context.close()


def test_a_reason_beside_the_form_outlives_signing_in_again(
    browser: Browser,
    live_server: LiveServer,
    world: SimpleNamespace,
    declaration: Declaration,
    rows: list[Indicator],
) -> None:
    declaration.indicators.filter(pk=rows[4].pk).update(target="有所提升")
    clerk = world.people[Role.CLERK]
    desk = Desk(browser, live_server, clerk, declaration)
    page = desk.page
    card = page.locator(f"#slot-indicator-{rows[4].pk} .finding.warning").first
    card.get_by_text("申请豁免").click()
    card.get_by_label("申请理由").fill("市局统一口径。")
    desk.context.clear_cookies(name="sessionid")
    card.get_by_role("button", name="提交申请").click()
    expect(card.locator(".mistake")).to_contain_text("登录已过期，没有办成")
    page.goto(desk.url)
    page.fill("input[name=username]", clerk.username)
    page.fill("input[name=password]", PASSWORD)
    page.click("button.main")
    expect(card.get_by_label("申请理由")).to_have_value("市局统一口径。")
    expect(card).to_contain_text("已为您恢复")
    card.get_by_role("button", name="提交申请").click()
    expect(card).to_contain_text("正在等待审批")
    assert page.evaluate("sessionStorage.getItem('faheng:unsent')") is None
    desk.context.close()
