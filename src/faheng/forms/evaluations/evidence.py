"""Evidence for the forms of the ministry: their titles and their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from faheng.documents.document import Cell, Document, Line
from faheng.forms.evaluations.sections import count_headings
from faheng.forms.evaluations.words import load_words
from faheng.forms.targets.mending import mend_name
from faheng.forms.targets.rows import text_of

_LONGEST_HEAD = 40
_FIRST = 15
_MOST_HEADINGS = 2
# Without it a form that names itself nowhere is not worth looking at.
_SCORED = "得分"
_BOOK = re.compile(
    r"(?:预算|决算)(?:公开|说明|草案|情况说明)|(?:部门|单位)(?:预算|决算)(?:书|报表)?$"
)

_WHOLE = re.compile(r"整体.{0,12}表(?:[（(].*)?$")


def is_book(title: str) -> bool:
    """Whether a title is of a book of budgets or accounts."""
    return _BOOK.search(title) is not None


def evidence_for(
    document: Document,
    title: re.Pattern[str],
    needed: frozenset[str],
    heads: frozenset[str],
) -> Decimal:
    """How surely a document is the form of this title and these heads.

    ``needed`` heads must be there; a report in chapters is none, whatever it encloses.
    """
    first = [mend_name(text_of(unit)) for unit in islice(_units(document), _FIRST)]
    titled = any(title.search(text) for text in first)
    is_whole = any(_WHOLE.search(text) for text in first)
    if (is_whole and not titled) or any(map(is_book, first)):
        return Decimal(0)
    heads_said = [unit for unit in _units(document) if len(unit.text) <= _LONGEST_HEAD]
    if not titled and not any(_SCORED in unit.text for unit in heads_said):
        return Decimal(0)
    vocabulary = load_words()
    found = {key for unit in heads_said if (key := vocabulary.head_of(unit.text))}
    if not needed <= found or count_headings(document) > _MOST_HEADINGS:
        return Decimal(0)
    share = Decimal(len(heads & found)) / Decimal(len(heads))
    return (Decimal("0.4") if titled else Decimal("0.0")) + Decimal("0.6") * share


def _units(document: Document) -> Iterator[Line | Cell]:
    for block in document.blocks:
        if isinstance(block, Line):
            units: Iterator[Line | Cell] = iter((block,))
        else:
            units = block.cells()
        yield from (unit for unit in units if unit.text.strip())
