"""The name an account signs in with, in the one form in which it is kept."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

from faheng.site.exceptions import InvalidInputError

# Some signs stand for eighteen: what is compared, and counted in lockouts, stays short.
_LONGEST = 150
_SHAPE = re.compile(r"[\w.@-]{2,60}")


def kept_username(typed: str) -> str:
    """As it is compared and kept: small letters, half width, no blanks around.

    >>> kept_username(" Ｗang.Fang ")
    'wang.fang'
    """
    return unicodedata.normalize("NFKC", typed).strip().casefold()[:_LONGEST]


def check_username(username: str) -> None:
    """Raise with one sentence if it would be hard to type or to tell apart."""
    if not _SHAPE.fullmatch(username):
        raise InvalidInputError(
            _("登录名应为 2 至 60 位，可用文字、字母、数字和 . _ - @，不含空格。")
        )
