"""What was sent back, beside the form as it was then: mended, or still the same."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from faheng.model import package as exchange
from faheng.site.planning.items import Item, item_of
from faheng.site.planning.models import Declaration, ReturnedItem
from faheng.site.planning.packages import INDICATOR_FIELDS, Form, form_of
from faheng.values.value import Value

RowTexts = tuple[str, ...]


class Mending:
    """The form of one declaration as it stands, to be asked about what was sent back."""

    def __init__(self, declaration: Declaration) -> None:
        self._declaration = declaration
        self._sent_back: dict[int, exchange.Declaration] = {}

    def is_dealt_with(self, returned: ReturnedItem) -> bool:
        """Whether it was answered, or no longer says what it said when it was sent back."""
        if returned.answer.strip():
            return True
        before = self._before(returned)
        if returned.place is None:
            return _part(returned.item, before) != _part(returned.item, self._now)
        row = row_texts(before.indicators[returned.place])
        there = self.row(returned.item)
        if there is not None:
            return there != row
        # Taken away; put back as it was, it is the same row still.
        now = Counter(self._rows.values())
        return now[row] < Counter(map(row_texts, before.indicators))[row]

    def row(self, item: str) -> RowTexts | None:
        """What a row says now; ``None`` for one that has been taken away."""
        return self._rows.get(item)

    def gone_row(self, returned: ReturnedItem) -> RowTexts | None:
        """What a row said that has been taken away since; ``None`` for what is there."""
        if returned.place is None or returned.item in self._rows:
            return None
        return row_texts(self._before(returned).indicators[returned.place])

    def _before(self, returned: ReturnedItem) -> exchange.Declaration:
        step = returned.step_id
        if step not in self._sent_back:
            kept = exchange.Package.model_validate_json(returned.step.version.package)
            self._sent_back[step] = kept.declarations[0]
        return self._sent_back[step]

    @cached_property
    def _form(self) -> Form:
        return form_of(self._declaration)

    @property
    def _now(self) -> exchange.Declaration:
        return self._form.package.declarations[0]

    @cached_property
    def _rows(self) -> dict[str, RowTexts]:
        """What each row says, by the item it is."""
        own = f"{self._declaration.pk}."
        items = dict.fromkeys(
            item_of(cell.removeprefix(own))
            for cell in self._form.cells
            if cell.startswith(f"{own}indicator:")
        )
        rows = map(row_texts, self._now.indicators)
        return dict(zip(items, rows, strict=True))


def row_texts(row: exchange.Indicator) -> RowTexts:
    """What a row says in its cells; how it is understood may change with the program."""
    return tuple(_text(getattr(row, field)) for field in INDICATOR_FIELDS)


def _text(said: object) -> str:
    if said is None:
        return ""
    return said.text if isinstance(said, Value) else str(said)


def _part(item: str, form: exchange.Declaration) -> object:
    match Item(item):
        case Item.PROJECT:
            return form.project
        case Item.GOALS:
            return form.annual_goal, form.medium_term_goal
        case Item.FUNDING:
            return form.funding
        case Item.PAYMENT_PLAN:
            return form.payment_plan
        case Item.INDICATORS:
            return tuple(map(row_texts, form.indicators))
