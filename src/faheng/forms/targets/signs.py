"""Columns of signs: a comparison, a direction, or whether there is anything to count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faheng.documents.document import Cell
from faheng.forms.claims import label_key

# From what says most to what says least.
_SIGNS = tuple(
    map(
        re.compile,
        (
            r"[≥≤＞＜><=＝]{1,2}|不?(?:大于|小于|高于|低于|少于|多于|超过)(?:等于|或等于)?|等于|至少",
            r"定性(?:指标)?",
            r"(?:正|反|逆)向(?:指标)?",
            r"定量(?:指标)?",
        ),
    )
)


def is_sign(text: str) -> bool:
    """Whether a text is a sign, in any of its ways."""
    return any(sign.fullmatch(label_key(text)) for sign in _SIGNS)


def is_kind(text: str) -> bool:
    """Whether a text says no more than 定性 or 定量."""
    return label_key(text).removesuffix("指标") in ("定性", "定量")


def best_sign(cells: Sequence[Cell]) -> Cell:
    """Of several columns of signs the one that says most."""
    return min(cells, key=lambda cell: _rank(cell.text))


def _rank(text: str) -> int:
    ranks = (at for at, sign in enumerate(_SIGNS) if sign.fullmatch(label_key(text)))
    return next(ranks, len(_SIGNS))
