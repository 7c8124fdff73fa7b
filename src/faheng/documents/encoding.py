"""Which encoding some text is in, and a refusal where it is none we know."""

from __future__ import annotations

import codecs

from faheng.documents.exceptions import UnreadableFileError

NOT_TEXT = "文件内容不是可识别的文字或表格，可能已损坏，请用原软件打开后另存为 .docx、.xlsx 或 PDF。"
UNKNOWN_ENCODING = (
    "无法识别文件的文字编码，请用记事本或 WPS 打开后另存为 UTF-8 编码的文本。"
)
GARBLED = "文件里的文字大多已成乱码，请从原文件重新另存为 UTF-8 编码的文本。"

# Longer marks first: the one of UTF-32 begins with the one of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What word processors leave between pages, lines and cells, beside tab and line ends.
HARMLESS_CONTROLS = "\t\n\r\f\v\x07\x1a\x1c\x1d\x1e\x1f"
LARGEST_CONTROL_SHARE = 0.002
LARGEST_GARBLED_SHARE = 0.02
SMALLEST_COMMON_SHARE = 0.85


def decode(data: bytes) -> str:
    """The text of these bytes, its byte order mark taken off."""
    text = decode_marked(data)
    if text is None:
        text = _decode_unmarked(data)
    refuse_unreadable(text)
    return text


def decode_marked(data: bytes) -> str | None:
    """The text of bytes that begin with a byte order mark; None if they do not."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], encoding)
            if text is None:
                raise UnreadableFileError(UNKNOWN_ENCODING)
            return text
    return None


def _decode_unmarked(data: bytes) -> str:
    if b"\x00" in data:
        return _decode_two_bytes(data)
    text = _try(data, "utf-8")
    if text is not None:
        return text
    text = _try(data, "gb18030")
    if text is not None and _common_share(text) >= SMALLEST_COMMON_SHARE:
        return text
    controls = sum(byte < 32 and chr(byte) not in HARMLESS_CONTROLS for byte in data)
    if controls > LARGEST_CONTROL_SHARE * len(data):
        raise UnreadableFileError(NOT_TEXT)
    raise UnreadableFileError(UNKNOWN_ENCODING)


def _decode_two_bytes(data: bytes) -> str:
    """UTF-16 without a mark: in the wrong byte order it is hardly ever everyday text."""
    texts = [_try(data, "utf-16-le"), _try(data, "utf-16-be")]
    likely = [text for text in texts if text is not None and "\x00" not in text]
    best = max(likely, key=_common_share, default="")
    if not best or _common_share(best) < SMALLEST_COMMON_SHARE:
        raise UnreadableFileError(NOT_TEXT)
    return best


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _common_share(text: str) -> float:
    """The share of characters beyond ASCII that the everyday set GB 2312 has.

    Text of another encoding taken for GBK falls outside it every other character.
    """
    foreign = [character for character in text if ord(character) > 127]
    if not foreign:
        return 1.0
    common = "".join(foreign).encode("gb2312", errors="ignore").decode("gb2312")
    return len(common) / len(foreign)


def refuse_unreadable(text: str) -> None:
    """Refuse what is no text, or is text spoiled by an earlier wrong reading."""
    size = max(len(text), 1)
    controls = sum(
        character < " " and character not in HARMLESS_CONTROLS for character in text
    )
    if "\x00" in text or controls > LARGEST_CONTROL_SHARE * size:
        raise UnreadableFileError(NOT_TEXT)
    if text.count("\ufffd") > LARGEST_GARBLED_SHARE * size:
        raise UnreadableFileError(GARBLED)
