"""Amounts as cells print them."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from faheng.values.money import parse_money
from faheng.values.patterns import lazy_pattern

_NUMBER = r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_AMOUNT = lazy_pattern(rf"{_NUMBER}")
_SEVERAL = lazy_pattern(rf"{_NUMBER}(?:[^\S\n]+{_NUMBER})+")
_NOTHING = lazy_pattern(r"[-—–－_/]+|无")
_BROKEN = lazy_pattern(r"[\d,.\n−-]+")
_UNFINISHED = lazy_pattern(r"\.\d?$")
_MENDED = lazy_pattern(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d")


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("，", ",").strip()
    return _mended(plain) if "\n" in plain else plain


def _mended(text: str) -> str:
    """A number a narrow column broke over lines, if its pieces are no numbers."""
    pieces = [piece.strip() for piece in text.split("\n") if piece.strip()]
    whole = "".join(pieces)
    if (
        _BROKEN.fullmatch(whole)
        and _MENDED.fullmatch(whole)
        and (
            _UNFINISHED.search(pieces[0])
            or not all(_AMOUNT.fullmatch(piece) for piece in pieces)
        )
    ):
        return whole
    return text


def is_torn(first: str, rest: str) -> bool:
    """Whether a page ended between the digits of one amount: ``1,234.5`` and ``6``."""
    whole = _plain(first) + _plain(rest)
    return _UNFINISHED.search(_plain(first)) is not None and bool(
        _MENDED.fullmatch(whole)
    )


def is_amount(text: str) -> bool:
    """Whether a cell holds one number and nothing else."""
    return _AMOUNT.fullmatch(_plain(text)) is not None


def is_nothing(text: str) -> bool:
    """Whether a cell says in a sign or word that there is no amount."""
    return _NOTHING.fullmatch(_plain(text)) is not None


def several_amounts(text: str) -> list[str]:
    """The numbers of a cell into which neighbours have run; else an empty list."""
    plain = _plain(text)
    return plain.split() if _SEVERAL.fullmatch(plain) else []


def read_amount(text: str, unit: str) -> Decimal | None:
    """The amount in yuan; ``None`` for a cell that is blank or says there is none."""
    plain = _plain(text)
    if not plain or is_nothing(plain):
        return None
    return parse_money(plain, unit)
