"""分管领导 and 办公室: a pile signed on the phone, a change granted, a meeting recorded."""

from __future__ import annotations

import pytest
from tests.functional.journeys.visiting import PHONE_IS_SLOW, Visitor

APPROVED = "专职人民调解服务经费（区级资金）"

pytestmark = pytest.mark.browser


def test_a_leader_signs_a_pile(visitor: Visitor) -> None:
    visitor.sign_in("leader1")
    visitor.picture("desk-leader")
    visitor.picture("desk-leader-phone", on_phone=True)
    pile = visitor.panel("2026年 一上 · 分管领导审核")
    pile.get_by_role("checkbox", name="勾选“社区矫正和安置帮教工作经费”").check()
    visitor.press("对勾选的项目：分管领导同意", within=pile)
    visitor.says_not("2026年 一上 · 分管领导审核")


@PHONE_IS_SLOW
def test_a_leader_grants_a_change_of_target(visitor: Visitor) -> None:
    visitor.sign_in("clerk5")
    visitor.open("planning/declarations/?state=approved&year=2026")
    visitor.follow(APPROVED)
    asking = visitor.page.locator("details").filter(has_text="申请调整绩效目标").last
    asking.get_by_text("申请调整绩效目标").click()
    visitor.look()
    chosen = asking.get_by_label("指标", exact=True)
    named = chosen.locator("option").first.inner_text().partition("（")[0]
    asking.get_by_label("调整后的指标值").fill("不少于1500件")
    asking.get_by_label("理由").fill("上半年案件增加。")
    visitor.picture("change-ask", of=asking)
    visitor.press("提交申请", within=asking)
    visitor.says("等待审批")
    visitor.sign_in("leader1")
    visitor.follow(APPROVED, within=visitor.panel("等您审批的申请"))
    changes = visitor.page.locator("#changes")
    visitor.picture("change-decide", of=changes)
    visitor.press("同意", within=changes)
    visitor.says_not("等待审批")
    visitor.says("不少于1500件")
    visitor.says(named)


@PHONE_IS_SLOW
def test_the_office_records_a_meeting(visitor: Visitor) -> None:
    visitor.sign_in("recorder1")
    pile = visitor.panel("2026年 一上 · 党组会（办公会）研究")
    pile.get_by_role("button", name="全选").click()
    pile.get_by_label("已登记的决定").select_option(label="登记新的会议决定")
    pile.get_by_label("召开日期").fill("2025-10-20")
    pile.get_by_label("会议纪要文号").fill("〔2025〕21号")
    pile.get_by_label("决定内容").fill("原则同意，按程序报送区财政局。")
    visitor.look()
    visitor.picture("desk-office")
    visitor.press("对勾选的项目：登记会议通过", within=pile)
    visitor.open("planning/declarations/?state=treasury-review&year=2026")
    visitor.says("人民调解工作经费")
    visitor.follow("人民调解工作经费")
    visitor.follow("办理记录")
    visitor.says("〔2025〕21号")
