"""The first bureau and its administrator, made from the server itself."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.actions.bureaus import make_administrator
from faheng.site.bureaus.models import Bureau, User
from faheng.site.bureaus.policies import check_fits
from faheng.site.exceptions import InvalidInputError


@transaction.atomic
def create_administrator(
    *,
    username: str,
    name: str,
    password: str,
    bureau: str,
    kind: Bureau.Kind = Bureau.Kind.JUSTICE,
    level: Bureau.Level = Bureau.Level.DISTRICT,
) -> User:
    """An administrator of the bureau of that name, which is made if there is none.

    ``kind`` and ``level`` are of a new bureau. Whoever runs this holds the server, so
    no account answers for it: the trail names nobody.
    """
    bureau_name = bureau.strip()
    if not bureau_name or not name.strip():
        raise InvalidInputError(_("机构名称和姓名都不能空着。"))
    check_fits(Bureau, name=bureau_name)
    found, made = Bureau.objects.get_or_create(
        name=bureau_name, defaults={"kind": kind, "level": level}
    )
    if made:
        record(
            Event.BUREAU_ADDED,
            by=None,
            bureau=found,
            target=found,
            facts={"name": found.name, "level": found.level},
        )
    return make_administrator(
        by=None, bureau=found, username=username, name=name, password=password
    ).person
