"""How refusals are told: always the same shape, in a sentence for whoever reads the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.exceptions import SuspiciousOperation as UnusableRequest
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    JsonResponse,
)
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from faheng.site.exceptions import (
    ConflictError,
    InvalidInputError,
    ManyError,
    NotNowError,
    RefusedFileError,
    SiteError,
)
from faheng.site.rest.bodies import RefusedBodyError

View = Callable[..., HttpResponse]

_STATUS: Mapping[type[SiteError], int] = {
    ConflictError: 409,
    NotNowError: 409,
    InvalidInputError: 422,
    RefusedFileError: 422,
    ManyError: 422,
}
_LONGEST = 200


def refusal(
    status: int, detail: str, problems: Sequence[tuple[str, str]] = ()
) -> HttpResponse:
    """The one shape of every refusal."""
    told = [
        {"where": where[:_LONGEST], "why": why[:_LONGEST]} for where, why in problems
    ]
    answer = JsonResponse(
        {"detail": detail, "problems": told},
        status=status,
        json_dumps_params={"ensure_ascii": False},
    )
    if status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def tell_refusals(interface: NinjaAPI) -> None:
    """Give each kind of refusal its status."""
    said: dict[type[Exception], Callable[[Any], HttpResponse]] = {
        SiteError: _site,
        PermissionDenied: lambda why: refusal(
            403, str(why) or "令牌的角色没有这项权限。"
        ),
        Http404: lambda _why: refusal(
            404, "没有这样的内容，或者不在令牌的职责范围内。"
        ),
        AuthenticationError: lambda _why: refusal(
            401, "没有可用的令牌：请核对是否写错、过期，角色是否已经收回。"
        ),
        HttpError: _http,
        ValidationError: _not_as_described,
        RequestDataTooBig: lambda _why: refusal(413, "请求的内容太大。"),
        UnusableRequest: lambda _why: refusal(400, "请求不完整。"),
        MultiPartParserError: lambda _why: refusal(400, "上传的内容不完整。"),
    }
    for kind, tell in said.items():
        interface.add_exception_handler(kind, _handler(tell))


def _handler(tell: Callable[[Any], HttpResponse]) -> Any:
    def handle(request: HttpRequest, why: Exception) -> HttpResponse:
        return tell(why)

    return handle


def _site(why: SiteError) -> HttpResponse:
    status = next(
        (code for kind, code in _STATUS.items() if isinstance(why, kind)), 422
    )
    if isinstance(why, ManyError):
        problems = [(str(nth), each) for nth, each in enumerate(why.sentences, start=1)]
        return refusal(status, why.sentences[0], problems)
    return refusal(status, str(why))


def _http(why: HttpError) -> HttpResponse:
    cause = why.__cause__
    if isinstance(cause, RefusedBodyError):
        return refusal(cause.status, str(cause))
    if why.status_code == 400:
        return refusal(400, "请求的内容不是合格的 JSON。")
    return refusal(why.status_code, str(why))


def _not_as_described(why: ValidationError) -> HttpResponse:
    problems = [
        (".".join(map(str, each.get("loc", ()))), str(each.get("msg", "")))
        for each in why.errors[:20]
    ]
    return refusal(422, "请求与接口说明不符。", problems)


def in_json(view: View) -> View:
    """A view whose every answer is a program's: wrong methods too, and nothing is stored."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if isinstance(answer, HttpResponseNotAllowed):
            allowed = answer["Allow"]
            answer = refusal(405, f"这个地址只接受 {allowed}。")
            answer["Allow"] = allowed
        answer.setdefault("Cache-Control", "no-store")
        return answer

    return wrapped


def no_such_address(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Whatever else lies below the interface's address."""
    return refusal(404, "接口没有这个地址。")
