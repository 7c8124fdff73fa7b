"""How long a password is; first ones: made here, shown once, changed at sign-in."""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from faheng.site.bureaus.models import User

LEAST = 10

# Without the letters and figures that look alike on paper.
_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def generate_password() -> str:
    """Twelve signs in three groups, easy to read out; 59 bits.

    >>> [len(group) for group in generate_password().split("-")]
    [4, 4, 4]
    """
    return "-".join(
        "".join(secrets.choice(_SIGNS) for _sign in range(4)) for _group in range(3)
    )


class LongEnough:
    """A password validator; Django's own says its sentence in English."""

    def validate(self, password: str, user: User | None = None) -> None:
        if len(password) < LEAST:
            raise ValidationError(
                _("密码至少 %(least)d 位。") % {"least": LEAST}, code="too_short"
            )

    def get_help_text(self) -> str:
        return _("密码至少 %(least)d 位。") % {"least": LEAST}
