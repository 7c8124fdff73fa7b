"""Adding and renaming the parts of a bureau."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import Bureau, Section, User
from faheng.site.bureaus.permissions import check_administers
from faheng.site.exceptions import ConflictError


@transaction.atomic
def add_section(*, by: User, bureau: Bureau, name: str, kind: Section.Kind) -> Section:
    """A section, office, community or firm."""
    check_administers(by, bureau)
    section = Section(bureau=bureau, name=name.strip(), kind=kind)
    _save(section)
    record(
        Event.SECTION_ADDED,
        by=by,
        bureau=bureau,
        target=section,
        facts={"name": section.name, "kind": kind.value},
    )
    return section


@transaction.atomic
def rename_section(*, by: User, section: Section, name: str) -> None:
    """Another name for a part of a bureau; what was done in it stays with it."""
    check_administers(by, section.bureau)
    locked = Section.objects.select_for_update().get(pk=section.pk)
    old, locked.name = locked.name, name.strip()
    if old == locked.name:
        return
    _save(locked)
    record(
        Event.BUREAU_CHANGED,
        by=by,
        bureau=section.bureau,
        target=locked,
        facts={"name": [old, locked.name]},
    )


def _save(section: Section) -> None:
    try:
        with transaction.atomic():
            section.save()
    except IntegrityError:
        raise ConflictError(
            _("“%(bureau)s”已有名为“%(name)s”的科室（单位）。")
            % {"bureau": section.bureau.name, "name": section.name}
        ) from None
