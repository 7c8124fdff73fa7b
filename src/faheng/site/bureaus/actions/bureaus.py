"""Adding and changing bureaus and their parts."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.actions.people import NewAccount, create_account
from faheng.site.bureaus.models import Bureau, Membership, User
from faheng.site.bureaus.passwords import generate_password
from faheng.site.bureaus.permissions import (
    administers,
    check_administers,
    check_may_choose_treasury,
)
from faheng.site.bureaus.policies import check_below, check_treasury, is_above
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import ConflictError, InvalidInputError, NotNowError


@dataclass(frozen=True)
class BureauFields:
    """What is said of a bureau."""

    name: str
    code: str = ""
    level: Bureau.Level = Bureau.Level.DISTRICT
    treasury: Bureau | None = None
    form_layout: str = "mof-declaration-2015"


@transaction.atomic
def add_bureau(*, by: User, parent: Bureau, fields: BureauFields) -> Bureau:
    """A bureau below one that a person looks after, of the same kind."""
    check_administers(by, parent)
    bureau = Bureau(kind=parent.kind, parent=parent)
    _fill(bureau, fields)
    check_below(bureau, parent)
    _save(bureau)
    record(
        Event.BUREAU_ADDED,
        by=by,
        bureau=parent,
        target=bureau,
        facts={"name": bureau.name, "level": bureau.level},
    )
    return bureau


@transaction.atomic
def add_treasury(
    *, by: User, client: Bureau, name: str, code: str, username: str, person: str
) -> NewAccount:
    """The finance bureau that reviews a bureau, and its own administrator.

    From then on it looks after its people itself: who asks for money does not hand out
    the accounts of those who grant it.
    """
    check_administers(by, client)
    treasury = Bureau(
        name=name.strip(),
        code=code.strip(),
        kind=Bureau.Kind.FINANCE,
        level=client.level,
    )
    locked = Bureau.objects.select_for_update().get(pk=client.pk)
    if locked.treasury_id is not None:
        raise NotNowError(_("已有同级财政部门，不能再添加一个来替换它。"))
    check_treasury(locked, treasury)
    _save(treasury)
    locked.treasury = treasury
    locked.save(update_fields=["treasury"])
    record(
        Event.BUREAU_ADDED,
        by=by,
        bureau=client,
        target=treasury,
        facts={"name": treasury.name, "treasury_of": client.pk},
    )
    return make_administrator(
        by=by, bureau=treasury, username=username, name=person, password=None
    )


def make_administrator(
    *, by: User | None, bureau: Bureau, username: str, name: str, password: str | None
) -> NewAccount:
    """The first administrator of a bureau; part of an action that makes the bureau."""
    first = password or generate_password()
    person = create_account(
        username=username,
        name=name,
        password=first,
        must_change_password=password is None,
    )
    Membership.objects.create(
        user=person,
        bureau=bureau,
        role=Role.ADMINISTRATOR,
        starts_on=timezone.localdate(),
    )
    record(Event.PERSON_ADDED, by=by, bureau=bureau, target=person)
    record(
        Event.ROLE_GIVEN,
        by=by,
        bureau=bureau,
        target=person,
        facts={"role": Role.ADMINISTRATOR.value},
    )
    return NewAccount(person, first)


@transaction.atomic
def edit_bureau(
    *, by: User, bureau: Bureau, fields: BureauFields, parent: Bureau | None
) -> None:
    """Change what is said of a bureau.

    Its place in the tree decides who sees and looks after it: only who looks after both
    ends may move it. Nor does it choose anew who grants its money.
    """
    check_administers(by, bureau)
    locked = Bureau.objects.select_for_update().get(pk=bureau.pk)
    before = _told(locked)
    if (parent and parent.pk) != locked.parent_id or fields.level != locked.level:
        for end in (locked.parent, parent):
            if end is not None and not administers(by, end):
                raise PermissionDenied(_("上级机关和级别由上级的系统管理员修改。"))
    if (fields.treasury and fields.treasury.pk) != locked.treasury_id:
        check_may_choose_treasury(by, locked)
    _fill(locked, fields)
    locked.parent = parent
    if parent is not None:
        check_below(locked, parent)
    for subordinate in locked.subordinates.all():
        if not is_above(locked, subordinate):
            raise InvalidInputError(
                _("下级机关“%(name)s”的级别不低于修改后的级别。")
                % {"name": subordinate.name}
            )
    _save(locked)
    after = _told(locked)
    changed = {
        key: [before[key], after[key]] for key in after if before[key] != after[key]
    }
    if changed:
        record(Event.BUREAU_CHANGED, by=by, bureau=locked, target=locked, facts=changed)


def _fill(bureau: Bureau, fields: BureauFields) -> None:
    bureau.name, bureau.code = fields.name.strip(), fields.code.strip()
    bureau.level, bureau.form_layout = fields.level, fields.form_layout
    check_treasury(bureau, fields.treasury)
    bureau.treasury = fields.treasury


def _told(bureau: Bureau) -> dict[str, object]:
    return {
        "name": bureau.name,
        "code": bureau.code,
        "level": bureau.level,
        "parent": bureau.parent_id,
        "treasury": bureau.treasury_id,
        "form_layout": bureau.form_layout,
    }


def _save(bureau: Bureau) -> None:
    try:
        with transaction.atomic():
            bureau.save()
    except IntegrityError:
        raise ConflictError(
            _("已有名为“%(name)s”的机构。") % {"name": bureau.name}
        ) from None
