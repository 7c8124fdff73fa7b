"""Amounts of money as a person types them in, and as they stand in a sentence."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext as _

from faheng.site.exceptions import InvalidInputError

LARGEST = Decimal("1000000000000")
"""A thousand billion yuan: beyond any bureau, within the column."""


def check_amount(amount: Decimal | None) -> None:
    """Raise unless it is more than nothing, in whole 分, and can be meant."""
    if amount is None or not amount.is_finite() or not 0 < amount <= LARGEST:
        raise InvalidInputError(_("请填写大于零的金额，单位为元。"))
    if amount * 100 != (amount * 100).to_integral_value():
        raise InvalidInputError(_("金额最多保留两位小数。"))


def written(amount: Decimal | None) -> str:
    """An amount in a sentence; blank for none."""
    return "" if amount is None else f"{amount:,.2f}"
