"""What cannot be read is refused in one sentence, whatever is wrong with it."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests.unit.documents.pdf.drawing import (
    HEIGHT,
    ROWS,
    WIDTH,
    Draw,
    fill_in,
    pdf_of,
    rule_all,
    write,
)

from faheng.api.reading import read_file
from faheng.documents.document import Gap
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.formats.pdf import characters, paths, pdfium
from faheng.documents.formats.pdf.reader import read_blocks


def _page(canvas: Canvas) -> None:
    rule_all(canvas)
    fill_in(canvas, ROWS)
    write(canvas, 100, 60, "收入预算表")


_SOUND = pdf_of(_page, _page)
# Without compression a change reaches the page's own operators.
_PLAIN = pdf_of(_page, _page, pageCompression=0)


def _refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as refused:
        read_blocks(data)
    sentence = str(refused.value)
    assert sentence.endswith("。")
    assert sentence.count("。") == 1
    return sentence


def test_a_file_with_a_password_is_refused() -> None:
    assert "去掉密码" in _refusal(pdf_of(_page, encrypt="secret"))


def test_a_file_cut_short_is_refused() -> None:
    assert "重新导出" in _refusal(_SOUND[: len(_SOUND) * 2 // 3])


def test_a_file_that_is_no_pdf_is_refused() -> None:
    assert "重新导出" in _refusal(b"PK\x03\x04 %%EOF")


def test_a_file_with_a_broken_page_is_refused() -> None:
    broken = _PLAIN.replace(b"/Type /Page\n", b"/Type /Pxge\n")
    assert broken != _PLAIN
    assert "重新导出" in _refusal(broken)


def test_an_empty_file_is_refused() -> None:
    assert "重新导出" in _refusal(b"")


def test_scanned_pages_are_refused() -> None:
    def scanned(canvas: Canvas) -> None:
        canvas.rect(0, 0, 595, 842, stroke=0, fill=1)

    assert "扫描件" in _refusal(pdf_of(scanned, scanned))


@pytest.mark.parametrize(
    ("module", "limit", "most", "word"),
    [
        (pdfium, "MOST_PAGES", 1, "页"),
        (characters, "MOST_CHARACTERS", 10, "第 1 页的文字过多"),
        (paths, "MOST_SEGMENTS", 5, "第 1 页的图形过于复杂"),
    ],
)
def test_a_file_beyond_a_limit_is_refused(
    monkeypatch: pytest.MonkeyPatch,
    module: ModuleType,
    limit: str,
    most: int,
    word: str,
) -> None:
    monkeypatch.setattr(module, limit, most)

    assert word in _refusal(_SOUND)


def test_a_sound_file_can_be_read_after_a_refused_one() -> None:
    _refusal(_SOUND[:500])

    blocks, pages = read_blocks(_SOUND)

    assert (len(blocks), pages) == (4, 2)


def test_blanks_after_the_end_do_no_harm() -> None:
    assert read_blocks(_SOUND + b"\r\n" + b"\0" * 4096) == read_blocks(_SOUND)


def _read_or_refuse(data: bytes) -> None:
    try:
        blocks, pages = read_blocks(data)
    except UnreadableFileError as refused:
        assert str(refused).endswith("。")
    else:
        assert blocks
        assert pages > 0


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    _read_or_refuse(b"%PDF-1.4\n" + data + b"\nstartxref\n0\n%%EOF")


_CHANGES = st.lists(
    st.tuples(
        st.integers(0, len(_PLAIN) - 1),
        st.integers(0, 12),
        st.one_of(
            st.binary(max_size=4),
            st.sampled_from([b" 1e39 ", b" -99999999999 ", b" nan ", b" 0 ", b"Q q "]),
        ),
    ),
    max_size=8,
)


def _changed(changes: list[tuple[int, int, bytes]]) -> bytes:
    data = _PLAIN
    for place, length, put in changes:
        data = data[:place] + put + data[place + length :]
    return data


@settings(max_examples=60, deadline=None, derandomize=True)
@given(_CHANGES)
def test_a_damaged_file_is_read_or_refused(
    changes: list[tuple[int, int, bytes]],
) -> None:
    _read_or_refuse(_changed(changes))


@pytest.mark.slow
@settings(max_examples=3_000, deadline=None)
@given(_CHANGES)
def test_many_damaged_files_are_read_or_refused(
    changes: list[tuple[int, int, bytes]],
) -> None:
    _read_or_refuse(_changed(changes))


_PICTURE = ImageReader(Image.new("RGB", (4, 6), (240, 240, 230)))


def _scanned(canvas: Canvas) -> None:
    canvas.drawImage(_PICTURE, 0, 0, WIDTH, HEIGHT)


def _scanned_in_strips(canvas: Canvas) -> None:
    for number in range(10):
        canvas.drawImage(_PICTURE, 0, number * HEIGHT / 10, WIDTH, HEIGHT / 10)
    # What the scanner's program, not the page, says.
    write(canvas, 280, 820, "— 2 —")


def _blank(_canvas: Canvas) -> None:
    pass


def _stamped(canvas: Canvas) -> None:
    canvas.drawImage(_PICTURE, 300, 100, 120, 120)


def _on_a_background(canvas: Canvas) -> None:
    _scanned(canvas)
    _page(canvas)


@pytest.mark.parametrize("page", [_scanned, _scanned_in_strips])
def test_a_scanned_page_among_others_is_said_to_be_unread(page: Draw) -> None:
    found, pages = read_blocks(pdf_of(_page, page, _page))
    assert pages == 3
    assert [block for block in found if isinstance(block, Gap)] == [
        Gap("［第2页是图片，没有可复制的文字，未能读取］", 2)
    ]


@pytest.mark.parametrize("page", [_blank, _stamped, _on_a_background, _page])
def test_a_page_that_hides_nothing_is_not(page: Draw) -> None:
    found, _pages = read_blocks(pdf_of(_page, page))
    assert not any(isinstance(block, Gap) for block in found)


@pytest.mark.parametrize("page", [_scanned, _scanned_in_strips])
def test_a_file_of_scanned_pages_is_refused(page: Draw) -> None:
    assert "扫描件" in _refusal(pdf_of(page, page))


def test_what_could_not_be_read_is_part_of_the_package(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(pdf_of(_page, _scanned))
    unread = read_file(path).package.unread
    assert unread[-1].text.startswith("［第2页是图片")
    assert unread[-1].where.page == 2
