"""Files kept with a declaration: while it is open, told by content, handed out safely."""

from __future__ import annotations

import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration

from faheng.site.audit.models import AuditEvent
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import InvalidInputError, NotNowError, RefusedFileError
from faheng.site.planning.actions import attachments as actions
from faheng.site.planning.actions.attachments import add_attachment, remove_attachment
from faheng.site.planning.models import Attachment, Declaration
from faheng.site.planning.states import Move, State
from faheng.site.planning.uploads import store as kept
from faheng.site.uploading import LARGEST

PDF = b"%PDF-1.7\n1 0 obj"


def status_of(client: Client, attachment: Attachment) -> int:
    answer = client.get(reverse("planning:attachment", args=[attachment.pk]))
    if answer.streaming:
        assert b"".join(answer)  # type: ignore[arg-type]
    return answer.status_code


@pytest.fixture
def draft(world: SimpleNamespace) -> Declaration:
    return sound_declaration(world)


def add(
    world: SimpleNamespace,
    draft: Declaration,
    name: str = "依据.pdf",
    data: bytes = PDF,
) -> Attachment:
    return add_attachment(
        by=world.people[Role.CLERK], declaration=draft, name=name, data=data
    )


def test_it_is_kept_under_its_hash_and_on_record(
    world: SimpleNamespace, draft: Declaration, store: Path
) -> None:
    made = add(world, draft)
    assert (store / made.sha256).read_bytes() == PDF
    assert [file.name for file in store.iterdir() if file.is_file()] == [made.sha256]
    assert AuditEvent.objects.filter(event="attachment-added").count() == 1


def test_it_is_handed_out_to_be_kept_never_shown(
    world: SimpleNamespace, draft: Declaration, clerk: Client
) -> None:
    made = add(world, draft, "会议“纪要”；\r\nX-A: b.pdf")
    answer = clerk.get(reverse("planning:attachment", args=[made.pk]))
    assert b"".join(answer) == PDF  # type: ignore[arg-type]
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["X-Content-Type-Options"] == "nosniff"
    said = answer["Content-Disposition"]
    assert said.startswith("attachment; filename*=utf-8''")
    assert "\n" not in said
    assert "X-A" not in answer


def test_the_name_says_what_it_is(world: SimpleNamespace, draft: Declaration) -> None:
    assert add(world, draft, "纪要.exe").name == "纪要.exe.pdf"


def test_the_same_content_is_there_once(
    world: SimpleNamespace, draft: Declaration
) -> None:
    add(world, draft)
    with pytest.raises(InvalidInputError):
        add(world, draft, "另一个名字.pdf")
    assert draft.attachments.count() == 1


def test_all_together_are_bounded(
    world: SimpleNamespace, draft: Declaration, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "QUOTA", 40)
    add(world, draft)
    with pytest.raises(RefusedFileError, match="合计"):
        add(world, draft, "二.pdf", PDF + b"-" * 30)
    assert draft.attachments.count() == 1


@pytest.mark.parametrize("state", [State.SECTION_REVIEW, State.APPROVED])
def test_nothing_changes_once_the_form_is_on_its_way(
    world: SimpleNamespace, draft: Declaration, state: State
) -> None:
    made = add(world, draft)
    bring_to(world, draft, state, round_=2 if state is State.APPROVED else 1)
    with pytest.raises(NotNowError):
        add(world, draft, "二.pdf", PDF + b"2")
    with pytest.raises(NotNowError):
        remove_attachment(by=world.people[Role.CLERK], attachment=made)
    assert draft.attachments.count() == 1


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CLERK])
def test_only_the_clerk_changes_files(
    world: SimpleNamespace, draft: Declaration, role: Role
) -> None:
    made = add(world, draft)
    with pytest.raises(PermissionDenied):
        add_attachment(
            by=world.people[role], declaration=draft, name="x.pdf", data=PDF + b"x"
        )
    with pytest.raises(PermissionDenied):
        remove_attachment(by=world.people[role], attachment=made)


def test_a_drawing_with_a_picture_s_name_is_refused_on_the_page(
    draft: Declaration, clerk: Client, store: Path
) -> None:
    answer = clerk.post(
        reverse("planning:attachments", args=[draft.pk]),
        {"file": SimpleUploadedFile("图.png", b"<svg onload='alert(1)'/>")},
    )
    assert answer.status_code == 400
    assert "SVG" in answer.content.decode()
    assert not Attachment.objects.exists()
    assert not store.exists()


