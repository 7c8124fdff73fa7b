"""The parts of the form that are sent back one by one, and the cells each holds."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.models import Declaration


class Item(TextChoices):
    """Beside these, each row of indicators is an item of its own: ``indicator:45``."""

    PROJECT = "project", gettext_lazy("项目基本情况")
    GOALS = "goals", gettext_lazy("绩效目标")
    FUNDING = "funding", gettext_lazy("项目资金")
    PAYMENT_PLAN = "payment-plan", gettext_lazy("支付计划")
    INDICATORS = "indicators", gettext_lazy("绩效指标")


_ITEM_OF_KIND = {
    "project": Item.PROJECT,
    "goals": Item.GOALS,
    "funding": Item.FUNDING,
    "source": Item.FUNDING,
    "payment": Item.PAYMENT_PLAN,
    "indicators": Item.INDICATORS,
}


def item_of(cell: str) -> str:
    """The item a cell belongs to: ``indicator:45`` for ``indicator:45.target``."""
    row = cell.partition(".")[0]
    kind = row.partition(":")[0]
    return row if kind == "indicator" else _ITEM_OF_KIND[kind].value


def label_of(item: str, declaration: Declaration) -> str:
    """What an item is called: its heading on the form, or its indicator's name."""
    _kind, colon, pk = item.partition(":")
    if not colon:
        return str(Item(item).label)
    row = declaration.indicators.filter(pk=pk).first()
    if row is None:
        return _("已删除的指标")
    return _("指标“%(name)s”") % {"name": row.name or row.position}


def check_items(declaration: Declaration, items: Iterable[str]) -> None:
    """Raise unless each names an item of this form, and none twice."""
    known = {item.value for item in Item} | {
        f"indicator:{pk}" for pk in declaration.indicators.values_list("pk", flat=True)
    }
    seen: set[str] = set()
    for item in items:
        if item not in known:
            raise InvalidInputError(_("退回的内容有误，请刷新页面后重新选择。"))
        if item in seen:
            raise InvalidInputError(
                _("%(item)s填了两次退回意见，请合并成一条。")
                % {"item": label_of(item, declaration)}
            )
        seen.add(item)
