"""What was backed up is what is restored, to the letter, or nothing is."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import transaction

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.audit.verifying import verify_backup
from faheng.site.bureaus.models import User
from faheng.site.keeping.backup import UNREADABLE, back_up, fingerprints
from faheng.site.keeping.restore import NotRestoredError, restore
from faheng.site.planning.models import BudgetYear, Declaration, Project


@pytest.fixture(autouse=True)
def attachments(tmp_path: Path, settings: SimpleNamespace) -> Path:
    folder = tmp_path / "attachments"
    folder.mkdir()
    settings.MEDIA_ROOT = folder
    return folder


@pytest.fixture
def filled(world: SimpleNamespace, attachments: Path) -> Declaration:
    year = BudgetYear.objects.create(bureau=world.bureau, year=2026)
    project = Project.objects.create(
        bureau=world.bureau,
        section=world.section,
        name="人民调解经费“以案定补”\n第二行",
    )
    made = Declaration.objects.create(
        budget_year=year,
        project=project,
        bureau=world.bureau,
        year=2026,
        annual=Decimal("1835370.01"),
    )
    with transaction.atomic():
        record(Event.DECLARATION_CREATED, by=None, bureau=world.bureau, target=made)
    (attachments / hashlib.sha256(b"abc").hexdigest()).write_bytes(b"abc")
    return made


def empty_again() -> None:
    call_command("flush", verbosity=0, interactive=False)


@pytest.mark.django_db(transaction=True)
def test_a_restored_database_has_the_same_hashes(
    filled: Declaration, tmp_path: Path, attachments: Path
) -> None:
    before = fingerprints()
    manifest = back_up(tmp_path / "备份.zip")
    assert manifest["tables"] == before
    assert before["planning.declaration"]["rows"] == 1
    empty_again()
    for file in attachments.iterdir():
        file.unlink()
    restore(tmp_path / "备份.zip")
    after = fingerprints()
    # The restore itself is one more event on the trail.
    assert after.pop("audit.auditevent") != before.pop("audit.auditevent")
    assert after == before
    assert Declaration.objects.get().annual == Decimal("1835370.01")
    assert [file.read_bytes() for file in attachments.iterdir()] == [b"abc"]
    # New rows do not take the numbers of restored ones.
    assert User.objects.create(username="后来者", name="后来者").pk > max(
        User.objects.exclude(username="后来者").values_list("pk", flat=True)
    )


@pytest.mark.django_db(transaction=True)
def test_a_filled_database_is_never_overwritten(
    filled: Declaration, tmp_path: Path
) -> None:
    back_up(tmp_path / "b.zip")
    with pytest.raises(NotRestoredError, match="已有内容"):
        restore(tmp_path / "b.zip")
    assert Declaration.objects.count() == 1


def _one_letter_else(lines: bytes) -> bytes:
    return lines.replace("人民调解".encode(), "人民调查".encode())


def _cut_off(lines: bytes) -> bytes:
    return lines[: len(lines) // 2]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("damage", [_one_letter_else, _cut_off])
def test_a_damaged_backup_changes_nothing(
    filled: Declaration, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    back_up(tmp_path / "b.zip")
    with (
        zipfile.ZipFile(tmp_path / "b.zip") as good,
        zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad,
    ):
        for name in good.namelist():
            data = good.read(name)
            bad.writestr(name, damage(data) if "planning.project." in name else data)
    empty_again()
    with pytest.raises(NotRestoredError):
        restore(tmp_path / "bad.zip")
    assert not User.objects.exists()


def _with(place: Path, members: dict[str, bytes]) -> Path:
    """The backup again, beside it, with these members for its own."""
    other = place.with_name("other.zip")
    with zipfile.ZipFile(place) as good, zipfile.ZipFile(other, "w") as changed:
        for name in good.namelist():
            changed.writestr(name, members.get(name, good.read(name)))
    return other


@pytest.mark.django_db(transaction=True)
def test_an_attachment_bears_the_hash_of_its_content(
    filled: Declaration, tmp_path: Path, attachments: Path
) -> None:
    """Else another could be put in its place, with a manifest that agrees."""
    back_up(tmp_path / "b.zip")
    name = hashlib.sha256(b"abc").hexdigest()
    with zipfile.ZipFile(tmp_path / "b.zip") as kept:
        manifest = json.loads(kept.read("manifest.json"))
    manifest["attachments"][name] = hashlib.sha256(b"other").hexdigest()
    members = {
        "manifest.json": json.dumps(manifest).encode(),
        f"attachments/{name}": b"other",
    }
    other = _with(tmp_path / "b.zip", members)
    empty_again()
    (attachments / name).unlink()
    with pytest.raises(NotRestoredError, match="已损坏"):
        restore(other)
    assert not list(attachments.iterdir())
    assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_refused_restore_leaves_the_files_as_they_were(
    filled: Declaration, tmp_path: Path, attachments: Path
) -> None:
    back_up(tmp_path / "b.zip")
    for file in attachments.iterdir():
        file.unlink()
    with pytest.raises(NotRestoredError, match="已有内容"):
        restore(tmp_path / "b.zip")
    assert not list(attachments.iterdir())
    bad = _with(tmp_path / "b.zip", {"tables/audit.seal.jsonl": b"{}\n"})
    empty_again()
    with pytest.raises(NotRestoredError):
        restore(bad)
    assert not list(attachments.iterdir())


@pytest.mark.django_db(transaction=True)
def test_a_file_that_has_rotted_is_told_and_does_not_spoil_the_backup(
    filled: Declaration, tmp_path: Path, attachments: Path
) -> None:
    rotten = "0" * 64
    (attachments / rotten).write_bytes(b"no longer that")
    (attachments / ".DS_Store").write_bytes(b"somebody else's")
    manifest = back_up(tmp_path / "b.zip")
    assert manifest["damaged"] == [rotten]
    assert list(manifest["attachments"]) == [hashlib.sha256(b"abc").hexdigest()]
    empty_again()
    restore(tmp_path / "b.zip")


@pytest.mark.parametrize("shape", [b"[]", b"{", b'{"schema": "faheng.backup/1"}'])
@pytest.mark.django_db(transaction=True)
def test_a_manifest_of_another_shape_is_a_sentence(
    tmp_path: Path, shape: bytes
) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as bad:
        bad.writestr("manifest.json", shape)
    with pytest.raises(NotRestoredError):
        restore(tmp_path / "b.zip")


def _spoil_manifest(place: Path) -> None:
    """Bits turned over where the manifest lies squeezed."""
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as bad:
        bad.writestr("manifest.json", json.dumps({"schema": "x" * 500}))
    data = bytearray(place.read_bytes())
    start = 30 + len("manifest.json")
    data[start : start + 4] = b"\xff" * 4
    place.write_bytes(bytes(data))


@pytest.mark.django_db(transaction=True)
def test_a_damaged_manifest_is_a_sentence(tmp_path: Path) -> None:
    _spoil_manifest(tmp_path / "b.zip")
    with pytest.raises(NotRestoredError, match="不完整"):
        restore(tmp_path / "b.zip")
    with pytest.raises(UNREADABLE):
        verify_backup(tmp_path / "b.zip")


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_its_owners_alone_from_the_first_byte_on(
    filled: Declaration, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    flushed: list[str] = []
    flush = os.fsync

    def look(_: list[str]) -> list[object]:
        modes.append((tmp_path / ".b.zip.draft").stat().st_mode & 0o777)
        return []

    def seen(handle: int) -> None:
        flushed.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        flush(handle)

    monkeypatch.setattr("faheng.site.keeping.backup._attachments", look)
    monkeypatch.setattr(os, "fsync", seen)
    (tmp_path / ".b.zip.draft").write_bytes(b"left by one that was killed")
    before = os.umask(0o022)
    try:
        back_up(tmp_path / "b.zip")
    finally:
        os.umask(before)
    assert modes == [0o600]
    assert (tmp_path / "b.zip").stat().st_mode & 0o777 == 0o600
    assert flushed == [str(tmp_path / ".b.zip.draft"), str(tmp_path)]


@pytest.mark.django_db(transaction=True)
def test_what_is_no_backup_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"PK nothing")
    with pytest.raises(NotRestoredError, match="不完整"):
        restore(tmp_path / "no.zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("manifest.json", json.dumps({"schema": "x"}))
    with pytest.raises(NotRestoredError, match="不是"):
        restore(tmp_path / "other.zip")


@pytest.mark.django_db(transaction=True)
def test_a_backup_that_cannot_be_finished_leaves_no_file(
    filled: Declaration, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("faheng.site.keeping.backup._attachments", full)
    with pytest.raises(OSError, match="No space"):
        back_up(tmp_path / "b.zip")
    assert not list(tmp_path.glob("*b.zip*"))
