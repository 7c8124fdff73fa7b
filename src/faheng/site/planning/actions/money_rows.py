"""Rows of money: the sources it comes from, and the days it is paid by."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from faheng.site.bureaus.models import User
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.actions.cells import locked_for_editing, note_edit
from faheng.site.planning.actions.counting import count_findings
from faheng.site.planning.items import Item
from faheng.site.planning.models import Declaration, FundingLine, PaymentLine
from faheng.site.planning.policies import check_can_edit
from faheng.site.planning.typed import shown_text
from faheng.values.periods import month_end

_PAYMENT_MONTHS = (3, 6, 9, 12)
_GONE = gettext_lazy("这一行已经被删除，请刷新页面。")


@transaction.atomic
def add_source(*, by: User, declaration: Declaration, source: str) -> FundingLine:
    """A row for money from a source the form has no row for yet."""
    held = locked_for_editing(by, declaration)
    check_can_edit(held, Item.FUNDING)
    if source not in FundingLine.Source.values:
        raise InvalidInputError(_("请选择资金来源。"))
    label = FundingLine.Source(source).label
    if held.funding_lines.filter(source=source).exists():
        raise InvalidInputError(_("表中已有“%(source)s”。") % {"source": label})
    line: FundingLine = held.funding_lines.create(source=source)
    note_edit(by, held, f"source:{line.pk}", "", str(label))
    count_findings(held)
    return line


@transaction.atomic
def remove_source(*, by: User, declaration: Declaration, line: int) -> None:
    """Take away a source, whatever amount it has."""
    held = locked_for_editing(by, declaration)
    check_can_edit(held, Item.FUNDING)
    row = held.funding_lines.filter(pk=line).first()
    if row is None:
        raise NotNowError(str(_GONE))
    amounts = [
        shown_text("money", amount, unit="元")
        for amount in (row.annual, row.medium_term)
    ]
    row.delete()
    before = f"{row.get_source_display()} {' '.join(filter(None, amounts))}"
    note_edit(by, held, f"source:{line}", before.strip(), "")
    count_findings(held)


@transaction.atomic
def add_payment(*, by: User, declaration: Declaration) -> PaymentLine:
    """A row for the next day by which a share is paid: the end of a quarter, or a month."""
    held = locked_for_editing(by, declaration)
    check_can_edit(held, Item.PAYMENT_PLAN)
    day = _next_payment_day(held)
    line: PaymentLine = held.payment_lines.create(by=day, percent="")
    note_edit(by, held, f"payment:{line.pk}", "", day.isoformat())
    count_findings(held)
    return line


@transaction.atomic
def remove_payment(*, by: User, declaration: Declaration, line: int) -> None:
    """Take away a row of the payment plan."""
    held = locked_for_editing(by, declaration)
    check_can_edit(held, Item.PAYMENT_PLAN)
    row = held.payment_lines.filter(pk=line).first()
    if row is None:
        raise NotNowError(str(_GONE))
    row.delete()
    note_edit(by, held, f"payment:{line}", f"{row.by.isoformat()} {row.percent}%", "")
    count_findings(held)


def _next_payment_day(held: Declaration) -> date:
    taken = {line.by for line in held.payment_lines.all()}
    for months in (_PAYMENT_MONTHS, range(1, 13)):
        for month in months:
            day = month_end(held.year, month)
            if day not in taken:
                return day
    raise InvalidInputError(_("每个月底都已有一行，请直接修改已有的行。"))
