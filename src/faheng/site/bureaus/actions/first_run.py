"""What only who holds the server does: the first bureau, and who grants its money instead."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.actions.bureaus import make_administrator
from faheng.site.bureaus.models import Bureau, User
from faheng.site.bureaus.policies import check_fits, check_treasury
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


@transaction.atomic
def replace_treasury(*, bureau: str, treasury: str) -> None:
    """Another finance bureau of those there are, for a bureau that has one or none."""
    found, chosen = _named(bureau), _named(treasury)
    check_treasury(found, chosen)
    before = found.treasury_id
    if before == chosen.pk:
        return
    found.treasury = chosen
    found.save(update_fields=["treasury"])
    record(
        Event.BUREAU_CHANGED,
        by=None,
        bureau=found,
        target=found,
        facts={"treasury": [before, chosen.pk]},
    )


def _named(name: str) -> Bureau:
    found = Bureau.objects.select_for_update().filter(name=name.strip()).first()
    if found is None:
        raise InvalidInputError(_("没有名为“%(name)s”的机构。") % {"name": name})
    return found
