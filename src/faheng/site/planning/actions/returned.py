"""Answering what was sent back, where the form stays as it is."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import check_may
from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.actions.locking import locked
from faheng.site.planning.models import ReturnedItem
from faheng.site.planning.policies import check_is_open
from faheng.site.planning.states import State
from faheng.site.planning.typed import kept_prose


@transaction.atomic
def answer_returned_item(
    *, by: User, returned: ReturnedItem, answer: str
) -> ReturnedItem:
    """Say what was done about an item sent back, or why it stays; may be said anew."""
    declaration = locked(returned.declaration)
    check_may(
        by, Right.EDIT_DECLARATIONS, declaration.bureau, declaration.project.section
    )
    check_is_open(declaration.budget_year)
    held = ReturnedItem.objects.get(pk=returned.pk)
    if not held.is_open or declaration.state != State.RETURNED:
        raise NotNowError(_("这条退回意见已经办结，不能再填写说明。"))
    held.answer = kept_prose(answer)
    if not held.answer:
        raise InvalidInputError(_("请填写修改说明。"))
    held.answered_by, held.answered_at = by, timezone.now()
    held.save(update_fields=["answer", "answered_by", "answered_at"])
    record(
        Event.DECLARATION_EDITED,
        by=by,
        bureau=declaration.bureau,
        target=declaration,
        facts={"answered": held.item, "returned_item": held.pk},
    )
    return held
