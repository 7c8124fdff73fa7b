"""Letting a finding stand, with a reason: one person asks, another decides."""

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
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.actions.counting import count_findings
from faheng.site.planning.actions.locking import locked
from faheng.site.planning.actions.notices import still_seeing, tell
from faheng.site.planning.models import Declaration, Waiver
from faheng.site.planning.permissions import check_may_waive, people_with_right
from faheng.site.planning.policies import check_is_under_way
from faheng.site.planning.reviewing import CellFinding, review_form
from faheng.site.planning.typed import kept_prose
from faheng.site.planning.wording import in_the_language_of_the_office


@transaction.atomic
def ask_waiver(
    *,
    by: User,
    declaration: Declaration,
    key: str,
    reason: str,
    until: date | None = None,
) -> Waiver:
    """Ask that a finding which stands now be let stand, until a day if one is named.

    A request whose day passed before anybody decided it is asked anew.
    """
    held = locked(declaration)
    check_may(by, Right.ASK_WAIVER, held.bureau, held.project.section)
    check_is_under_way(held)
    found, lapsed = _finding(held, key)
    reason = kept_prose(reason)
    if not reason:
        raise InvalidInputError(_("请写明申请理由。"))
    if until is not None and until < timezone.localdate():
        raise InvalidInputError(_("有效期不能早于今天。"))
    if lapsed is not None:
        # A new one in its place: who still has the old one before them decides nothing new.
        lapsed.delete()
    waiver = Waiver.objects.create(
        declaration=held,
        key=key,
        code=found.finding.code,
        message=found.finding.message,
        reason=reason,
        until=until,
        asked_by=by,
        asked_at=timezone.now(),
    )
    record(
        Event.WAIVER_ASKED,
        by=by,
        bureau=held.bureau,
        target=waiver,
        facts={"declaration": held.pk, "code": waiver.code, "key": key},
    )
    with in_the_language_of_the_office():
        tell(
            people_with_right(Right.GRANT_WAIVER, held),
            _("“%(project)s”申请豁免审核意见 %(code)s，请审批。")
            % {"project": held.project.name, "code": waiver.code},
            declaration=held,
            by=by,
        )
    return waiver


def _finding(declaration: Declaration, key: str) -> tuple[CellFinding, Waiver | None]:
    """The finding a waiver is asked for, and the request for it that has lapsed; raises if
    there can be none."""
    for found in review_form(declaration).findings:
        if found.finding.key == key:
            break
    else:
        raise NotNowError(_("这条审核意见已经不存在，请刷新页面。"))
    if not found.can_be_waived:
        if found.finding.severity == "error":
            raise InvalidInputError(
                _("勾稽、文表一致方面必须修改的意见不予豁免，请改正或说明。")
            )
        raise InvalidInputError(_("这条只是提示，不需要申请豁免。"))
    if found.is_waived:
        raise NotNowError(_("这条审核意见已经豁免。"))
    asked = declaration.waivers.filter(key=key, decision="").first()
    if asked is not None and not _has_lapsed(asked):
        raise NotNowError(_("这条审核意见已经申请豁免，正在等待审批。"))
    return found, asked


def _has_lapsed(waiver: Waiver) -> bool:
    return waiver.until is not None and waiver.until < timezone.localdate()


@transaction.atomic
def decide_waiver(*, by: User, waiver: Waiver, granted: bool, note: str = "") -> Waiver:
    """Grant or refuse; never one's own."""
    held = locked(waiver.declaration)
    asked = Waiver.objects.select_related("asked_by").filter(pk=waiver.pk).first()
    if asked is None:
        raise NotNowError(_("这项豁免申请已由新的申请代替，请刷新页面。"))
    check_may_waive(by, held, asked)
    check_is_under_way(held)
    if asked.decision:
        raise NotNowError(_("这项豁免申请已经审批。"))
    now = timezone.now()
    if granted and _has_lapsed(asked):
        raise NotNowError(_("申请的有效期已过，请经办人重新申请。"))
    note = kept_prose(note)
    if not granted and not note:
        raise InvalidInputError(_("不同意的，请写明理由。"))
    asked.decision = Waiver.Decision.GRANTED if granted else Waiver.Decision.REFUSED
    asked.decided_by, asked.decided_at, asked.note = by, now, note
    asked.save(update_fields=["decision", "decided_by", "decided_at", "note"])
    count_findings(held)
    record(
        Event.WAIVER_DECIDED,
        by=by,
        bureau=held.bureau,
        target=asked,
        facts={
            "declaration": held.pk,
            "code": asked.code,
            "key": asked.key,
            "decision": asked.decision,
        },
    )
    with in_the_language_of_the_office():
        said = (
            _("“%(project)s”的豁免申请（%(code)s）已同意。")
            if granted
            else _("“%(project)s”的豁免申请（%(code)s）不同意：%(note)s")
        )
        facts = {"project": held.project.name, "code": asked.code, "note": asked.note}
        tell(still_seeing(held, asked.asked_by), said % facts, declaration=held, by=by)
    return asked
