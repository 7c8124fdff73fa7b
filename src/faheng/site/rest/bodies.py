"""Bodies as they come in: JSON that says it is, without what no form can hold."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

JSON = "application/json"
# Control signs, of which databases refuse some and offices the rest, and half characters.
_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class RefusedBodyError(Exception):
    """A body that is not looked at any further; the message is for who sent it."""

    status = 400


class NotJsonError(RefusedBodyError):
    status = 415


class UnusableTextError(RefusedBodyError):
    status = 422


class StrictParser(Parser):
    """Numbers with a point come in as ``Decimal``: no amount passes through a float."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        # A part of a form has no type of its own.
        if (request.content_type or JSON) != JSON:
            raise NotJsonError(f"请求的内容应为 {JSON}。")
        body = json.loads(
            request.body, parse_float=Decimal, parse_constant=_no_such_number
        )
        _check_texts(body)
        return body


def _no_such_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _check_texts(body: Any) -> None:
    waiting = [body]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting.extend(part)
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
        elif isinstance(part, str) and _UNUSABLE.search(part):
            raise UnusableTextError("文字里有不能使用的控制字符或不完整的字符。")
