"""Whatever is wrong with a request, a program is told in the one shape, and nothing changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.site.planning.circle_walk import sound_declaration
from tests.site.rest.program import Program, told

from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import BudgetYear, Declaration
from faheng.site.rest.interface import description

As = Callable[[Role], Program]
JSON = "application/json"


@pytest.fixture
def clerk(as_role: As) -> Program:
    return as_role(Role.CLERK)


@pytest.fixture
def year(world: SimpleNamespace) -> int:
    return BudgetYear.objects.create(bureau=world.bureau, year=2027).pk


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[1,]", b'{"x": NaN}', b'{"x": -Infinity}', b"\xff\xfe\x00", b"\x80"],
)
def test_what_is_no_json(clerk: Program, data: bytes) -> None:
    answer = clerk.raw("POST", "/declarations", data, JSON)
    told(answer, 422 if data == b"" else 400)


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000])
def test_what_is_nested_without_end(clerk: Program, deep: str) -> None:
    told(clerk.raw("POST", "/declarations", deep.encode(), JSON), 400)


def test_a_number_of_a_million_digits(clerk: Program) -> None:
    body = b'{"year": ' + b"9" * 1_000_000 + b"}"
    told(clerk.raw("POST", "/declarations", body, JSON), 400)


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/xml"]
)
def test_another_type_of_content(clerk: Program, kind: str) -> None:
    told(clerk.raw("POST", "/declarations", b'{"year": 1}', kind), 415)


def test_a_body_over_the_bound(clerk: Program, settings: LazySettings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    body = json.dumps({"year": 1, "name": "长" * 1000}).encode()
    told(clerk.raw("POST", "/declarations", body, JSON), 413)


@pytest.mark.parametrize(
    "text", ["甲\0乙", "\ud800", "\udfff字", "\x01", "铃\x07", "\x7f", "\x0b"]
)
def test_texts_that_no_form_holds(
    clerk: Program, world: SimpleNamespace, year: int, text: str
) -> None:
    new = {"year": year, "section": world.section.pk, "name": text}
    clerk.refused(422, "POST", "/declarations", new)
    clerk.refused(422, "POST", "/declarations", {"year": year, text: 1})
    held = sound_declaration(world)
    cell = {"cell": "project.overview", "was": held.overview, "now": text}
    clerk.refused(422, "PATCH", f"/declarations/{held.pk}/cells", cell)


def test_signs_beyond_the_first_plane_are_kept(
    clerk: Program, world: SimpleNamespace, year: int
) -> None:
    new = {"year": year, "section": world.section.pk, "name": "𠮷田社区😀调解"}
    made = clerk.done("POST", "/declarations", new)
    found = clerk.done("GET", f"/declarations/{made['id']}")
    assert found["project"] == "𠮷田社区😀调解"


def test_a_field_nobody_knows(
    clerk: Program, world: SimpleNamespace, year: int
) -> None:
    new = {"year": year, "section": world.section.pk, "name": "甲", "nmae": "乙"}
    answer = clerk.ask("POST", "/declarations", new)
    told(answer, 422)
    assert "nmae" in json.loads(answer.content)["problems"][0]["where"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"year": None},
        {"year": "1"},
        {"year": True},
        {"year": 1.5},
        {"year": 2**63},
        {"year": -1},
        {"year": 10**4000},
        [],
        "甲",
        None,
    ],
)
def test_keys_that_are_none(clerk: Program, world: SimpleNamespace, body: Any) -> None:
    data = json.dumps(body).encode()
    told(clerk.raw("POST", "/declarations", data, JSON), 422)


@pytest.mark.parametrize("name", ["", "   ", "长" * 201, "\n"])
def test_names_no_project_has(
    clerk: Program, world: SimpleNamespace, year: int, name: str
) -> None:
    new = {"year": year, "section": world.section.pk, "name": name}
    clerk.refused(422, "POST", "/declarations", new)


def test_one_way_to_declare_at_a_time(
    clerk: Program, world: SimpleNamespace, year: int
) -> None:
    held = sound_declaration(world)
    for more in (
        {},
        {"name": "甲"},
        {"section": world.section.pk},
        {"project": held.project_id, "name": "甲"},
        {"project": held.project_id, "from_earlier": held.pk},
    ):
        clerk.refused(422, "POST", "/declarations", {"year": year, **more})


@pytest.mark.parametrize(
    "amount",
    ["-1", "0", "0.001", "1e30", 10**30, "1000000000000.01", "NaN", "Infinity", "1,000",
     "", "十万", True, [], "1e-400", "9" * 5000],
)  # fmt: skip
def test_amounts_nobody_can_mean(
    as_role: As, world: SimpleNamespace, amount: Any
) -> None:
    held = sound_declaration(world)
    Declaration.objects.update(state="awaiting-control")
    body = {"move": "send-control", "control_amount": amount}
    answer = as_role(Role.TREASURY_REVIEWER).ask(
        "POST", f"/declarations/{held.pk}/moves", body
    )
    told(answer, 422)
    held.refresh_from_db()
    assert held.control_amount is None


@pytest.mark.parametrize(
    "day", ["0001-01-01", "9999-12-31", "2026-02-30", "2026", 5, 1e18, True, ""]
)
def test_days_nobody_can_mean(as_role: As, year: int, day: Any) -> None:
    minutes = {"meeting": "office", "held_on": day, "number": "1号", "text": "同意。"}
    recorder = as_role(Role.OFFICE_RECORDER)
    recorder.refused(422, "POST", f"/years/{year}/decisions", minutes)


def test_moves_there_are_not(clerk: Program, world: SimpleNamespace) -> None:
    held = sound_declaration(world)
    address = f"/declarations/{held.pk}/moves"
    for body in ({"move": "Submit"}, {"move": None}, {}, {"move": ["submit"]}):
        clerk.refused(422, "POST", address, body)
    for body in ({"move": "approve"}, {"move": "agree-section"}):
        clerk.refused(403, "POST", address, body)
    clerk.refused(409, "POST", address, {"move": "recall"})


def test_cells_there_are_not(clerk: Program, world: SimpleNamespace) -> None:
    held = sound_declaration(world)
    address = f"/declarations/{held.pk}/cells"
    for cell in ("", "x", "project.pk", "indicator:999999999999999999.name", "source:1.x",
                 "indicator:" + "9" * 30 + ".name", "project.name;--", "indicator:1"):  # fmt: skip
        answer = clerk.ask("PATCH", address, {"cell": cell, "was": "", "now": "1"})
        assert answer.status_code in (409, 422), cell


def test_addresses_there_are_not(clerk: Program) -> None:
    for path in ("/nothing", "/declarations/1/nothing", "/", "/declarations/"):
        clerk.refused(404, "GET", path)
    told(Client().get("/api/v1/nothing"), 404)


@pytest.mark.parametrize("key", ["0", "-1", "x", "9" * 19, "1.5", "%00", "１"])
def test_numbers_in_an_address(clerk: Program, key: str) -> None:
    answer = clerk.ask("GET", f"/declarations/{key}")
    assert answer.status_code in (404, 422)
    told(answer, answer.status_code)


def test_the_wrong_method(clerk: Program) -> None:
    answer = clerk.ask("DELETE", "/me")
    told(answer, 405)
    assert answer["Allow"] == "GET"


def test_queries_that_mean_nothing(clerk: Program) -> None:
    for query in (
        "declarations?year=1", "declarations?state=x", "declarations?after=0",
        f"declarations?after={'9' * 30}", "library?limit=0", "value", f"value?text={'长' * 301}",
        f"indicators?q={'长' * 61}",
    ):  # fmt: skip
        clerk.refused(422, "GET", f"/{query}")
    for query in ("indicators?after=x", "indicators?q=%00", "library?words=%00%FF"):
        clerk.done("GET", f"/{query}")


def test_nothing_is_stored_on_the_way(clerk: Program) -> None:
    for path in ("/me", "/nothing", "/declarations/1"):
        assert clerk.ask("GET", path)["Cache-Control"] == "no-store", path


def test_every_operation_documents_its_refusals() -> None:
    described = description()
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            statuses = {str(status) for status in operation["responses"]}
            assert statuses >= {"401", "403", "404", "409", "422"}, (method, path)
            assert operation["security"], (method, path)
            assert operation["description"], (method, path)
