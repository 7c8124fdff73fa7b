"""Amounts of a form in yuan, by the unit printed nearest to them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, cast, get_args

from faheng.forms.claims import Unit, label_key, without_marks
from faheng.forms.draft import Draft
from faheng.forms.targets.printed import Amount
from faheng.model.tokens import Source
from faheng.values.money import parse_money
from faheng.values.patterns import lazy_pattern

MoneyUnit = Literal["元", "万元"]
_AMOUNT = lazy_pattern(r"-?\d+(?:,\d{3})*(?:\.\d+)?(?:(万?元))?")


class MoneyReader:
    """Reads amounts; remembers the units it met.

    ``default`` is the unit of a layout that prints none; without one, an amount of
    unknown unit is not read.
    """

    def __init__(self, default: MoneyUnit | None = None) -> None:
        self.unit: MoneyUnit | None = default
        self._met: set[MoneyUnit] = set()

    def say(self, text: str) -> bool:
        """A unit printed for what follows, as in ``单位：万元``."""
        found = re.fullmatch(r".*?(万?元)[)]?", label_key(text))
        if found is None:
            return False
        self.unit = cast(MoneyUnit, found[1])
        return True

    def suggest(self, unit: str | None) -> None:
        """A unit printed in a label, for what follows where no unit is printed."""
        if self.unit is None and unit is not None:
            self.unit = cast(MoneyUnit, unit)

    def read(self, cell: Unit, printed_unit: str | None, draft: Draft) -> Amount | None:
        """The amount in a cell; ``None`` if it is none or its unit is unknown."""
        yuan = self.yuan(without_marks(cell.text), printed_unit, draft)
        return None if yuan is None else Amount(yuan, cell)

    def yuan(self, text: str, printed_unit: str | None, draft: Draft) -> Decimal | None:
        found = _AMOUNT.fullmatch(label_key(text))
        if found is None:
            return None
        unit = cast(MoneyUnit | None, found[1] or printed_unit or self.unit)
        if unit is None:
            return None
        self._met.add(unit)
        draft.money_unit = unit if self._met == {unit} else "mixed"
        digits = label_key(text).removesuffix(found[1] or "")
        return parse_money(digits, unit)

    @staticmethod
    def source(key: str) -> Source:
        """The source a head or field such as ``source.city`` names."""
        name = key.rpartition(".")[2]
        if name not in get_args(Source):
            raise ValueError(key)
        return cast(Source, name)
