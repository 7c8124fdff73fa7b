"""Trying what was asked on a page; a refusal is said there, in its own words."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from faheng.site.exceptions import ConflictError, ManyError, SiteError


def attempt(request: HttpRequest, act: Callable[[], object]) -> int | None:
    """Do it; refused, put why into the page's messages and give the status to answer with."""
    try:
        act()
    except ManyError as why:
        for sentence in why.sentences:
            messages.error(request, sentence)
        return 409
    except ConflictError as why:
        messages.error(request, str(why))
        return 409
    except SiteError as why:
        messages.error(request, str(why))
        return 400
    except PermissionDenied as why:
        messages.error(request, str(why) or _("您的角色没有这项权限。"))
        return 403
    return None
