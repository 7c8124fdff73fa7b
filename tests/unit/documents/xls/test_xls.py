"""Old workbooks read as new ones do, cell by cell."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.documents.samples import texts

from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.xls.reader import read_blocks

BOF, EOF = 0x0809, 0x000A


def record(code: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", code, len(content)) + content


def earlier_workbook(
    *cells: tuple[int, int, bytes | float], page: int | None = 936, sheets: int = 1
) -> bytes:
    """The bare stream of a workbook of Excel 5, whose text is in a code page."""
    worksheet = record(BOF, struct.pack("<HHHH", 0x500, 0x10, 0, 0))
    for row, column, value in cells:
        head = struct.pack("<HHH", row, column, 0)
        if isinstance(value, bytes):
            worksheet += record(0x204, head + struct.pack("<H", len(value)) + value)
        else:
            worksheet += record(0x203, head + struct.pack("<d", value))
    worksheet += record(EOF)
    name = "目标表".encode("gbk")
    code_page = b"" if page is None else record(0x42, struct.pack("<H", page))
    style = record(0xE0, bytes(16))

    def globals_part(at: int) -> bytes:
        entry = struct.pack("<IHB", at, 0, len(name)) + name
        return (
            record(BOF, struct.pack("<HHHH", 0x500, 0x05, 0, 0))
            + code_page
            + style
            + record(0x85, entry) * sheets
            + record(EOF)
        )

    return globals_part(len(globals_part(0))) + worksheet


ROWS = (
    (0, 0, "指标".encode("gbk")),
    (0, 1, "值".encode("gbk")),
    (1, 0, "培训场次".encode("gbk")),
    (1, 1, 12.5),
)


@pytest.mark.parametrize("page", [936, 1252, 367, None])
def test_text_in_a_code_page_is_chinese(page: int | None) -> None:
    blocks, pages = read_blocks(earlier_workbook(*ROWS, page=page))
    assert texts(blocks) == [[["指标", "值"], ["培训场次", "12.5"]]]
    assert pages == 1


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(UnreadableFileError):
        read_blocks(earlier_workbook((0, 0, b"\x81\xff"), page=936))


SMALL = earlier_workbook(*ROWS)


@settings(max_examples=200)
@given(st.integers(0, len(SMALL) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_read_or_refused(at: int, damage: bytes) -> None:
    try:
        read_blocks(SMALL[:at] + damage + SMALL[at + len(damage) :])
    except UnreadableFileError as why:
        assert "\n" not in str(why)


def test_a_western_file_is_read_as_it_is() -> None:
    cells = [(0, 0, "café à".encode("cp1252")), (0, 1, 3.0)]
    blocks, _ = read_blocks(earlier_workbook(*cells, page=1252))
    assert texts(blocks) == [[["café à", "3"]]]
