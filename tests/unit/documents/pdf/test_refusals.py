"""What cannot be read is refused in one sentence, whatever is wrong with it."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from tests.unit.documents.pdf.drawing import ROWS, fill_in, pdf_of, rule_all, write

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
