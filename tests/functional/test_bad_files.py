"""A file that cannot be read is refused in one sentence saying what to do."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest
from tests.unit.documents.samples import (
    plain_word_file,
    plain_workbook,
    with_parts,
    zip_of,
)

from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.opening import LARGEST_FILE, open_document

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        open_document(path)
    sentence = str(caught.value)
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    assert "\n" not in sentence
    return sentence


def encrypted(data: bytes) -> bytes:
    buffer = io.BytesIO()
    file = msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(data))
    file.encrypt("secret", buffer)
    return buffer.getvalue()


def compound(*streams: str) -> bytes:
    """The head of an old office file and the entries of its directory."""
    entries = b""
    for name in streams:
        coded = name.encode("utf-16-le") + b"\x00\x00"
        entries += coded.ljust(64, b"\x00") + len(coded).to_bytes(2, "little")
        entries += bytes(-len(entries) % 128)
    return MAGIC + bytes(512 - len(MAGIC)) + entries


def packed_with_password() -> bytes:
    """A Word file whose members say they are encrypted, as some packers leave it."""
    data = bytearray(plain_word_file())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at != -1:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def swollen() -> bytes:
    return with_parts(plain_word_file(), word_media=" " * 60_000_000)


def many_times_swollen() -> bytes:
    buffer = io.BytesIO(plain_workbook())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as file:
        for number in range(11):
            file.writestr(f"xl/media/{number}", bytes(50_000_000))
    return buffer.getvalue()


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    "<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
)

BAD: list[tuple[str, str, Callable[[], bytes]]] = [
    ("空文件.txt", "空的", lambda: b""),
    ("空白.txt", "没有可读的文字", lambda: b"\n \t\n"),
    ("乱.docx", "不是可识别", lambda: random.Random(7).randbytes(5000)),
    ("改名.docx", "压缩包", lambda: zip_of(readme=b"x")),
    ("包.rar", "压缩包", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(50)),
    ("版式.ofd", "OFD 阅读器", lambda: zip_of(**{"OFD.xml": b"<x/>"})),
    ("演示.pptx", "演示", lambda: zip_of(**{"[Content_Types].xml": b"", "ppt__p": b""})),
    ("二进制.xlsb", "xlsb", lambda: zip_of(**{"xl__workbook.bin": b""})),
    ("开放.odt", "ODF", lambda: zip_of(**{"mimetype": b"", "content.xml": b""})),
    ("加密.docx", "去掉密码", lambda: encrypted(plain_word_file())),
    ("加密.xlsx", "去掉密码", lambda: encrypted(plain_workbook())),
    ("加密包.docx", "去掉密码", packed_with_password),
    ("旧.wps", "另存为 .docx", lambda: compound("Root Entry", "WordDocument")),
    ("旧.ET", "另存为 .xlsx", lambda: compound("Root Entry", "Workbook")),
    ("残.doc", "不完整", lambda: compound("Root Entry", "WordDocument")),
    ("残.xls", "不完整", lambda: compound("Root Entry", "Workbook")),
    ("残旧.xls", "不完整", lambda: compound("Root Entry", "Book")),
    ("旧.msg", "旧版办公文件", lambda: compound("Root Entry", "Something")),
    ("图.docx", "扫描图片", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99)),
    ("图.jpg", "扫描图片", lambda: b"\xff\xd8\xff\xe0" + bytes(99)),
    ("图.tif", "扫描图片", lambda: b"II*\x00" + bytes(99)),
    ("图.bmp", "扫描图片", lambda: b"BM" + bytes(99)),
    ("空网页.xls", "没有可读的文字", lambda: b"<html><table><tr><td>&nbsp;</td></tr></table>"),
    ("空归档.mht", "没有可读的文字", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related"),
    ("富文本.doc", "RTF", lambda: b"{\\rtf1\\ansi x}"),
    ("平面.xml", "XML", lambda: b"<?xml version='1.0'?><?mso-application x?><w/>"),
    ("半截.docx", "不完整", lambda: plain_word_file()[:9000]),
    ("半截.xlsx", "不完整", lambda: plain_workbook()[:3000]),
    ("缺件.docx", "不完整", lambda: zip_of(**{"[Content_Types].xml": b"", "word__x": b""})),
    ("膨胀.docx", "异常庞大", swollen),
    ("膨胀.xlsx", "异常庞大", many_times_swollen),
    ("实体.xlsx", "不完整", lambda: with_parts(plain_workbook(), **{"xl_worksheets/sheet1": ENTITIES})),
    ("繁体.txt", "编码", lambda: "項目支出績效目標表，預算數，單位：萬元".encode("big5")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "says", "make"), BAD, ids=[f"{name}-{says}" for name, says, _ in BAD]
)
def test_is_refused_by_name(
    name: str, says: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    assert says in refusal(path)


def test_what_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "没有找到" in refusal(tmp_path / "无.docx")
    assert "没有找到" in refusal(tmp_path / "坏\0名.docx")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "文件夹" in refusal(tmp_path)


def test_a_name_too_long_is_refused(tmp_path: Path) -> None:
    refusal(tmp_path / ("长" * 3000))


def test_a_file_nobody_may_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "锁.txt"
    path.write_text("甲")

    def forbid(*_: object, **__: object) -> None:
        raise PermissionError

    # Taking the right away from the file would not stop the superuser.
    monkeypatch.setattr(Path, "open", forbid)
    assert "没有权限" in refusal(path)


def test_a_file_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert "200 MB" in refusal(path)


def test_the_kind_is_told_by_content_whatever_the_name(tmp_path: Path) -> None:
    for data, kind in (
        (plain_word_file(), "docx"),
        (plain_workbook(), "xlsx"),
        ("项目\t值\n甲\t1\n".encode("gbk"), "txt"),
    ):
        path = tmp_path / "文件.pdf"
        path.write_bytes(data)
        document = open_document(path)
        assert document.format == kind
        assert document.name == "文件.pdf"
        assert len(document.sha256) == 64
        assert document.blocks
