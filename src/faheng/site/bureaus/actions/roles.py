"""Giving roles and ending them."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import Bureau, Membership, Section, User
from faheng.site.bureaus.permissions import check_administers
from faheng.site.bureaus.policies import (
    check_days,
    check_not_excluded,
    check_not_oneself,
    check_section,
)
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import ConflictError, NotNowError


@transaction.atomic
def give_role(
    *,
    by: User,
    person: User,
    bureau: Bureau,
    role: Role,
    section: Section | None = None,
    starts_on: date,
    ends_on: date | None = None,
) -> Membership:
    """A role from a day until a day; one that has ended begins anew."""
    check_administers(by, bureau)
    check_not_oneself(by, person)
    check_section(role, bureau, section)
    check_days(starts_on, ends_on)
    # Two administrators at once must not give two roles that exclude each other.
    User.objects.select_for_update().get(pk=person.pk)
    held = list(person.memberships.filter(bureau=bureau))
    check_not_excluded(role, held, starts_on, ends_on)
    old = next(
        (m for m in held if m.role == role and m.section_id == _key(section)), None
    )
    if old is not None and (old.ends_on is None or old.ends_on >= timezone.localdate()):
        raise ConflictError(
            _("“%(name)s”已有“%(role)s”这一角色，收回后方可重新授予。")
            % {"name": person.name, "role": role.label}
        )
    if old is not None:
        # Whatever hung on the role that ended, a token say, does not come back with it.
        old.delete()
    membership = Membership.objects.create(
        user=person,
        bureau=bureau,
        section=section,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    record(
        Event.ROLE_GIVEN,
        by=by,
        bureau=bureau,
        target=person,
        facts={
            "role": role.value,
            "section": _key(section),
            "starts_on": starts_on.isoformat(),
            "ends_on": None if ends_on is None else ends_on.isoformat(),
        },
    )
    return membership


@transaction.atomic
def end_role(*, by: User, membership: Membership, on: date | None = None) -> None:
    """Let a role end after a day, or at once; one that has not begun never was."""
    check_administers(by, membership.bureau)
    check_not_oneself(by, membership.user)
    today = timezone.localdate()
    held = Membership.objects.select_for_update().get(pk=membership.pk)
    if held.ends_on is not None and held.ends_on < today:
        raise NotNowError(_("这一角色已经到期，无需收回。"))
    last_day = today - timedelta(days=1) if on is None else on
    if on is not None and on < today:
        raise NotNowError(_("截止日期不能早于今天；要马上收回，请用“立即收回”。"))
    if on is not None and held.ends_on is not None and on > held.ends_on:
        # Longer it might meet a role it excludes: that is asked where roles are given.
        raise NotNowError(
            _("这一角色到 %(day)s 为止，不能往后延；需要续任的，请到期后重新授予。")
            % {"day": held.ends_on.isoformat()}
        )
    record(
        Event.ROLE_ENDED,
        by=by,
        bureau=membership.bureau,
        target=membership.user,
        facts={
            "role": held.role,
            "section": held.section_id,
            "starts_on": held.starts_on.isoformat(),
            "ends_on": last_day.isoformat(),
        },
    )
    if last_day < held.starts_on:
        held.delete()
        return
    held.ends_on = last_day
    held.save(update_fields=["ends_on"])


def _key(section: Section | None) -> int | None:
    return None if section is None else section.pk
