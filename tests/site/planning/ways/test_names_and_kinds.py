"""Names made harmless, and kinds told by content."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.documents.samples import plain_word_file, plain_workbook, zip_of

from faheng.site.exceptions import RefusedFileError
from faheng.site.planning.uploads.kinds import kind_of
from faheng.site.planning.uploads.names import safe_name, unique_names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\表.docx", "表.docx"),
        ("=cmd|'/C calc'!A0.xlsx", "C calc'_A0.xlsx"),
        ("=1+2.xlsx", "_1+2.xlsx"),
        ("@SUM(A1).xls", "_SUM(A1).xls"),
        ("甲\x00乙\x1b[31m.txt", "甲乙[31m.txt"),
        ("甲\u202exslx.exe", "甲xslx.exe"),
        ("CON.docx", "_CON.docx"),
        ("   ", "未命名"),
        ("..", "未命名"),
        ("", "未命名"),
    ],
)
def test_a_name_is_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending() -> None:
    safe = safe_name("长" * 5000 + ".docx")
    assert len(safe) == 120
    assert safe.endswith("长.docx")


@given(st.text(max_size=300))
def test_no_name_leads_anywhere(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert len(safe) <= 120
    assert not set(safe) & set('/\\<>:"|?*\n\0')
    assert safe[0] not in "=+@."
    assert safe_name(safe) == safe


def test_repeated_names_are_numbered_whatever_their_case() -> None:
    assert list(unique_names(["甲.docx", "甲.DOCX", "甲.docx", "乙"])) == [
        "甲.docx",
        "甲（2）.DOCX",
        "甲（3）.docx",
        "乙",
    ]


def word_with_macro() -> bytes:
    buffer = io.BytesIO(plain_word_file())
    with zipfile.ZipFile(buffer, "a") as file:
        file.writestr("word/vbaProject.bin", b"x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("pdf", b"%PDF-1.7\n"),
        ("docx", plain_word_file()),
        ("xlsx", plain_workbook()),
        ("png", b"\x89PNG\r\n\x1a\n" + bytes(9)),
        ("jpg", b"\xff\xd8\xff\xe0" + bytes(9)),
        ("txt", "会议纪要".encode()),
        ("txt", "会议纪要，同意申报。".encode("gb18030")),
        ("ofd", zip_of(**{"OFD.xml": b"<x/>"})),
    ],
)
def test_a_kind_is_told_by_content(kind: str, data: bytes) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("says", "data"),
    [
        ("空的", b""),
        ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        ("SVG", b"<?xml version='1.0'?><svg/>"),
        ("网页", b"<!DOCTYPE html><script>x()</script>"),
        ("网页", b"<html>%PDF-1.7</html>"),
        ("网页", "\ufeff<html></html>".encode("utf-16-le")),
        ("不能作附件|网页", b"GIF89a<script>"),
        ("宏", word_with_macro()),
        ("编码|不是可识别", bytes(range(1, 32)) * 9),
        ("压缩包", zip_of(readme=b"x")),
        ("不完整", plain_word_file()[:900]),
        ("旧版|不是|另存", b"MZ" + bytes(200)),
    ],
)
def test_what_a_browser_or_a_program_would_run_is_refused(
    says: str, data: bytes
) -> None:
    with pytest.raises(RefusedFileError) as why:
        kind_of(data)
    assert any(word in str(why.value) for word in says.split("|")), str(why.value)
    assert str(why.value).count("。") == 1
