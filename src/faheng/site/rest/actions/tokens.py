"""Making tokens and ending them."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import Membership, User
from faheng.site.exceptions import InvalidInputError
from faheng.site.rest.models import ApiToken

LONGEST = timedelta(days=366)
MOST = 20


@dataclass(frozen=True)
class NewToken:
    """A token and its secret, which is nowhere kept."""

    token: ApiToken
    secret: str


def digest_of(secret: str) -> str:
    # The secret is 256 random bits: a fast hash cannot be guessed backwards.
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


@transaction.atomic
def make_token(
    *, by: User, membership: Membership, name: str, ends_on: date, may_write: bool
) -> NewToken:
    """A token for one of a person's own roles."""
    if membership.user_id != by.pk:
        raise PermissionDenied(_("只能为自己的角色生成令牌。"))
    name = name.strip()
    if not name or len(name) > 60:
        raise InvalidInputError(_("请写明用途，不超过60个字。"))
    today = timezone.localdate()
    if not today <= ends_on <= today + LONGEST:
        raise InvalidInputError(_("有效期最长一年，且不能早于今天。"))
    live = ApiToken.objects.filter(
        membership__user=by, ends_on__gte=today, epoch=by.session_epoch
    )
    if live.count() >= MOST:
        raise InvalidInputError(_("有效的令牌已有20个，请先作废不用的。"))
    secret = f"fh_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        membership=membership,
        name=name,
        digest=digest_of(secret),
        may_write=may_write,
        epoch=by.session_epoch,
        made_at=timezone.now(),
        ends_on=ends_on,
    )
    record(
        Event.TOKEN_MADE,
        by=by,
        bureau=membership.bureau,
        target=token,
        facts={"role": membership.role, "may_write": may_write},
    )
    return NewToken(token, secret)


@transaction.atomic
def end_token(*, by: User, token: ApiToken) -> None:
    """Nothing can be done with it any more."""
    if token.membership.user_id != by.pk:
        raise PermissionDenied(_("只能作废自己的令牌。"))
    record(Event.TOKEN_ENDED, by=by, bureau=token.membership.bureau, target=token)
    token.delete()


def note_use(token: ApiToken) -> None:
    """The day it was last used, written at most once a day."""
    today = timezone.localdate()
    if token.used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(used_on=today)
