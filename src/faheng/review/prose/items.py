"""The three ways in which narratives name a line of the functional classification."""

from __future__ import annotations

from collections.abc import Sequence

from faheng.review.prose.labels import clean_label
from faheng.review.prose.plain import Plain
from faheng.review.prose.statements import Item
from faheng.review.prose.tokens import Token

_DEPTH = {"类": 1, "款": 2, "项": 3}


def levelled_item(plain: Plain, tokens: Sequence[Token]) -> tuple[Item, int] | None:
    """item = name "（" [code] "类" "）" [ name "（" [code] "款" "）" [ name "（" [code] "项" "）" ] ] ;

    Answers the item and how many of the tokens it takes.
    """
    names: list[str] = []
    code = ""
    since = 0
    taken = 0
    for index, token in enumerate(tokens):
        if token.kind != "level":
            continue
        mark, digits = token.unit[0], token.unit[1:]
        if _DEPTH[mark] != len(names) + 1:
            break
        name = clean_label("".join(part.text for part in tokens[since:index]))
        name = name.lstrip("-“”")
        if not name:
            break
        names.append(name)
        code = _joined_code(code, digits, len(names))
        since = taken = index + 1
    if not names:
        return None
    span = plain.span(tokens[0].start, tokens[taken - 1].end)
    return Item(tuple(names), code or None, span), taken


def dashed_item(plain: Plain, start: int, end: int) -> Item | None:
    """item = name "-" name [ "-" name ] ; between two quotation marks."""
    names = [clean_label(part) for part in plain.text[start:end].split("-")]
    names = [name for name in names if name]
    if not 2 <= len(names) <= 3 or any(len(name) > 40 for name in names):
        return None
    code = ""
    bare: list[str] = []
    for depth, name in enumerate(names, 1):
        digits = name[: len(name) - len(name.lstrip("0123456789"))]
        if len(digits) in (2, 3, 5, 7):
            code = _joined_code(code, digits, depth)
            name = name[len(digits) :]
        bare.append(name)
    if not all(bare):
        return None
    return Item(tuple(bare), code or None, plain.span(start, end))


def _joined_code(code: str, digits: str, depth: int) -> str:
    """``204`` and ``06`` make ``20406``; a full code stands for itself."""
    if len(digits) == 1 + 2 * depth:
        return digits
    if len(digits) == 2 and len(code) == 2 * depth - 1:
        return code + digits
    return ""
