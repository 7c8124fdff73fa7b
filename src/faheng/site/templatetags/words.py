"""Words and figures as officials write them, in every template."""

from __future__ import annotations

from decimal import Decimal

from django import template

register = template.Library()


@register.filter
def wan(amount: Decimal | None) -> str:
    """Yuan as 万元, two places, more only where needed to be exact; blank for none."""
    if amount is None:
        return ""
    in_wan = (amount / 10_000).quantize(Decimal("0.000001"))
    whole, _, places = f"{in_wan:,f}".partition(".")
    return f"{whole}.{places.rstrip('0').ljust(2, '0')}"


@register.filter
def yuan(amount: Decimal | None) -> str:
    """Yuan with two places and thousands apart; blank for none."""
    return "" if amount is None else f"{amount:,.2f}"
