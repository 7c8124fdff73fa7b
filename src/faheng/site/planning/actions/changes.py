"""Another value for an approved target: one person asks, another decides."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.exceptions import ConflictError, InvalidInputError, NotNowError
from faheng.site.planning.actions.counting import count_findings
from faheng.site.planning.actions.locking import locked
from faheng.site.planning.actions.settling import (
    check_may_ask,
    check_may_decide,
    settle,
    tell_decided,
    tell_deciders,
)
from faheng.site.planning.actions.versions import keep_version
from faheng.site.planning.cells import CELLS
from faheng.site.planning.changing import ChangeKind
from faheng.site.planning.models import Declaration, Indicator, TargetChange
from faheng.site.planning.policies import check_is_approved
from faheng.site.planning.typed import kept_prose
from faheng.site.planning.wording import kept


@transaction.atomic
def ask_target_change(
    *, by: User, indicator: Indicator, after: str, reason: str
) -> TargetChange:
    """Ask that an approved target be another; the value there is now is kept."""
    held = locked(indicator.declaration)
    check_may_ask(by, held, ChangeKind.TARGET)
    check_is_approved(held)
    row = held.indicators.get(pk=indicator.pk)
    after = "".join(kept_prose(after, CELLS["indicator", "target"].limit).splitlines())
    reason = kept_prose(reason)
    if not after or not reason:
        raise InvalidInputError(_("请填写调整后的指标值和理由。"))
    if after == row.target:
        raise InvalidInputError(_("调整后的指标值与现在的相同。"))
    if row.changes.filter(decision="").exists():
        raise NotNowError(_("这项指标已经申请调整，正在等待审批。"))
    change = TargetChange.objects.create(
        declaration=held,
        indicator=row,
        before=row.target,
        after=after,
        reason=reason,
        asked_by=by,
        asked_at=timezone.now(),
    )
    _record(Event.CHANGE_ASKED, by, held, change)
    tell_deciders(by, held, ChangeKind.TARGET)
    return change


@transaction.atomic
def decide_target_change(
    *, by: User, change: TargetChange, granted: bool, note: str = ""
) -> TargetChange:
    """Grant or refuse it; granted, the target changes and the form is kept as a version."""
    held = locked(change.declaration)
    asked = TargetChange.objects.select_related("asked_by", "indicator").get(
        pk=change.pk
    )
    check_may_decide(by, held, ChangeKind.TARGET, asked)
    check_is_approved(held)
    settle(by, asked, granted=granted, note=note)
    if granted:
        _apply(by, held, asked)
    _record(Event.CHANGE_DECIDED, by, held, asked)
    tell_decided(by, held, ChangeKind.TARGET, asked)
    return asked


def _apply(by: User, declaration: Declaration, change: TargetChange) -> None:
    indicator = change.indicator
    if indicator.target != change.before:
        raise ConflictError(_("这项指标值在申请之后有过变动，请退回重新申请。"))
    indicator.target = change.after
    indicator.save(update_fields=["target"])
    declaration.revision += 1
    declaration.save(update_fields=["revision"])
    count_findings(declaration)
    keep_version(by=by, declaration=declaration, reason=kept(ChangeKind.TARGET.label))


def _record(
    event: Event, by: User, declaration: Declaration, change: TargetChange
) -> None:
    record(
        event,
        by=by,
        bureau=declaration.bureau,
        target=change,
        facts={
            "declaration": declaration.pk,
            "indicator": change.indicator_id,
            "before": change.before,
            "after": change.after,
            "decision": change.decision,
        },
    )
