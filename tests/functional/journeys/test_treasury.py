"""财政业务科室 and 上级: reviewed by dimension, returned, approved; bureaus side by side."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.functional.journeys.visiting import PHONE_IS_SLOW, Visitor

SECOND = "一村（社区）一法律顾问公益法律服务经费（区级资金）"
WAITS = "示财行〔2024〕86号各区专职人民调解服务经费"

pytestmark = [pytest.mark.browser, PHONE_IS_SLOW]


def test_the_second_declaration_is_reviewed_by_dimension_and_approved(
    visitor: Visitor,
) -> None:
    visitor.sign_in("treasury1")
    visitor.picture("desk-treasury")
    visitor.follow(SECOND)
    visitor.follow("审核意见")
    for dimension in ("完整性", "相关性", "适当性", "可行性"):
        visitor.says(dimension)
    visitor.follow("与上年对比")
    visitor.follow("申报表")
    visitor.press("批复")
    visitor.says("已批复")


def test_items_are_sent_back_to_the_bureau(visitor: Visitor) -> None:
    visitor.sign_in("treasury1")
    visitor.follow(SECOND)
    sending = visitor.page.locator("details.move").filter(has_text="退回修改")
    sending.get_by_text("退回修改", exact=True).click()
    picks = sending.locator(".pick")
    picks.nth(0).get_by_role("checkbox").check()
    picks.nth(0).get_by_role("textbox").fill("请写明实施单位。")
    picks.last.get_by_role("checkbox").check()
    picks.last.get_by_role("textbox").fill("请说明目标值的测算依据。")
    visitor.press("退回", within=sending)
    visitor.sign_in("clerk4")
    visitor.says("退回 2 项")


def test_a_control_number_is_sent_down(visitor: Visitor) -> None:
    visitor.sign_in("treasury1")
    pile = visitor.panel("2026年 一上 · 等待控制数")
    pile.get_by_role("checkbox", name=f"勾选“{WAITS}”").check()
    pile.get_by_label("的控制数（元）").fill("123,400.00")
    visitor.picture("control-number", of=pile)
    visitor.press("对勾选的项目：下达控制数", within=pile)
    visitor.sign_in("clerk5")
    visitor.follow(WAITS)
    visitor.says("控制数 12.34 万元")


def test_bureaus_are_seen_side_by_side_from_above(visitor: Visitor) -> None:
    visitor.sign_in("city1")
    overview = visitor.page.locator("#overview")
    expect(overview).to_contain_text("示范区司法局")
    visitor.picture("overview")
    visitor.follow("示范区司法局", within=overview)
    visitor.follow(SECOND)
    visitor.says_not("填报修改")
    visitor.sign_in("province1")
    expect(visitor.page.locator("#overview")).to_contain_text("示范市司法局")
    visitor.follow("下级 （示范市司法局）", within=visitor.page.locator("#overview"))
    expect(visitor.page.locator("#overview")).to_contain_text("示范区司法局")
