"""经办人: a declaration begun from last year's, from the library, from a file."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.functional.journeys.official_form import OfficialForm
from tests.functional.journeys.visiting import Visitor

pytestmark = pytest.mark.browser


def test_one_is_begun_from_last_years(visitor: Visitor) -> None:
    visitor.sign_in("clerk3")
    visitor.follow("新建申报")
    visitor.picture("new")
    visitor.go(visitor.page.get_by_role("link", name="续报 行政复议听证室改造经费"))
    visitor.picture("new-from")
    visitor.press("建立2026年申报表")
    assert "行政复议听证室改造经费" in visitor.heading()
    expect(visitor.page.locator("tr.line")).not_to_have_count(0)


def test_one_is_begun_from_the_library(visitor: Visitor) -> None:
    visitor.sign_in("clerk4")
    visitor.follow("新建申报")
    visitor.fill("项目名称", "公共法律服务进乡村经费")
    visitor.press("新建")
    form = OfficialForm(visitor)
    expect(visitor.page.locator("tr.line")).to_have_count(0)
    with visitor.page.expect_response(lambda answer: "/edit/library/" in answer.url):
        visitor.page.get_by_label("从指标库选").press_sequentially("满意度")
    offered = visitor.page.locator("#library-found .entry")
    expect(offered.first).to_contain_text("满意度")
    visitor.look()
    visitor.picture("form-library", of=visitor.page.locator("#grid"))
    with form.answered("/rows/"):
        offered.first.click()
    expect(visitor.page.locator("tr.line")).to_have_count(1)
    visitor.look()
    visitor.menu("指标库")
    visitor.page.get_by_label("加入到").select_option(
        label="公共法律服务进乡村经费（2026）"
    )
    visitor.fill("名称或内容", "法律咨询")
    visitor.press("查找")
    visitor.picture("library")
    visitor.go(visitor.page.get_by_role("button", name="加入").first)
    visitor.go(visitor.page.get_by_role("link", name="回到“公共法律服务进乡村经费”"))
    expect(visitor.page.locator("tr.line")).to_have_count(2)


def test_one_is_taken_from_a_word_file_beside_what_it_says(visitor: Visitor) -> None:
    visitor.sign_in("clerk6")
    visitor.follow("从文件导入")
    sample = visitor.site.samples / "社区矫正社会工作服务经费申报表（无问题）.docx"
    visitor.page.get_by_label("选择文件").set_input_files(sample)
    visitor.press("上传并读取")
    take = visitor.page.get_by_role("button", name="填入勾选的项目")
    take.wait_for()
    visitor.look()
    quote = visitor.page.locator("td[data-label=原文] .quote").first
    expect(quote).not_to_be_empty()
    visitor.picture("import")
    visitor.go(take)
    visitor.says("已填入")
    visitor.menu("待办")
    visitor.page.get_by_role("link", name="社区矫正社会工作服务").first.wait_for()
