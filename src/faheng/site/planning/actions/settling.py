"""What all changes after approval have in common: who asks, who decides, who is told."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import check_may
from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.actions.notices import still_seeing, tell
from faheng.site.planning.changing import CHANGES, ChangeKind
from faheng.site.planning.models import Declaration
from faheng.site.planning.models.change import Change, Decision
from faheng.site.planning.permissions import (
    check_drafted_by_another,
    people_with_right,
    place_of,
)
from faheng.site.planning.typed import kept_prose
from faheng.site.planning.wording import in_the_language_of_the_office


def check_may_ask(person: User, declaration: Declaration, kind: ChangeKind) -> None:
    """Raise unless the table lets the person ask for such a change of this project."""
    check_may(
        person, CHANGES[kind].asks, declaration.bureau, declaration.project.section
    )


def check_may_decide(
    person: User, declaration: Declaration, kind: ChangeKind, change: Change
) -> None:
    """Raise unless the table lets the person decide it, who neither asked for it nor filled
    in the form."""
    rule = CHANGES[kind]
    bureau, section = place_of(declaration, by_the_treasury=rule.by_the_treasury)
    if bureau is None:
        raise PermissionDenied(_("本局还没有登记同级财政部门，请联系系统管理员。"))
    check_may(person, rule.decides, bureau, section)
    if change.asked_by_id == person.pk:
        raise PermissionDenied(_("自己申请的调整，须由其他人员审批。"))
    check_drafted_by_another(person, declaration)


def settle(by: User, change: Change, *, granted: bool, note: str) -> None:
    """Write the decision on a change of which the caller holds the declaration."""
    if change.decision:
        raise NotNowError(_("这项调整申请已经审批。"))
    note = kept_prose(note)
    if not granted and not note:
        raise InvalidInputError(_("不同意的，请写明理由。"))
    change.decision = Decision.GRANTED if granted else Decision.REFUSED
    change.decided_by, change.decided_at = by, timezone.now()
    change.note = note
    change.save(update_fields=["decision", "decided_by", "decided_at", "note"])


def tell_deciders(by: User, declaration: Declaration, kind: ChangeKind) -> None:
    rule = CHANGES[kind]
    people = people_with_right(
        rule.decides, declaration, by_the_treasury=rule.by_the_treasury
    )
    with in_the_language_of_the_office():
        said = _("“%(project)s”申请%(kind)s，请审批。")
        facts = {"project": declaration.project.name, "kind": kind.label}
        tell(people, said % facts, declaration=declaration, by=by)


def tell_decided(
    by: User, declaration: Declaration, kind: ChangeKind, change: Change
) -> None:
    people = still_seeing(declaration, change.asked_by)
    if CHANGES[kind].tells_the_treasury and change.decision == Decision.GRANTED:
        people.extend(
            people_with_right(
                Right.REVIEW_FOR_TREASURY, declaration, by_the_treasury=True
            )
        )
    with in_the_language_of_the_office():
        said = (
            _("“%(project)s”的%(kind)s申请已同意。")
            if change.decision == Decision.GRANTED
            else _("“%(project)s”的%(kind)s申请不同意：%(note)s")
        )
        facts = {
            "project": declaration.project.name,
            "kind": kind.label,
            "note": change.note,
        }
        tell(people, said % facts, declaration=declaration, by=by)
