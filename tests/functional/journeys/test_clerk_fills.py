"""经办人: a draft mended in the official form, what was sent back answered."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.functional.journeys.official_form import OfficialForm
from tests.functional.journeys.visiting import Visitor

pytestmark = pytest.mark.browser


def test_a_draft_is_mended_by_keyboard_and_submitted(visitor: Visitor) -> None:
    visitor.sign_in("clerk4")
    assert visitor.heading() == "待办"
    visitor.says("必须修改 1")
    visitor.picture("desk-clerk")
    visitor.follow("法律援助专项经费")
    form = OfficialForm(visitor)
    over = form.finding("超过年度资金 270,000 元")
    expect(over).to_contain_text("必须修改")

    cases = form.cell("办结法律援助案件", "年度指标值")
    visitor.picture("form")
    form.is_understood(cases, "不少于170件", "≥ 170 件")
    visitor.picture("form-understood", of=form.row("办结法律援助案件"))
    form.type_into(cases, "不少于170件", then="Enter")
    days = form.cell("律师值班天数", "年度指标值")
    expect(form.field(days)).to_be_focused()
    expect(over).to_have_count(0)

    content = form.cell("受援人满意度", "年度指标值")
    form.type_into(content, "≥9292%以上")
    twice = form.finding("92%")
    expect(twice).to_contain_text("一键改正")
    visitor.look()
    visitor.picture("form-fix", of=twice)
    with form.answered("/fix/"):
        twice.get_by_role("button", name="一键改正").click()
    expect(form.field(content)).to_have_value("≥92%")
    expect(twice).to_have_count(0)
    visitor.look()

    visitor.go(visitor.page.get_by_role("link", name="填完了，去报送"))
    visitor.picture("declaration-submit")
    visitor.press("报送科室审核")
    visitor.says("科室审核")
    assert not visitor.page.get_by_role("link", name="填报修改").count()
    visitor.menu("待办")
    visitor.says_not("法律援助专项经费")


def test_what_must_be_mended_is_not_submitted(visitor: Visitor) -> None:
    visitor.sign_in("clerk7")
    visitor.open("planning/declarations/?q=行政执法监督")
    visitor.follow("行政执法监督工作经费")
    expect(visitor.page.get_by_role("button", name="报送科室审核")).to_be_disabled()
    visitor.go(visitor.page.locator(".blocking").get_by_role("link"))
    form = OfficialForm(visitor)
    finding = form.finding("后者不属于前者")
    expect(finding).to_be_visible()
    kind = form.cell("执法证件申领初审时限", "一级指标")
    form.choose(kind, "产出指标")
    expect(finding).to_have_count(0)
    visitor.look()
    visitor.go(visitor.page.get_by_role("link", name="填完了，去报送"))
    expect(visitor.page.get_by_role("button", name="报送科室审核")).to_be_enabled()


def test_a_waiver_is_asked_for_beside_the_finding(visitor: Visitor) -> None:
    visitor.sign_in("clerk6")
    visitor.follow("社区矫正中心智能设备购置经费")
    form = OfficialForm(visitor)
    finding = form.finding("没有文件名称或文号")
    finding.get_by_text("确有理由不改，申请豁免").click()
    visitor.look()
    finding.get_by_label("申请理由").fill("上级正在印发正式文件，文号下月补录。")
    visitor.picture("form-waiver", of=finding)
    with form.answered("/waiver/"):
        finding.get_by_role("button", name="提交申请").click()
    expect(finding).to_contain_text("已申请豁免，正在等待审批")
    visitor.look()
    visitor.go(visitor.page.get_by_role("link", name="填完了，去报送"))
    visitor.press("报送科室审核")
    visitor.sign_in("head6")
    visitor.follow("社区矫正中心智能设备购置经费")
    visitor.says("上级正在印发正式文件，文号下月补录。")
    waivers = visitor.panel("豁免")
    visitor.press("同意", within=waivers)
    visitor.says("豁免申请已同意。")


def test_what_was_sent_back_is_mended_answered_and_sent_again(
    visitor: Visitor,
) -> None:
    visitor.sign_in("clerk2")
    visitor.says("退回 2 项")
    visitor.follow("合法性审核和政府法律顾问工作经费")
    visitor.says("有 2 项被退回")
    visitor.picture("form-returned")
    form = OfficialForm(visitor)
    kind = form.cell("审核行政规范性文件", "二级指标")
    form.choose(kind, "数量指标")
    # What was not sent back is closed.
    assert not visitor.page.get_by_label("年度目标", exact=True).count()
    money = visitor.page.locator("#money .sent-back")
    money.get_by_label("修改说明").fill("合同金额已在测算说明中列明。")
    with form.answered("/answer/"):
        money.get_by_role("button", name="提交说明").click()
    expect(money).to_contain_text("已说明")
    visitor.look()
    visitor.go(visitor.page.get_by_role("link", name="填完了，去报送"))
    visitor.says("已修改或说明")
    visitor.press("报送科室审核")
    visitor.follow("办理记录")
    visitor.says("合同金额已在测算说明中列明。")
    visitor.follow("版本比较")
