"""Every address of the site asks who is there, but for a short list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from tests.site.bureaus.codes import with_second_factor
from tests.site.conftest import PASSWORD

from faheng.site.bureaus.roles import Role

PUBLIC = {
    "healthz",
    "icon",
    "bureaus:sign-in",
    "bureaus:sign-out",
    "set_language",
}
"""Names of the addresses that are open; ``second-step`` is not: it wants a password first."""

# A value that each kind of part of an address takes.
SAMPLES = {
    "int": "1",
    "str": "x",
    "slug": "x",
    "path": "x",
    "uuid": "12345678-1234-5678-1234-567812345678",
}


def addresses() -> Iterator[tuple[str, str]]:
    """Each address with its name; a part that no sample fits fails the test."""
    yield from _below(get_resolver().url_patterns, "", "/")


def _below(
    patterns: list[URLPattern | URLResolver], space: str, start: str
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        here = start + _filled(pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from _below(pattern.url_patterns, space + inner, here)
        else:
            yield f"{space}{pattern.name}", here


def _filled(pattern: URLPattern | URLResolver) -> str:
    def sample(part: re.Match[str]) -> str:
        return SAMPLES[part["kind"] or "str"]

    route = re.sub(r"<(?:(?P<kind>\w+):)?\w+>", sample, str(pattern.pattern))
    assert not set(route) & set("<(^["), f"no sample address for {route}"
    return route


ADDRESSES = sorted(addresses())


def test_the_walk_finds_the_pages() -> None:
    names = {name for name, _ in ADDRESSES}
    assert {"home", "bureaus:person", "planning:declaration", "audit:trail"} <= names
    assert names >= PUBLIC


@pytest.mark.parametrize(("name", "address"), ADDRESSES, ids=[n for n, _ in ADDRESSES])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_is_let_in(db: None, method: str, name: str, address: str) -> None:
    if name in PUBLIC:
        return
    answer = getattr(Client(), method)(address)
    assert _refuses(answer), (name, answer.status_code)


def test_half_signed_in_is_nobody(world: SimpleNamespace) -> None:
    """The right password without the code opens nothing."""
    person = world.people[Role.ADMINISTRATOR]
    with_second_factor(person)
    client = Client()
    half = client.post(
        reverse("bureaus:sign-in"), {"username": person.username, "password": PASSWORD}
    )
    assert half.url.startswith(reverse("bureaus:second-step"))
    open_to_half = PUBLIC | {"bureaus:second-step"}
    for (name, address), method in itertools.product(ADDRESSES, ("get", "post")):
        if name not in open_to_half:
            answer = getattr(client, method)(address)
            assert _refuses(answer), (name, answer.status_code)


def test_the_password_of_somebody_else_is_changed_first(world: SimpleNamespace) -> None:
    person = world.people[Role.ADMINISTRATOR]
    person.must_change_password = True
    person.save()
    client = Client()
    client.force_login(person)
    for name, address in ADDRESSES:
        if name not in PUBLIC | {"bureaus:change-password"}:
            answer = client.get(address)
            assert answer.status_code == 302, (name, answer.status_code)
            assert answer.url == reverse("bureaus:change-password"), name


def _refuses(answer: object) -> bool:
    """Sent to the door, told there is no such page, or (a program) told to identify itself."""
    status = answer.status_code  # type: ignore[attr-defined]
    if status == 302:
        return answer.url.startswith(reverse("bureaus:sign-in"))  # type: ignore[attr-defined]
    return status in (401, 404, 405)
