"""The interface as a whole: its operations, and how refusals are told.

Its description lies at ``/api/v1/openapi.json``.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from pydantic import ValidationError

from faheng import __version__
from faheng.site.exceptions import (
    ConflictError,
    InvalidInputError,
    NotNowError,
    SiteError,
)
from faheng.site.rest.endpoints import changes, declarations, indicators, who

interface = NinjaAPI(
    title="法衡接口",
    version=__version__,
    description="与网页相同的办理，供程序使用。令牌代表一个人的一个角色，在“我的账号”中生成。",
    urls_namespace="rest",
    docs_url=None,
)
for noun in (who, declarations, changes, indicators):
    interface.add_router("", noun.router)

_STATUS: tuple[tuple[type[SiteError], int], ...] = (
    (ConflictError, 409),
    (NotNowError, 409),
    (InvalidInputError, 422),
)


@interface.exception_handler(SiteError)
def refused(request: HttpRequest, why: SiteError) -> HttpResponse:
    status = next((code for kind, code in _STATUS if isinstance(why, kind)), 422)
    return interface.create_response(request, {"detail": str(why)}, status=status)


@interface.exception_handler(PermissionDenied)
def forbidden(request: HttpRequest, why: PermissionDenied) -> HttpResponse:
    detail = str(why) or "令牌的角色没有这项权限。"
    return interface.create_response(request, {"detail": detail}, status=403)


@interface.exception_handler(Http404)
def missing(request: HttpRequest, why: Http404) -> HttpResponse:
    detail = "没有这样的内容，或者不在令牌的职责范围内。"
    return interface.create_response(request, {"detail": detail}, status=404)


@interface.exception_handler(ValidationError)
def not_as_described(request: HttpRequest, why: ValidationError) -> HttpResponse:
    detail = why.errors(include_url=False, include_context=False, include_input=False)
    return interface.create_response(request, {"detail": detail}, status=422)
