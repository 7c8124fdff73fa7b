"""Chinese text is read in the encodings it comes in; nothing else passes for it."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faheng.documents.encoding import decode
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.txt.reader import read_blocks

TEXT = "项目支出绩效目标表\r\n指标值\t≥95%　（元）“三公”经费①\r\n"


@pytest.mark.parametrize(
    "encoding",
    [
        "utf-8",
        "utf-8-sig",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "gbk",
        "gb18030",
        "utf-32",
    ],
)
def test_text_is_read_in(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_big_endian_text_with_a_mark_is_read() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("big5", "項目支出績效目標表，指標值，預算數，單位：萬元，財政撥款收入"),
        ("shift_jis", "これはテキストファイルです。予算の執行状況について"),
        ("latin-1", "Où est le café où l'été dernier nous étions déjà allés à pied"),
    ],
)
def test_text_is_refused_in(encoding: str, text: str) -> None:
    with pytest.raises(UnreadableFileError, match="编码"):
        decode(text.encode(encoding))


def test_bytes_that_are_no_text_are_refused() -> None:
    data = bytes(range(256)) * 20
    with pytest.raises(UnreadableFileError, match="不是可识别"):
        decode(data)


def test_text_lost_to_question_marks_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="乱码"):
        decode("\ufffd\ufffd局\ufffd\ufffd".encode())


def test_text_cut_off_inside_a_character_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        decode((TEXT * 20).encode()[:-3])


@settings(max_examples=100)
@given(st.binary(max_size=400) | st.binary(min_size=1).map(lambda d: TEXT.encode() + d))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(UnreadableFileError):
        read_blocks(data)