def test_a_file_beyond_the_bound_is_not_kept(
    draft: Declaration, clerk: Client, store: Path
) -> None:
    large = SimpleUploadedFile("大.pdf", PDF + bytes(LARGEST))
    answer = clerk.post(
        reverse("planning:attachments", args=[draft.pk]), {"file": large}
    )
    assert answer.status_code == 400
    assert "20 MB" in answer.content.decode()
    assert not store.exists()


def test_files_are_added_and_removed_on_the_page(
    draft: Declaration, clerk: Client
) -> None:
    address = reverse("planning:attachments", args=[draft.pk])
    file = SimpleUploadedFile("依据.pdf", PDF)
    assert clerk.post(address, {"file": file}).status_code == 302
    assert "依据.pdf" in clerk.get(address).content.decode()
    made = draft.attachments.get()
    clerk.post(reverse("planning:remove-attachment", args=[made.pk]))
    assert not draft.attachments.exists()


def test_the_treasury_sees_what_was_sent_to_it(
    world: SimpleNamespace, draft: Declaration, client: Client
) -> None:
    early = add(world, draft)
    treasury = world.people[Role.TREASURY_REVIEWER]
    client.force_login(treasury)
    assert status_of(client, early) == 404
    bring_to(world, draft, State.TREASURY_REVIEW)
    assert status_of(client, early) == 200
    make_move(world, draft, Move.ACCEPT_FIRST, treasury)
    make_move(world, draft, Move.SEND_CONTROL, treasury)
    late = add(world, draft, "二上补充.pdf", PDF + b"2")
    assert status_of(client, early) == 200
    assert status_of(client, late) == 404


def test_content_nobody_names_goes_a_day_later(
    world: SimpleNamespace, draft: Declaration, store: Path
) -> None:
    made = add(world, draft)
    orphan = kept.keep(b"%PDF-1.7 left behind")
    assert kept.forget_unnamed() == 0
    yesterday = time.time() - 25 * 60 * 60
    for file in store.iterdir():
        os.utime(file, (yesterday, yesterday))
    assert kept.forget_unnamed() == 1
    assert not kept.path_of(orphan.sha256).exists()
    assert kept.path_of(made.sha256).exists()


def test_however_many_files_are_kept_they_are_looked_up_together(
    world: SimpleNamespace, draft: Declaration, store: Path
) -> None:
    for nth in range(30):
        add(world, draft, f"{nth}.pdf", PDF + str(nth).encode())
        kept.keep(f"left behind {nth}".encode())
    long_ago = time.time() - 3 * 24 * 60 * 60
    for file in store.iterdir():
        os.utime(file, (long_ago, long_ago))
    with CaptureQueriesContext(connection) as queries:
        assert kept.forget_unnamed() == 30
    assert len(queries) == 2
    assert len([file for file in store.iterdir() if file.is_file()]) == 30


def test_a_file_that_could_not_be_written_leaves_no_row(
    world: SimpleNamespace, draft: Declaration, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        add(world, draft)
    assert not Attachment.objects.exists()
    assert not list((kept.path_of("x").parent / "incoming").iterdir())


def test_content_kept_anew_while_it_is_being_forgotten_stays(
    db: None, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its row is not written yet; nobody names it, and yet somebody needs it."""
    old = kept.keep(b"old")
    long_ago = time.time() - 3 * 24 * 60 * 60
    os.utime(store / old.sha256, (long_ago, long_ago))

    class Rows:
        def filter(self, sha256__in: list[str]) -> Rows:
            kept.keep(b"old")
            return self

        def values_list(self, *_fields: str, flat: bool) -> list[str]:
            return []

    monkeypatch.setattr(kept, "Attachment", SimpleNamespace(objects=Rows()))
    assert kept.forget_unnamed() == 0
    assert (store / old.sha256).read_bytes() == b"old"


def test_many_files_at_once_are_refused_before_anybody_is_asked(client: Client) -> None:
    """They would fill the disk of who has not even signed in."""
    sent = {f"file{nth}": SimpleUploadedFile("a.txt", b"a") for nth in range(5)}
    assert client.post(reverse("bureaus:sign-in"), sent).status_code == 400


def test_a_file_taken_away_stays_for_a_backup_under_way(
    world: SimpleNamespace, draft: Declaration, store: Path
) -> None:
    made = add(world, draft)
    long_ago = time.time() - 3 * 24 * 60 * 60
    os.utime(store / made.sha256, (long_ago, long_ago))
    remove_attachment(by=world.people[Role.CLERK], attachment=made)
    assert kept.forget_unnamed() == 0
