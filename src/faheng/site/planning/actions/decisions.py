"""Recording what a meeting of the party group or of the leadership decided."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import check_may
from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.actions.years import locked_year
from faheng.site.planning.models import BudgetYear, CollectiveDecision
from faheng.site.planning.policies import check_is_open
from faheng.site.planning.typed import kept_prose


@transaction.atomic
def record_collective_decision(
    *,
    by: User,
    budget_year: BudgetYear,
    meeting: str,
    held_on: date,
    number: str,
    text: str,
) -> CollectiveDecision:
    """Put a decision on record; declarations are then moved on by naming it."""
    check_may(by, Right.RECORD_DECISION, budget_year.bureau)
    held = locked_year(budget_year)
    check_is_open(held)
    number, text = number.strip(), kept_prose(text)
    if meeting not in CollectiveDecision.Meeting.values:
        raise InvalidInputError(_("请选择会议。"))
    if not number or not text:
        raise InvalidInputError(_("请填写会议纪要文号和决定内容。"))
    if len(number) > 60:
        raise InvalidInputError(_("会议纪要文号请不超过60个字。"))
    if held_on > timezone.localdate():
        raise InvalidInputError(_("会议还没有召开，请核对召开日期。"))
    if held.decisions.filter(number=number).exists():
        raise InvalidInputError(
            _("文号“%(number)s”已经登记，请直接选用。") % {"number": number}
        )
    decision = CollectiveDecision.objects.create(
        budget_year=held,
        meeting=meeting,
        held_on=held_on,
        number=number,
        text=text,
        recorded_by=by,
        recorded_at=timezone.now(),
    )
    record(
        Event.DECISION_RECORDED,
        by=by,
        bureau=held.bureau,
        target=decision,
        facts={"meeting": meeting, "held_on": held_on.isoformat(), "number": number},
    )
    return decision
