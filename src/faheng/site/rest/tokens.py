"""Who stands behind a request: the token's person, with that one role and no other."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone
from ninja.errors import HttpError
from ninja.security import HttpBearer

from faheng.site.bureaus.models import User
from faheng.site.bureaus.permissions import lend_role
from faheng.site.rest.actions.tokens import digest_of, note_use
from faheng.site.rest.models import ApiToken


class Token(HttpBearer):
    """``Authorization: Bearer fh_…``; ``request.auth`` becomes the person."""

    def __init__(self, *, writes: bool) -> None:
        super().__init__()
        self._writes = writes

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        today = timezone.localdate()
        found = (
            ApiToken.objects.select_related(
                "membership__user", "membership__bureau", "membership__section"
            )
            .filter(digest=digest_of(token), ends_on__gte=today)
            .first()
        )
        if found is None:
            return None
        person = found.membership.user
        # Whoever got a new password from somebody else is let in once they chose their own.
        if not person.is_active or person.must_change_password:
            return None
        # A stolen session may have made it: it ends with all sessions, as with a new password.
        if found.epoch != person.session_epoch:
            return None
        if not lend_role(person, found.membership):
            return None
        if self._writes and not found.may_write:
            raise HttpError(403, "这个令牌只能查看，不能办理。")
        note_use(found)
        return person


READS = Token(writes=False)
WRITES = Token(writes=True)
