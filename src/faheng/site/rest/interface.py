"""The interface as a whole.

Its description lies at ``/api/v1/openapi.json`` for a token, and is kept in
``docs/reference/openapi.json``.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja import NinjaAPI

from faheng import __version__
from faheng.site.rest.bodies import StrictParser
from faheng.site.rest.endpoints import (
    attachments,
    cells,
    changes,
    circle,
    decisions,
    declarations,
    forms,
    history,
    imports,
    indicators,
    places,
    rows,
    trail,
    who,
    years,
)
from faheng.site.rest.refusals import tell_refusals
from faheng.site.rest.tokens import READS

ADDRESS = "/api/v1/"

interface = NinjaAPI(
    title="法衡接口",
    version=__version__,
    description="与网页相同的办理，供程序使用。令牌代表一个人的一个角色，在“我的账号”中生成。"
    "金额以元计，写作带两位小数的文字。拒绝办理时，detail 是一句说明，什么也没有改动。",
    urls_namespace="rest",
    docs_url=None,
    openapi_url=None,
    parser=StrictParser(),
)
for noun in (
    *(who, places, years, decisions),
    *(declarations, cells, rows, circle, history),
    *(changes, attachments, forms, imports),
    *(indicators, trail),
):
    interface.add_router("", noun.router)
tell_refusals(interface)


@cache
def description() -> dict[str, Any]:
    """The OpenAPI description; made once, it is the same for everybody."""
    return dict(interface.get_openapi_schema(path_prefix=ADDRESS))


@interface.get(
    "/openapi.json", auth=READS, include_in_schema=False, operation_id="description"
)
def described(request: HttpRequest) -> JsonResponse:
    return JsonResponse(description(), json_dumps_params={"ensure_ascii": False})
