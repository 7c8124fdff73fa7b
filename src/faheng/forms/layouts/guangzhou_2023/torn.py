"""Rows torn by a page end, name and amounts printed on either page.

A name stands at the top of its row, or in its middle: then the upper half of a torn
row prints a goal and indicators alone, and its name and amounts follow on the next
page. What tells such a half from a project of its own is its list of indicators.
"""

from __future__ import annotations

from collections.abc import Mapping

from faheng.documents.document import Cell
from faheng.forms.claims import label_key
from faheng.forms.layouts.guangzhou_2023.amount_lines import SUMS
from faheng.forms.layouts.guangzhou_2023.book import BookRow, mended
from faheng.forms.targets.serialised import begins_list, list_goes_on


def is_page_turned(before: int | None, now: int | None) -> bool:
    """Whether a grid is printed on another page than the one before it."""
    return before is not None and now is not None and before != now


def is_rest_of(above: BookRow, cells: Mapping[str, Cell]) -> bool:
    """Whether a page's first row of amounts is the rest of the row above it."""
    if above.amounts or not above.item_units:
        return False
    items = cells.get("indicators")
    return list_goes_on(
        "".join(unit.text for unit in above.item_units), items.text if items else ""
    )


def begins_project(
    above: BookRow, cells: Mapping[str, Cell], *, last_on_page: bool
) -> bool:
    """Whether a row without amounts is a project of its own: its list begins anew.

    Below a total or a unit no list has begun yet; there a row with a name, or the last
    row of a page as the upper half of a torn one, is a project, while any other may be
    the list of the row above.
    """
    items = cells.get("indicators")
    if items is None or not begins_list(items.text):
        return False
    name = label_key(mended([unit.text for unit in above.name_units]))
    if above.item_units or name in SUMS:
        return True
    return ("project" in cells or last_on_page) and not above.goal_units
