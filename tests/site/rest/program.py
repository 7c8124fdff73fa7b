"""A program with a token, as it meets the interface."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from faheng.site.bureaus.models import User
from faheng.site.rest.actions.tokens import make_token

API = "/api/v1"


def token_of(person: User, *, writes: bool = True, days: int = 30) -> str:
    """The secret of a new token for the one role a person of the small world holds."""
    membership = person.memberships.get()
    made = make_token(
        by=person,
        membership=membership,
        name="对接程序",
        ends_on=timezone.localdate() + timedelta(days=days),
        may_write=writes,
    )
    return made.secret


class Program:
    """Asks with one token; ``done`` wants success, ``refused`` wants a status."""

    def __init__(self, secret: str) -> None:
        self._client = Client(headers={"Authorization": f"Bearer {secret}"})

    def ask(self, method: str, path: str, body: Any = None) -> HttpResponse:
        data = "" if body is None else json.dumps(body)
        kind = "application/json" if body is not None else ""
        return self._client.generic(method, API + path, data, content_type=kind)

    def done(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.ask(method, path, body)
        assert 200 <= answer.status_code < 300, (path, answer.content.decode())
        return json.loads(answer.content) if answer.content else None

    def refused(self, status: int, method: str, path: str, body: Any = None) -> str:
        """Refused with this status, in the one shape; the sentence is handed back."""
        return told(self.ask(method, path, body), status)

    def hand_in(
        self, path: str, name: str, data: bytes, **fields: object
    ) -> HttpResponse:
        file = SimpleUploadedFile(name, data)
        return self._client.post(API + path, {"file": file, **fields})

    def raw(self, method: str, path: str, data: bytes, kind: str) -> HttpResponse:
        return self._client.generic(method, API + path, data, content_type=kind)


def told(answer: HttpResponse, status: int) -> str:
    assert answer.status_code == status, answer.content.decode()[:500]
    assert answer["Content-Type"] == "application/json"
    said = json.loads(answer.content)
    assert set(said) == {"detail", "problems"}
    assert said["detail"]
    assert all(set(each) == {"where", "why"} for each in said["problems"])
    return said["detail"]
