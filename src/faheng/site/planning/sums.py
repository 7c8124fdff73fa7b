"""What adds up on a form, and what is missing to the whole, in one line each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from faheng.site.planning.models import Declaration
from faheng.site.planning.packages import figure
from faheng.site.planning.typed import Unit, shown_text
from faheng.values.money import plain

FULL = Decimal(100)
WITHOUT_EXECUTION = Decimal(90)
"""The rest of the points where the execution of the budget has ten of its own."""


@dataclass(frozen=True)
class Sum:
    """``is_whole``: nothing is missing. ``None`` where there is nothing to add yet."""

    is_whole: bool | None
    said: str


def sums_of(declaration: Declaration, unit: Unit) -> Mapping[str, Sum]:
    """``weights``, ``annual``, ``medium_term`` and ``payments``."""
    lines = list(declaration.funding_lines.all())
    return {
        "weights": _weights(declaration),
        "annual": _money(declaration.annual, [line.annual for line in lines], unit),
        "medium_term": _money(
            declaration.medium_term, [line.medium_term for line in lines], unit
        ),
        "payments": _payments(declaration),
    }


def _weights(declaration: Declaration) -> Sum:
    rows = list(declaration.indicators.all())
    given = [number for row in rows if (number := figure(row.weight)) is not None]
    if not given:
        return Sum(None, _("权重还没有填写。"))
    total = sum(given, Decimal(0))
    facts = {"total": plain(total), "short": plain(abs(FULL - total))}
    blank = len(rows) - len(given)
    if blank:
        facts["blank"] = str(blank)
        said = _("权重合计 %(total)s，还有 %(blank)s 项未填。")
        return Sum(False, said % facts)
    if total == FULL:
        return Sum(True, _("权重合计 100。"))
    if total == WITHOUT_EXECUTION:
        return Sum(True, _("权重合计 90，预算执行率另占 10，共 100。"))
    if total > FULL:
        return Sum(False, _("权重合计 %(total)s，超出 %(short)s。") % facts)
    return Sum(False, _("权重合计 %(total)s，到 100 还差 %(short)s。") % facts)


def _money(stated: Decimal | None, parts: list[Decimal | None], unit: Unit) -> Sum:
    given = [part for part in parts if part is not None]
    if not given:
        return Sum(None, "")
    total = sum(given, Decimal(0))
    facts = {"total": shown_text("money", total, unit=unit), "unit": unit}
    if stated is None:
        return Sum(False, _("各来源合计 %(total)s %(unit)s，总额未填。") % facts)
    if total == stated:
        return Sum(True, _("各来源合计 %(total)s %(unit)s，与总额一致。") % facts)
    facts["gap"] = shown_text("money", abs(stated - total), unit=unit)
    said = (
        _("各来源合计 %(total)s %(unit)s，比总额少 %(gap)s。")
        if total < stated
        else _("各来源合计 %(total)s %(unit)s，比总额多 %(gap)s。")
    )
    return Sum(False, said % facts)


def _payments(declaration: Declaration) -> Sum:
    shares = [figure(line.percent) for line in declaration.payment_lines.all()]
    if not shares or shares[-1] is None:
        return Sum(None, "")
    last = shares[-1]
    if last == FULL:
        return Sum(True, _("全部支付完毕。"))
    facts = {"left": plain(FULL - last)}
    return Sum(False, _("到最后一期还有 %(left)s%% 没有安排支付。") % facts)
