"""May this person? Answered from the roles they hold today, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.bureaus.models import Bureau, Membership, Section, User
from faheng.site.bureaus.roles import OF_A_SECTION, RIGHTS, Right, Role

Person = User | AnonymousUser


def memberships_of(person: Person) -> list[Membership]:
    """The roles in force today, with bureau and section; asked of the database once."""
    if not isinstance(person, User) or not person.is_active:
        return []
    held: list[Membership] | None = getattr(person, "_held_today", None)
    if held is None:
        today = timezone.localdate()
        held = [
            membership
            for membership in person.memberships.select_related("bureau", "section")
            if membership.starts_on <= today
            and (membership.ends_on is None or today <= membership.ends_on)
        ]
        person._held_today = held  # type: ignore[attr-defined]
    return held


def lend_role(person: User, membership: Membership) -> bool:
    """Let this one role be all the person holds in this request; false if it has ended."""
    today = timezone.localdate()
    in_force = membership.starts_on <= today and (
        membership.ends_on is None or today <= membership.ends_on
    )
    person._held_today = [membership] if in_force else []  # type: ignore[attr-defined]
    return in_force


def may(
    person: Person, right: Right, bureau: Bureau, section: Section | None = None
) -> bool:
    """Whether a role of theirs in this bureau carries the right, in that section."""
    return any(
        membership.bureau_id == bureau.pk
        and right in RIGHTS[Role(membership.role)]
        and _reaches(membership, section)
        for membership in memberships_of(person)
    )


def _reaches(membership: Membership, section: Section | None) -> bool:
    if Role(membership.role) not in OF_A_SECTION:
        return True
    return section is not None and membership.section_id == section.pk


def check_may(
    person: Person, right: Right, bureau: Bureau, section: Section | None = None
) -> None:
    """Raise with one sentence if the person may not."""
    if not may(person, right, bureau, section):
        raise PermissionDenied(
            _("您的角色没有“%(right)s”的权限。") % {"right": right.label}
        )


def bureaus_where(person: Person, right: Right) -> list[Bureau]:
    """The bureaus in which some role of theirs carries the right."""
    found = {
        membership.bureau_id: membership.bureau
        for membership in memberships_of(person)
        if right in RIGHTS[Role(membership.role)]
    }
    return list(found.values())


def sections_where(person: Person, right: Right) -> list[Section]:
    """The sections in which a role held in a section carries the right."""
    return [
        membership.section
        for membership in memberships_of(person)
        if right in RIGHTS[Role(membership.role)] and membership.section is not None
    ]


def people_with(
    right: Right, bureau: Bureau, section: Section | None = None
) -> Iterable[User]:
    """Everybody who may do this here today: whose turn it is."""
    roles = [role for role, rights in RIGHTS.items() if right in rights]
    today = timezone.localdate()
    held = (
        Membership.objects.filter(
            bureau=bureau, role__in=roles, starts_on__lte=today, user__is_active=True
        )
        .exclude(ends_on__lt=today)
        .select_related("user", "section")
    )
    people = {m.user_id: m.user for m in held if _reaches(m, section)}
    return people.values()


def administered_bureaus(person: Person) -> QuerySet[Bureau]:
    """The bureaus whose people and parts a person looks after.

    Where they are administrator; for a city or a province, those of its kind below it too.
    """
    reach = Q(pk__in=[])
    for bureau in bureaus_where(person, Right.MANAGE_PEOPLE):
        reach |= Q(pk=bureau.pk)
        if bureau.level != Bureau.Level.DISTRICT:
            below = Q(parent=bureau) | Q(parent__parent=bureau)
            reach |= below & Q(kind=bureau.kind)
    return Bureau.objects.filter(reach)


def administers(person: Person, bureau: Bureau) -> bool:
    return administered_bureaus(person).filter(pk=bureau.pk).exists()


def check_administers(person: Person, bureau: Bureau) -> None:
    """Raise with one sentence if they do not look after this bureau."""
    if not administers(person, bureau):
        raise PermissionDenied(
            _("“%(bureau)s”的人员和机构不由您管理。") % {"bureau": bureau.name}
        )


def may_choose_treasury(person: Person, bureau: Bureau) -> bool:
    """Whether they may say which finance bureau reviews this one.

    The first time, who looks after it may; then only who looks after the bureau above it,
    or holds the server: who asks for money must not put somebody else in the place of who
    refuses it.
    """
    if bureau.treasury_id is None:
        return administers(person, bureau)
    return bureau.parent is not None and administers(person, bureau.parent)


def check_may_choose_treasury(person: Person, bureau: Bureau) -> None:
    """Raise with one sentence if they may not."""
    if not may_choose_treasury(person, bureau):
        raise PermissionDenied(
            _("同级财政部门已经确定，只能由上级的系统管理员更换或清空。")
            if bureau.parent is not None
            else _(
                "同级财政部门已经确定，只能由管理服务器的人更换（faheng treasury）。"
            )
        )


def looks_after(person: Person, other: User) -> bool:
    """Whether the account of another is in a person's hands: all its roles are.

    Whoever resets a password can sign in with it, so an administrator of one of two
    bureaus someone works in must not reach the role held in the other.
    """
    held = other.memberships.exclude(ends_on__lt=timezone.localdate())
    ours = administered_bureaus(person)
    return (
        other.memberships.filter(bureau__in=ours).exists()
        and not held.exclude(bureau__in=ours).exists()
    )


def check_looks_after(person: Person, other: User) -> None:
    """Raise with one sentence if the account is not in their hands."""
    if not looks_after(person, other):
        raise PermissionDenied(
            _("“%(name)s”还在其他单位任职，账号须由管理其全部单位的系统管理员维护。")
            % {"name": other.name}
        )
