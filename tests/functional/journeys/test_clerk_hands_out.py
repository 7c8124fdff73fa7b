"""经办人: official files out of a declaration, the platform's cells, an attachment."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from playwright.sync_api import expect
from tests.functional.journeys.visiting import Visitor

PROJECT = "普法工作经费"

pytestmark = pytest.mark.browser


def test_the_form_is_downloaded_in_each_format(visitor: Visitor, kept: Path) -> None:
    visitor.sign_in("clerk5")
    visitor.open("planning/declarations/?q=普法工作经费&year=2026")
    visitor.follow(PROJECT)
    visitor.follow("下载表格")
    visitor.picture("download")
    texts = {}
    # What the official form has no place for is named first, and left out only if asked.
    visitor.press("下载", is_refused=True)
    visitor.says("没有填写下列内容的地方")
    visitor.page.get_by_label("舍去上面列出的内容，照样生成").check()
    for kind, label in {"docx": "Word", "xlsx": "Excel", "pdf": "PDF"}.items():
        visitor.page.get_by_label(label).check()
        button = visitor.page.get_by_role("button", name="下载", exact=True)
        path = visitor.download(button, kept)
        assert path.suffix == f".{kind}"
        texts[kind] = "".join(_text(path).split())
    for text in texts.values():
        assert PROJECT in text
        assert "开展法治宣传活动" in text


def _text(path: Path) -> str:
    if path.suffix == ".docx":
        tables = docx.Document(str(path)).tables
        cells = (cell.text for table in tables for cell in table._cells)
        return "".join(cells)
    if path.suffix == ".xlsx":
        return _cells(path)
    return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def _cells(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "".join(
        str(value)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    )


def test_it_is_copied_into_the_platform_cell_by_cell(
    visitor: Visitor, kept: Path
) -> None:
    visitor.sign_in("clerk5")
    visitor.open("planning/declarations/?q=普法工作经费&year=2026")
    visitor.follow(PROJECT)
    visitor.follow("一体化填报")
    visitor.picture("copy")
    first = visitor.page.locator(".copy-text").first.inner_text()
    expect(visitor.page.locator("button.copy").first).to_be_focused()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("#copied")).to_contain_text("已复制")
    assert visitor.page.evaluate("navigator.clipboard.readText()") == first
    expect(visitor.page.locator("button.copy").nth(1)).to_be_focused()
    visitor.look()
    link = visitor.page.get_by_role("link", name="导出 Excel")
    assert "开展法治宣传活动" in _cells(visitor.download(link, kept))


def test_a_pdf_is_attached_and_fetched_again(
    visitor: Visitor, kept: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "测算说明.pdf"
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(letter)
    visitor.sign_in("clerk5")
    visitor.open("planning/declarations/?q=普法工作经费&year=2026")
    visitor.follow(PROJECT)
    visitor.follow("附件")
    visitor.page.get_by_label("选择文件").set_input_files(letter)
    visitor.press("上传")
    visitor.picture("attachments")
    link = visitor.page.get_by_role("link", name="测算说明.pdf")
    assert visitor.download(link, kept).read_bytes() == letter.read_bytes()
