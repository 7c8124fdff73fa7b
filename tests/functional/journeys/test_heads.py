"""科室负责人: one declaration agreed to, one sent back with what to mend."""

from __future__ import annotations

import pytest
from tests.functional.journeys.visiting import PHONE_IS_SLOW, Visitor

PROJECT = "示财行〔2024〕118号一村（社区）一法律顾问公益法律服务经费"

pytestmark = [pytest.mark.browser, PHONE_IS_SLOW]


def test_it_is_agreed_to(visitor: Visitor) -> None:
    visitor.sign_in("head4")
    visitor.picture("desk-head")
    visitor.follow(PROJECT)
    visitor.says("没有计量单位")
    visitor.picture("declaration-head")
    visitor.follow("审核意见")
    visitor.says("适当性")
    visitor.picture("review-dimensions")
    visitor.follow("申报表")
    visitor.page.get_by_label("意见（可不填）").fill("同意报送。")
    visitor.press("科室同意")
    visitor.says("财务汇总")
    visitor.menu("待办")
    visitor.says_not(PROJECT)


def test_it_is_sent_back_with_what_to_mend(visitor: Visitor) -> None:
    visitor.sign_in("head4")
    visitor.follow(PROJECT)
    sending = visitor.page.locator("details.move").filter(has_text="退回修改")
    sending.get_by_text("退回修改", exact=True).click()
    visitor.look()
    item = sending.locator(".pick").filter(has_text="参与调解重大矛盾纠纷")
    item.get_by_role("checkbox").check()
    item.get_by_role("textbox").fill("请写明计量单位：件。")
    visitor.picture("return", of=sending)
    visitor.press("退回", within=sending)
    visitor.says("退回修改")
    visitor.sign_in("clerk4")
    visitor.menu("待办")
    visitor.page.get_by_role("link", name="通知").click()
    visitor.page.wait_for_url("**/notices/")
    visitor.look()
    visitor.says(PROJECT)
    visitor.menu("待办")
    visitor.follow(PROJECT)
    visitor.says("请写明计量单位：件。")
