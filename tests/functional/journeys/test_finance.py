"""财务: a pile agreed to at once, a waiver, a year opened, all forms in one archive."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from tests.functional.journeys.visiting import PHONE_IS_SLOW, Visitor

pytestmark = [pytest.mark.browser, PHONE_IS_SLOW]


def test_a_pile_is_agreed_to_at_once(visitor: Visitor) -> None:
    visitor.sign_in("finance1")
    visitor.picture("desk-finance")
    pile = visitor.panel("2026年 一上 · 财务汇总")
    pile.get_by_role("button", name="全选").click()
    boxes = pile.get_by_role("checkbox")
    assert all(box.is_checked() for box in boxes.all())
    visitor.press("对勾选的项目：财务同意", within=pile)
    visitor.says_not("2026年 一上 · 财务汇总")
    visitor.open("planning/declarations/?state=leader-review&year=2026")
    visitor.says("公共法律服务中心和热线运行经费")
    visitor.says("行政复议和行政应诉工作经费")


def test_a_waiver_is_granted(visitor: Visitor) -> None:
    visitor.sign_in("finance1")
    requests = visitor.panel("等您审批的申请")
    visitor.follow("行政复议和行政应诉工作经费", within=requests)
    visitor.says("市级考核表将两个比率合并为一项")
    waivers = visitor.page.locator("#waivers")
    visitor.picture("waiver-decide", of=waivers)
    visitor.press("同意", within=waivers)
    visitor.says("豁免申请已同意。")
    visitor.follow("审核意见")
    visitor.says("已同意豁免")


def test_a_year_is_opened(visitor: Visitor) -> None:
    visitor.sign_in("finance1")
    visitor.menu("年度")
    visitor.follow("开启新年度")
    visitor.page.get_by_label("预算年度").fill("2027")
    visitor.picture("year-open")
    visitor.press("开启")
    visitor.menu("年度")
    visitor.follow("2027年")
    visitor.says("办理中")
    visitor.sign_in("clerk5")
    visitor.follow("新建申报")
    visitor.says("2027年 · 人民参与和促进法治科")


def test_all_forms_are_fetched_in_one_archive(visitor: Visitor, kept: Path) -> None:
    visitor.sign_in("finance1")
    visitor.menu("项目")
    visitor.follow("下载全套表格")
    visitor.picture("download-set")
    visitor.page.get_by_label("年度").select_option(label="示范区司法局 2026年")
    visitor.page.get_by_label("Excel").check()
    visitor.press("开始生成")
    fetched = visitor.page.get_by_role("link", name="下载")
    fetched.wait_for(timeout=60_000)
    visitor.look()
    visitor.picture("job")
    with zipfile.ZipFile(visitor.download(fetched, kept)) as archive:
        names = archive.namelist()
    assert sum(name.endswith(".docx") for name in names) == 16
    assert sum(name.endswith(".xlsx") for name in names) == 16
