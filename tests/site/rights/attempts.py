"""What a line of the table asks for, and what became of it when somebody tried."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice
from tests.site.rights.scene import Said, Scene

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.models import User
from faheng.site.documentation.pages import operations
from faheng.site.documentation.rights import Line

Outcome = Literal["allowed", "refused"]
_REFUSED = (401, 403, 404, 405)


@dataclass(frozen=True)
class Try:
    """How a line is tried; what is said may depend on who tries."""

    args: Callable[[Scene], tuple[Any, ...]] = lambda _scene: ()
    said: Callable[[Scene, User | None], Any] = lambda _scene, _actor: None
    query: Callable[[Scene], str] = lambda _scene: ""
    prepare: Callable[[Scene], object] = lambda _scene: None
    """What has to be so, whoever tries."""
    ready: Callable[[Scene, User], object] = lambda _scene, _actor: None
    """What has to be so of the one who tries."""
    also_refused_as: int = 403
    """The status of a page that says of each of several why it was not done."""
    leaves_trace: bool = True
    """Whether something that was done is in the trail."""


def make_ready(how: Try, scene: Scene) -> None:
    """Make what it is done to, before anybody tries: it outlives the tries."""
    how.prepare(scene)
    how.args(scene)
    how.query(scene)
    how.said(scene, None)


def attempt(line: Line, how: Try, scene: Scene, actor: User | None) -> Outcome:
    """Try it, and leave everything as it was; raises if it is neither done nor refused."""
    with transaction.atomic():
        if actor is not None:
            how.ready(scene, actor)
        events = AuditEvent.objects.count()
        answer = (_operate if line.method is None else _visit)(line, how, scene, actor)
        if is_refused(answer) or answer.status_code == how.also_refused_as:
            outcome: Outcome = "refused"
        elif answer.status_code >= 400:
            told = answer.content.decode()[:2000]
            raise AssertionError(f"{line.key}: {answer.status_code} {told}")
        elif line.method == "post" and how.leaves_trace:
            outcome = "allowed" if AuditEvent.objects.count() > events else "refused"
        else:
            outcome = "allowed"
        if answer.streaming:
            # Read to its end, a file is closed.
            b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        transaction.set_rollback(True)
    return outcome


def is_refused(answer: HttpResponse) -> bool:
    """Told so, told there is nothing, or sent to the door."""
    if answer.status_code == 302:
        to_the_door = answer["Location"].startswith(reverse("bureaus:sign-in"))
        return to_the_door and "next=" in answer["Location"]
    return answer.status_code in _REFUSED


def _visit(line: Line, how: Try, scene: Scene, actor: User | None) -> HttpResponse:
    client = Client()
    if actor is not None:
        _sign_in(client, actor)
    address = reverse(line.name, args=how.args(scene)) + how.query(scene)
    if line.method == "get":
        return client.get(address)
    said: Said = how.said(scene, actor) or {}
    return client.post(address, said)


def _sign_in(client: Client, actor: User) -> None:
    """With the code, where the account asks for one."""
    client.force_login(actor)
    for device in TOTPDevice.objects.filter(user=actor, confirmed=True):
        session = client.session
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()


def _operate(line: Line, how: Try, scene: Scene, actor: User | None) -> HttpResponse:
    headers = {}
    if actor is not None:
        headers["Authorization"] = f"Bearer {scene.token_of(actor)[1]}"
    client = Client(headers=headers)
    method, path, _does = operations()[line.name]
    for name, value in zip(("{pk}", "{row}"), how.args(scene), strict=False):
        path = path.replace(name, str(value))
    path += how.query(scene)
    said = how.said(scene, actor)
    if isinstance(said, dict) and "file" in said:
        return client.post(path, said)
    data = "" if said is None else json.dumps(said)
    kind = "application/json" if said is not None else ""
    return client.generic(method, path, data, content_type=kind)
