"""Rows and prose of the target forms, mended where a page or a column broke them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from faheng.forms.budget.indicator_rows import head_fields, is_torn
from faheng.forms.budget.matrix import MatrixRow
from faheng.forms.budget.target_words import field_of, is_other_label
from faheng.forms.budget.torn import fits_below, mend_pieces, mend_row
from faheng.forms.claims import EXTRACTION_MARK, without_marks
from faheng.forms.targets.mending import by_indents
from faheng.values.patterns import lazy_pattern

_PARAGRAPH_MARK = lazy_pattern(r"</p>|<br\s*/?>|</li>")
_BEGINS_ITEM = lazy_pattern(
    r"^(?:[一二三四五六七八九十]{1,2}是|目标?\s*\d|[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]"
    r"|第[一二三四1-4]季度)"
)


def rows_of_form(
    pieces: Sequence[Sequence[MatrixRow]], labels: Mapping[str, re.Pattern[str]]
) -> list[MatrixRow]:
    """The rows of a form, those torn by a page put together again."""
    fields: dict[str, int] | None = None
    for row in (row for piece in pieces for row in piece):
        fields = fields or head_fields(row)

    def is_label(text: str) -> bool:
        return field_of(labels, text) is not None or is_other_label(text)

    def is_rest(above: MatrixRow, row: MatrixRow) -> bool:
        if head_fields(row) is not None or head_fields(above) is not None:
            return False
        if any(is_label(cell.text) for _, cell in row.filled()):
            return False
        first = mend_row(above, row).filled()[0][1]
        if is_label(first.text):
            return fits_below(above, row)
        return fields is not None and is_torn(above, row, fields)

    return mend_pieces(pieces, is_rest)


def goals_of(text: str, *, wrapped: bool = False) -> list[str]:
    """The paragraphs of a cell; ``wrapped`` lines may end anywhere, also at a 。"""
    marked = _PARAGRAPH_MARK.sub("\n\n", text)
    paragraphs: list[str] = []
    for block in re.split(r"\n[^\S\u3000]*\n", EXTRACTION_MARK.sub("", marked)):
        if (indented := by_indents(without_marks(block).splitlines())) is not None:
            paragraphs += filter(None, indented)
            continue
        begun = False
        for line in (line.strip() for line in without_marks(block).splitlines()):
            if not line:
                continue
            ended = begun and not wrapped and paragraphs[-1].endswith(("。", "；", ";"))
            if begun and not _BEGINS_ITEM.match(line) and not ended:
                paragraphs[-1] += line
            else:
                paragraphs.append(line)
            begun = True
    return paragraphs
