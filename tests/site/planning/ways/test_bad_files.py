"""What cannot be read is refused in one sentence, and leaves nothing half done."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from tests.functional.test_bad_files import BAD
from tests.functional.test_large_files import SMALL, thousand_pages
from tests.site.planning.ways.conftest import hand_in
from tests.site.planning.ways.forms_to_hand_in import as_json, package_of
from tests.unit.documents.samples import plain_word_file

from faheng.documents.apart import CRASHED, STOPPED
from faheng.site.planning import readings
from faheng.site.planning.models import (
    Attachment,
    BudgetYear,
    Declaration,
    ImportedFile,
    Project,
)
from faheng.site.uploading import LARGEST

READ = ("包中包.docx", "深层表格.html")
"""Odd, but readable."""


def said_of(found: ImportedFile | str) -> str:
    """The sentence a file was refused with, on its page or at once."""
    if isinstance(found, ImportedFile):
        assert found.is_read
        return found.refusal
    return found


def nothing_was_declared() -> bool:
    return not any(rows.objects.exists() for rows in (Declaration, Project, Attachment))


@pytest.mark.parametrize(
    ("purpose", "name", "says", "make"),
    [("forms", *each) for each in BAD] + [("platform", *each) for each in BAD[::6]],
)
def test_a_bad_file_is_refused(
    world: SimpleNamespace,
    year: BudgetYear,
    clerk: Client,
    purpose: str,
    name: str,
    says: str,
    make: Callable[[], bytes],
) -> None:
    found = hand_in(clerk, year, world.section, name, make(), purpose)
    sentence = said_of(found)
    assert says in sentence
    if isinstance(found, ImportedFile):
        assert sentence.count("。") == 1
        page = clerk.get(reverse("planning:import", args=[found.pk]))
        assert sentence in page.content.decode()
        assert (found.package, found.rows, found.taken) == ("", [], [])
    assert nothing_was_declared()


@pytest.mark.parametrize(
    ("name", "make"),
    [(name, make) for name, make, *_ in SMALL if name not in READ],
    ids=[f"{nth}-{one[0]}" for nth, one in enumerate(SMALL) if one[0] not in READ],
)
def test_a_file_made_to_be_too_much_cannot_hurt(
    world: SimpleNamespace,
    year: BudgetYear,
    clerk: Client,
    name: str,
    make: Callable[[], bytes],
) -> None:
    found = hand_in(clerk, year, world.section, name, make())
    assert isinstance(found, ImportedFile)
    assert found.is_read
    assert found.refusal.count("。") <= 1
    page = clerk.get(reverse("planning:import", args=[found.pk]))
    assert page.status_code == 200
    assert nothing_was_declared()


@pytest.mark.slow
def test_a_thousand_pages_are_read_or_refused(
    world: SimpleNamespace, year: BudgetYear, clerk: Client
) -> None:
    found = hand_in(clerk, year, world.section, "千页.pdf", thousand_pages())
    assert isinstance(found, ImportedFile)
    assert found.is_read
    assert found.refusal in ("", STOPPED)
    page = clerk.get(reverse("planning:import", args=[found.pk]))
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("图.svg", b"<svg xmlns='x' onload='alert(1)'><text>1</text></svg>", "SVG"),
        ("图.docx", b"<?xml version='1.0'?><svg onload='x()'/>", "SVG"),
        ("空.json", b"{", "JSON"),
        ("别的.json", b'{"schema": "other/1"}', "交换数据"),
        (
            "两份.jsonl",
            as_json(package_of("甲")) + b"\n" + as_json(package_of("乙")),
            "2份",
        ),
        ("程序.exe", b"MZ\x90\x00" + bytes(random.Random(3).randbytes(4000)), ""),
    ],
    ids=["svg", "svg-as-docx", "half-json", "other-json", "two-packages", "program"],
)
def test_what_is_no_form_is_refused(
    world: SimpleNamespace,
    year: BudgetYear,
    clerk: Client,
    name: str,
    data: bytes,
    says: str,
) -> None:
    found = hand_in(clerk, year, world.section, name, data)
    sentence = said_of(found)
    assert sentence
    assert says in sentence
    assert nothing_was_declared()


def test_a_file_beyond_the_bound_is_refused_while_it_arrives(
    world: SimpleNamespace, year: BudgetYear, clerk: Client, store: Path
) -> None:
    found = hand_in(clerk, year, world.section, "大.txt", bytes(LARGEST + 1))
    assert "20 MB" in said_of(found)
    assert not ImportedFile.objects.exists()
    assert not store.exists()


@pytest.mark.parametrize(
    "name",
    [
        "=cmd|'/C calc'!A0",
        "../../../x",
        "<script>alert(1)</script>",
        "甲\u0000乙\u0007",
        "{{ 7*7 }}{% load x %}",
        "'; DROP TABLE planning_project; --",
        "长" * 5000,
        "\u202e\u2066甲",
    ],
    ids=["formula", "path", "script", "control", "template", "sql", "long", "turned"],
)
def test_a_hostile_name_is_only_text(
    world: SimpleNamespace, year: BudgetYear, clerk: Client, name: str
) -> None:
    package = json.loads(as_json(package_of("甲")))
    project = package["declarations"][0]
    project["project"]["name"] = name
    project["annual_goal"] = name
    for row in project["indicators"]:
        row["name"] = row["target"]["text"] = name
        row["target"] |= {"kind": "qualitative", "number": None, "comparator": None}
        row["target"]["unit"] = None
    data = json.dumps(package).encode()
    found = hand_in(clerk, year, world.section, f"{name[:150]}.json", data)
    assert isinstance(found, ImportedFile), found
    assert not found.refusal
    page = clerk.get(reverse("planning:import", args=[found.pk])).content.decode()
    assert "<script>alert" not in page
    (part,) = clerk.get(reverse("planning:import", args=[found.pk])).context["parts"]
    answer = clerk.post(
        reverse("planning:import-take", args=[found.pk]),
        {"take": "0", "name-0": part["name"]},
    )
    assert answer.status_code == 302
    made = Declaration.objects.get()
    assert 0 < len(made.project.name) <= 200
    assert "\x00" not in made.annual_goal
    assert all(len(row.name) <= 300 for row in made.indicators.all())
    for kind in ("docx", "xlsx"):
        address = reverse("planning:download", args=[made.pk])
        shown = clerk.get(address, {"format": kind})
        agreed = shown.context["left_out"] if shown.context else ""
        written = clerk.get(address, {"format": kind, "lossy": agreed})
        assert written["Content-Disposition"].startswith("attachment")
        assert ".." not in written["Content-Disposition"]


def test_a_reader_that_crashes_takes_nothing_along(
    world: SimpleNamespace,
    year: BudgetYear,
    clerk: Client,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def crash(*_: object) -> None:
        import os
        import signal

        # A crash that prints nothing of its own.
        os.kill(os.getpid(), signal.SIGTRAP)

    monkeypatch.setattr(readings, "_forms", crash)
    data = plain_word_file()
    found = hand_in(clerk, year, world.section, "崩.docx", data)
    assert said_of(found) in (CRASHED, STOPPED)
    monkeypatch.undo()
    again = hand_in(clerk, year, world.section, "崩.docx", data)
    assert again == found
    assert isinstance(again, ImportedFile)
    assert not again.refusal
