"""系统管理员 and 内部监督: an account handed over, one-time codes, the trail."""

from __future__ import annotations

import base64

import pytest
from django_otp.oath import totp
from tests.functional.journeys.visiting import PHONE_IS_SLOW, Visitor

CHOSEN = "清风明月-照我还-2026"

pytestmark = [pytest.mark.browser, PHONE_IS_SLOW]


def test_a_person_is_added_and_chooses_a_password_of_their_own(
    visitor: Visitor,
) -> None:
    visitor.sign_in("admin1")
    assert visitor.heading() == "人员"
    visitor.picture("people")
    visitor.follow("添加人员")
    visitor.fill("登录名", "zhang.min")
    visitor.fill("姓名", "张敏")
    visitor.page.get_by_label("角色").select_option(label="经办人")
    visitor.page.get_by_label("科室（单位）").select_option(label="法治科")
    visitor.picture("person-add")
    visitor.press("添加")
    visitor.says("初始密码只显示这一次")
    first = visitor.page.locator(".secret").inner_text().strip()
    visitor.follow("已经交给本人")
    visitor.says("zhang.min")

    visitor.sign_in("zhang.min", first)
    visitor.says("现在的密码是由他人设定的")
    visitor.picture("password-change")
    # Nothing else is open before that.
    visitor.open("planning/")
    assert visitor.heading() == "修改密码"
    for label, text in {
        "当前密码": first,
        "新密码": CHOSEN,
        "再输一次新密码": CHOSEN,
    }.items():
        visitor.fill(label, text)
    visitor.press("修改密码")
    visitor.sign_in("zhang.min", CHOSEN)
    assert visitor.heading() == "待办"
    visitor.says("合法性审核和政府法律顾问工作经费")


def test_one_time_codes_are_set_up_and_asked_for(visitor: Visitor) -> None:
    visitor.sign_in("clerk5")
    visitor.open("account/")
    visitor.picture("account")
    visitor.follow("启用动态口令")
    visitor.fill("密码", visitor.site.passwords["clerk5"])
    visitor.press("下一步")
    secret = "".join(visitor.page.locator(".secret").inner_text().split())
    visitor.picture("codes")
    visitor.fill("动态口令", _code(secret))
    visitor.press("核对并启用")
    visitor.says("备用码只显示这一次")
    spare = visitor.page.locator("ol.codes li").first.inner_text()
    visitor.follow("已经抄好")
    visitor.says("个备用码")

    visitor.sign_in("clerk5")
    assert visitor.heading() == "动态口令"
    visitor.fill("动态口令或备用码", "000000")
    visitor.press("确认")
    visitor.says("口令不正确")
    visitor.fill("动态口令或备用码", spare)
    visitor.press("确认")
    assert visitor.heading() == "待办"


def _code(secret: str) -> str:
    """What the phone shows now."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    return f"{totp(key):06d}"


def test_who_watches_reads_the_trail(visitor: Visitor) -> None:
    visitor.sign_in("clerk5")
    visitor.sign_in("auditor1")
    visitor.menu("操作记录")
    visitor.says("登录")
    visitor.picture("trail")
    visitor.page.get_by_label("事项").select_option(label="登录")
    visitor.press("查看")
    assert visitor.page.locator("tbody tr").count() >= 2
    visitor.menu("项目")
    visitor.follow("普法工作经费")
    visitor.follow("办理记录")
    assert not visitor.page.get_by_role("button", name="报送科室审核").count()
