"""What the style of a cell says about it: its number format, and whether it is ruled."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from faheng.documents.office import attribute, child, children, local
from faheng.documents.spreadsheets.number_formats import (
    PLAIN,
    NumberFormat,
    built_in,
    take_apart,
)

SIDES = {"left", "right", "start", "end", "top", "bottom"}


@dataclass(frozen=True, slots=True)
class CellStyle:
    """``ruled`` if lines are drawn at its left or right, as round cells of a table."""

    number_format: NumberFormat = PLAIN
    ruled: bool = False


UNSTYLED = CellStyle()


def read_styles(root: etree._Element | None) -> list[CellStyle]:
    """The styles that cells refer to by their place in this list."""
    own_formats = {
        attribute(one, "numFmtId"): take_apart(attribute(one, "formatCode") or "")
        for one in children(child(root, "numFmts"), "numFmt")
    }
    borders = [_is_ruled(one) for one in children(child(root, "borders"), "border")]
    styles = []
    for one in children(child(root, "cellXfs"), "xf"):
        number = attribute(one, "numFmtId") or "0"
        border = _whole(attribute(one, "borderId"))
        styles.append(
            CellStyle(
                own_formats.get(number) or built_in(_whole(number)),
                border < len(borders) and borders[border],
            )
        )
    return styles


def _is_ruled(border: etree._Element) -> bool:
    return any(
        attribute(side, "style") not in (None, "none")
        for side in border
        if local(side) in SIDES and local(side) not in ("top", "bottom")
    )


def _whole(text: str | None) -> int:
    return (
        int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0
    )
