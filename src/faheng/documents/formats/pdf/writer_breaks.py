"""Where a line may break although no rule of writing allows it.

A word, an amount or a row of signs that hold on to each other may be wider than the cell
it stands in; it would run over the rules. Such a piece, and no other, may be parted
anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

# Stands in no composed text; the layout turns it into a gap nobody sees.
_MAY_PART = "\u200b"
# No line begins with these, none ends with those; quotes and dashes are in both.
_CLOSING = frozenset("，。、；：？！）》〉」』】〕％℃%‰·’”—…‘“–")
_OPENING = frozenset("（《〈「『【〔‘“’”—…￥¥$–")
_LAST_NARROW = "\u1fff"
# The widest letters of a word, in sizes of its letters, on average.
_WIDE_LETTER = 0.75


def with_breaks(text: str, room: float) -> str:
    """The text with more places to break, for a room in sizes of its letters."""
    if _width(text) <= room:
        return text
    return "".join(
        piece if _width(piece) <= room else _parted(piece, room)
        for piece in _pieces(text)
    )


def _parted(piece: str, room: float) -> str:
    if max(piece) <= _LAST_NARROW:
        # Not behind a hyphen: at the end of a line it would be read as one of division.
        return _MAY_PART.join(piece).replace(f"-{_MAY_PART}", "-")
    # A gap does not part signs that hold on to their neighbours; the end of a line does.
    most = max(1, int(room))
    return "\n".join(piece[at : at + most] for at in range(0, len(piece), most))


def _width(text: str) -> float:
    if text.isascii():
        return len(text) * _WIDE_LETTER
    return sum(_WIDE_LETTER if sign <= _LAST_NARROW else 1 for sign in text)


def _pieces(text: str) -> Iterator[str]:
    """Parts no line may break within."""
    begin = 0
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        if before in " \n" or not (
            before in _OPENING
            or after in _CLOSING
            or (before <= _LAST_NARROW and after <= _LAST_NARROW)
        ):
            yield text[begin:at]
            begin = at
    yield text[begin:]
