"""Files in and out: attachments, forms, files to declare from."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from tests.site.planning.circle_walk import bring_to, sound_declaration
from tests.site.rest.program import Program, told

from faheng.api.writing import write_package
from faheng.documents.sniffing import sniff
from faheng.site.audit.events import Event
from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.roles import Role
from faheng.site.planning.models import BudgetYear, Declaration, ImportedFile
from faheng.site.planning.packages import form_of
from faheng.site.planning.states import State

As = Callable[[Role], Program]
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
def clerk(as_role: As) -> Program:
    return as_role(Role.CLERK)


@pytest.fixture
def held(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


@pytest.fixture
def kept(settings: object, tmp_path: Path) -> Path:
    """A store of its own."""
    settings.MEDIA_ROOT = tmp_path / "attachments"  # type: ignore[attr-defined]
    return tmp_path


def test_an_attachment_comes_and_goes(
    clerk: Program, as_role: As, held: Declaration, kept: Path
) -> None:
    address = f"/declarations/{held.pk}/attachments"
    answer = clerk.hand_in(address, "现场照片.png", PNG)
    assert answer.status_code == 201
    (attached,) = clerk.done("GET", address)
    assert (attached["name"], attached["kind"], attached["size"]) == (
        "现场照片.png",
        "png",
        len(PNG),
    )
    content = clerk.ask("GET", f"/attachments/{attached['id']}/content")
    assert b"".join(content.streaming_content) == PNG  # type: ignore[attr-defined]
    assert content["Content-Type"] == "application/octet-stream"
    assert content["Content-Disposition"].startswith("attachment")
    head = as_role(Role.SECTION_HEAD)
    head.refused(403, "DELETE", f"/attachments/{attached['id']}")
    clerk.done("DELETE", f"/attachments/{attached['id']}")
    assert clerk.done("GET", address) == []


def test_files_that_are_not_taken(
    clerk: Program, as_role: As, held: Declaration, kept: Path
) -> None:
    address = f"/declarations/{held.pk}/attachments"
    told(clerk.hand_in(address, "a.html", b"<html><script>1</script>"), 422)
    told(clerk.hand_in(address, "a.txt", b""), 422)
    told(clerk.raw("POST", address, b"{}", "application/json"), 415)
    told(clerk.raw("POST", address, b"--x--", "multipart/form-data; boundary=x"), 422)
    told(clerk.raw("POST", address, b"--y", "multipart/form-data"), 400)
    told(as_role(Role.AUDITOR).hand_in(address, "a.png", PNG), 403)
    with patch("faheng.site.uploading.LARGEST", 10):
        told(clerk.hand_in(address, "a.png", PNG), 413)
    assert not held.attachments.exists()


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "html"])
def test_the_form_in_each_format(clerk: Program, held: Declaration, kind: str) -> None:
    answer = clerk.ask("GET", f"/declarations/{held.pk}/form?kind={kind}&lossy=1")
    assert answer.status_code == 200
    assert sniff(answer.content) == kind
    assert "attachment" in answer["Content-Disposition"]
    assert AuditEvent.objects.filter(event=Event.FORM_WRITTEN).count() == 1


def test_what_a_form_cannot_hold_is_named(clerk: Program, held: Declaration) -> None:
    said = clerk.refused(422, "GET", f"/declarations/{held.pk}/form?kind=docx")
    assert "立项依据" in said


def test_what_is_left_out_is_told_beside_the_file(
    clerk: Program, held: Declaration
) -> None:
    held.annual_goal = "项目名称"
    held.overview = "概况。" * 900
    held.save()
    answer = clerk.ask("GET", f"/declarations/{held.pk}/form?kind=docx&lossy=1")
    (note,) = json.loads(answer["X-Left-Out"])
    assert note.startswith("已舍去：")
    for word in ("立项依据", "项目概况", "年度目标"):
        assert word in note
    assert answer["X-Left-Out"].isascii()
    assert len(answer["X-Left-Out"]) <= 1_600


def test_forms_that_cannot_be(clerk: Program, held: Declaration) -> None:
    for query in ("kind=exe", "layout=none", "layout=%00", "lossy=x"):
        clerk.refused(422, "GET", f"/declarations/{held.pk}/form?{query}")


def test_a_file_is_declared_from(
    world: SimpleNamespace, clerk: Program, as_role: As, held: Declaration, kept: Path
) -> None:
    year = BudgetYear.objects.create(bureau=world.bureau, year=2027)
    data = write_package(
        form_of(held).package, "mof-declaration-2015", "docx", lossy=True
    ).data
    address = f"/years/{year.pk}/imports"
    file = {"name": "申报表.docx", "data": data, "section": world.section.pk}
    made = clerk.hand_in(address, **file)
    assert made.status_code == 201, made.content.decode()
    number = made.json()["id"]
    read = clerk.done("GET", f"/imports/{number}")
    assert (read["state"], read["refusal"]) == ("done", "")
    (project,) = read["projects"]
    assert (project["name"], project["taken"]) == ("法律援助专项经费", False)
    assert clerk.hand_in(address, **file).json()["id"] == number
    as_role(Role.AUDITOR).refused(404, "GET", f"/imports/{number}")
    take = {"projects": [{"number": 0, "name": "法律援助补贴"}]}
    taken = clerk.done("POST", f"/imports/{number}/take", take)
    (pk,) = taken["declarations"]
    assert clerk.done("GET", f"/declarations/{pk}")["annual"] == "270000.00"
    clerk.refused(422, "POST", f"/imports/{number}/take", take)
    clerk.refused(422, "POST", f"/imports/{number}/take", {"projects": []})
    assert clerk.done("GET", f"/imports/{number}")["projects"][0]["taken"]


def test_files_nothing_is_declared_from(
    world: SimpleNamespace, clerk: Program, as_role: As, kept: Path
) -> None:
    year = BudgetYear.objects.create(bureau=world.bureau, year=2027)
    address = f"/years/{year.pk}/imports"
    told(clerk.hand_in(address, "a.docx", b"x", section="x"), 422)
    told(clerk.hand_in(address, "a.docx", b"x"), 422)
    told(clerk.hand_in(address, "a.docx", b"x", section=world.far_section.pk), 404)
    told(clerk.hand_in(address, "a.docx", b"x", section=world.other_section.pk), 403)
    told(clerk.hand_in(address, "a.docx", b"", section=world.section.pk), 422)
    told(clerk.raw("POST", address, b"{}", "application/json"), 422)
    program = as_role(Role.SECTION_HEAD)
    told(program.hand_in(address, "a.docx", b"x", section=world.section.pk), 403)
    assert not ImportedFile.objects.exists()
    broken = clerk.hand_in(address, "a.docx", b"PK\3\4x", section=world.section.pk)
    read = clerk.done("GET", f"/imports/{broken.json()['id']}")
    assert read["state"] == "done"
    assert read["refusal"]


def test_from_outside_a_form_is_seen_as_it_was_sent(
    world: SimpleNamespace, as_role: As, held: Declaration
) -> None:
    treasury = as_role(Role.TREASURY_REVIEWER)
    one = f"/declarations/{held.pk}"
    treasury.refused(404, "GET", one)
    bring_to(world, held, State.DRAFT, round_=2)
    clerk = as_role(Role.CLERK)
    now = "还没有报出的话。"
    was = held.annual_goal
    clerk.done(
        "PATCH", f"{one}/cells", {"cell": "goals.annual_goal", "was": was, "now": now}
    )
    seen = treasury.done("GET", one)
    assert (seen["annual"], seen["errors"]) == (None, None)
    assert (
        treasury.done("GET", f"{one}/package")["declarations"][0]["annual_goal"] == was
    )
    for path in ("cells", "review"):
        treasury.refused(403, "GET", f"{one}/{path}")
    form = treasury.ask("GET", f"{one}/form?kind=html&lossy=1").content.decode()
    assert (was in form, now in form) == (True, False)
    assert treasury.done("GET", "/indicators")["items"] == []
    inside, outside = (
        {each["number"] for each in program.done("GET", f"{one}/versions")}
        for program in (clerk, treasury)
    )
    assert outside < inside
    versions = {
        each["number"]: each["id"] for each in clerk.done("GET", f"{one}/versions")
    }
    for number in inside - outside:
        treasury.refused(404, "GET", f"/versions/{versions[number]}/package")
    moves = [each["move"] for each in treasury.done("GET", f"{one}/steps")]
    assert moves == ["record-decision", "accept-first", "send-control"]
