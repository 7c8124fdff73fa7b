"""What was recorded stays: sealed, guarded, and proven without the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from faheng.site.audit import guards, sealing, verifying
from faheng.site.audit.actions import forget_actor, record
from faheng.site.audit.events import Event
from faheng.site.audit.models import ActorSalt, AuditEvent, Seal, SealedEvent
from faheng.site.audit.sealing import seal_all, seal_what_was_left, unsealed_count
from faheng.site.audit.verifying import verify_backup, verify_database
from faheng.site.bureaus.actions.sessions import record_refusal
from faheng.site.bureaus.models import Bureau, User
from faheng.site.bureaus.roles import Role
from faheng.site.keeping.backup import back_up


def happen(world: SimpleNamespace, times: int = 1, *, far: bool = False) -> None:
    with transaction.atomic():
        for nth in range(times):
            record(
                Event.DECLARATION_EDITED,
                by=world.people[Role.CLERK],
                bureau=world.far if far else world.bureau,
                facts={"cell": f"indicator:{nth}.target"},
            )


@pytest.fixture
def sealed(world: SimpleNamespace) -> SimpleNamespace:
    happen(world, 3)
    happen(world, 2, far=True)
    assert seal_all() == 5
    happen(world, 4)
    seal_all()
    happen(world)
    return world


def test_a_whole_trail_says_so_and_tells_its_tail(sealed: SimpleNamespace) -> None:
    report = verify_database()
    assert report.is_whole
    assert [(chain.seals, chain.events) for chain in report.chains] == [(2, 7), (1, 2)]
    assert report.unsealed == unsealed_count() == 1
    assert seal_all() == 1
    assert seal_all() == 0


def test_a_changed_event_is_named(sealed: SimpleNamespace) -> None:
    first = AuditEvent.objects.earliest("pk")
    AuditEvent.objects.filter(pk=first.pk).update(facts={"cell": "project.name"})
    faults = [fault for chain in verify_database().chains for fault in chain.faults]
    assert faults == [f"第 {first.pk} 条记录已被改动"]


def test_a_removed_event_is_named(sealed: SimpleNamespace) -> None:
    first = AuditEvent.objects.earliest("pk")
    AuditEvent.objects.filter(pk=first.pk).delete()
    faults = [fault for chain in verify_database().chains for fault in chain.faults]
    assert faults == [f"第 {first.pk} 条记录已被删除"]


def test_a_seal_made_anew_does_not_fit_the_next(sealed: SimpleNamespace) -> None:
    Seal.objects.filter(chain=sealed.bureau.pk, number=1).update(digest="0" * 64)
    report = verify_database()
    assert not report.is_whole
    assert "第 2 次封存与上一次接不上" in report.chains[0].faults


def test_a_removed_seal_is_missed(sealed: SimpleNamespace) -> None:
    Seal.objects.filter(chain=sealed.bureau.pk, number=1).delete()
    assert any("缺失" in fault for fault in verify_database().chains[0].faults)


def test_a_cut_off_end_is_missed_by_who_noted_it(sealed: SimpleNamespace) -> None:
    noted = Seal.objects.get(chain=sealed.bureau.pk, number=2).digest
    assert verify_database().has(noted)
    SealedEvent.objects.filter(chain=sealed.bureau.pk, number=2).delete()
    Seal.objects.filter(digest=noted).delete()
    report = verify_database()
    assert report.is_whole
    assert not report.has(noted)


def test_a_backup_is_verified_without_a_database(
    sealed: SimpleNamespace, tmp_path: Path, settings: SimpleNamespace
) -> None:
    settings.MEDIA_ROOT = tmp_path / "attachments"
    back_up(tmp_path / "b.zip")
    kept = verify_backup(tmp_path / "b.zip")
    now = verify_database()
    assert kept.is_whole
    assert [chain.last for chain in kept.chains] == [chain.last for chain in now.chains]


def test_a_person_can_be_forgotten_and_the_chain_stays_whole(
    sealed: SimpleNamespace,
) -> None:
    clerk = sealed.people[Role.CLERK]
    with transaction.atomic():
        forget_actor(actor=clerk.pk)
    assert not ActorSalt.objects.filter(actor_id=clerk.pk).exists()
    assert verify_database().is_whole


def test_an_event_outside_a_transaction_is_a_fault_of_ours(
    transactional_db: None,
) -> None:
    with pytest.raises(RuntimeError):
        record(Event.SIGNED_IN, by=None, bureau=None)


@pytest.fixture
def guarded(transactional_db: None) -> Iterator[None]:
    guards.put_up(connection)
    yield
    guards.take_down(connection)


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_itself_refuses(guarded: None, verb: str) -> None:
    with transaction.atomic():
        event = record(Event.SIGNED_IN, by=None, bureau=None)
    rows = AuditEvent.objects.filter(pk=event.pk)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.update(event=Event.SIGNED_OUT) if verb == "update" else rows.delete()
    assert AuditEvent.objects.get().event == Event.SIGNED_IN


def test_the_trail_is_seen_by_who_watches_the_bureau_only(
    sealed: SimpleNamespace, client: Client
) -> None:
    for role, person in sealed.people.items():
        client.force_login(person)
        expected = 200 if role is Role.AUDITOR else 404
        assert client.get(reverse("audit:trail")).status_code == expected, role
    client.force_login(sealed.strangers[Role.AUDITOR])
    page = client.get(reverse("audit:trail")).content.decode()
    assert page.count("填报修改</td>") == 2
    assert client.get(reverse("audit:trail") + "?before=x&event=y").status_code == 200


def test_what_is_sealed_meanwhile_is_no_fault(
    sealed: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sealer goes on every minute, however long the trail is."""
    digest_of_event = verifying.event_digest
    done: list[int] = []

    def meanwhile(event: dict[str, Any]) -> str:
        if not done:
            done.append(1)
            with transaction.atomic():
                record(Event.SIGNED_OUT, by=None, bureau=sealed.bureau)
            seal_all()
        return digest_of_event(event)

    monkeypatch.setattr(verifying, "event_digest", meanwhile)
    report = verify_database()
    assert done
    assert [chain.faults for chain in report.chains] == [[] for _ in report.chains]


def test_a_removed_last_seal_is_missed(sealed: SimpleNamespace) -> None:
    Seal.objects.filter(chain=sealed.bureau.pk, number=2).delete()
    assert not verify_database().is_whole


def test_the_trail_speaks_the_words_of_the_bureau(
    world: SimpleNamespace, client: Client
) -> None:
    with transaction.atomic():
        record(
            Event.DECLARATION_MOVED,
            by=world.people[Role.CLERK],
            bureau=world.bureau,
            target=world.section,
            facts={
                "move": "return",
                "left": "treasury-review",
                "lossy": False,
                "x": "",
            },
        )
    client.force_login(world.people[Role.AUDITOR])
    page = client.get(reverse("audit:trail")).content.decode()
    assert world.section.name in page
    assert "办理：退回修改；离开：财政业务科室审核；舍去表样放不下的内容：否" in page
    assert "treasury-review" not in page


def test_the_trail_says_why_somebody_was_not_let_in(
    world: SimpleNamespace, client: Client
) -> None:
    for reason in ("password", "code", "locked"):
        record_refusal(username="clerk", reason=reason)
    client.force_login(world.people[Role.AUDITOR])
    page = client.get(reverse("audit:trail")).content.decode()
    for words in ("密码不正确", "口令不正确", "锁定期间再次尝试"):
        assert f"缘由：{words}" in page


@pytest.fixture
def few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_LATE", 3)


def test_a_number_far_ahead_does_not_end_the_sealing(
    sealed: SimpleNamespace, few_at_once: None
) -> None:
    ahead = AuditEvent.objects.latest("pk")
    ahead.pk = 10**12
    ahead.save(force_insert=True)
    assert seal_all() == 2
    # Numbers go on where they were, or one was seen late.
    AuditEvent.objects.bulk_create(
        AuditEvent(pk=10**6 + nth, at=timezone.now(), event=Event.SIGNED_IN)
        for nth in range(5)
    )
    assert unsealed_count() == seal_all() == 5
    assert seal_all() == 0
    assert verify_database().is_whole


def test_a_long_tail_is_sealed_from_its_beginning(
    sealed: SimpleNamespace, few_at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "_AT_ONCE", 4)
    happen(sealed, 12)
    assert seal_all() == 13
    assert verify_database().is_whole


def test_a_place_that_is_taken_holds_up_its_own_chain_only(
    sealed: SimpleNamespace, caplog: pytest.LogCaptureFixture
) -> None:
    seal_all()
    chain = sealed.bureau.pk
    SealedEvent.objects.create(
        event_id=10**9, chain=chain, number=4, place=1, digest="0" * 64
    )
    happen(sealed, 2)
    happen(sealed, 3, far=True)
    assert seal_all() == 3
    assert f"chain {chain}: 2 events not sealed" in caplog.text
    report = verify_database()
    assert (report.unsealed, report.overdue) == (2, 0)
    faults = {each.chain: each.faults for each in report.chains}
    assert faults[sealed.far.pk] == []
    assert faults[chain] == ["第 4 次封存缺失"]


def test_a_chain_held_up_for_long_is_sealed_once_it_can_be(
    sealed: SimpleNamespace, few_at_once: None
) -> None:
    seal_all()
    in_the_way = SealedEvent.objects.create(
        event_id=10**9, chain=sealed.bureau.pk, number=4, place=1, digest="0" * 64
    )
    happen(sealed, 2)
    happen(sealed, 6, far=True)
    assert seal_all() == 6
    guards.take_down(connection)
    in_the_way.delete()
    # So far back the minute's round does not look.
    assert seal_all() == 0
    assert seal_what_was_left() == 2
    assert verify_database().is_whole


@pytest.mark.parametrize("hours", [2, -2])
def test_an_event_long_unsealed_is_told(
    sealed: SimpleNamespace, tmp_path: Path, settings: SimpleNamespace, hours: int
) -> None:
    settings.MEDIA_ROOT = tmp_path / "attachments"
    assert verify_database().overdue == 0
    AuditEvent.objects.create(
        at=timezone.now() - timedelta(hours=hours), event=Event.SIGNED_IN
    )
    report = verify_database()
    assert (report.unsealed, report.overdue) == (2, 1)
    back_up(tmp_path / "b.zip")
    report = verify_backup(tmp_path / "b.zip")
    assert (report.unsealed, report.overdue) == (2, 1)


REPLACED = {
    "audit_auditevent": "INSERT OR REPLACE INTO audit_auditevent SELECT * FROM audit_auditevent",
    "audit_seal": "INSERT OR REPLACE INTO audit_seal "
    "SELECT id + 100, chain, number, count, previous, digest, at FROM audit_seal",
    "audit_sealedevent": "REPLACE INTO audit_sealedevent "
    "SELECT event_id + 100, chain, number, place, digest FROM audit_sealedevent",
}


@pytest.mark.parametrize("table", guards.GUARDED)
def test_a_row_is_not_put_over_another(
    world_kept: SimpleNamespace, guarded: None, table: str
) -> None:
    happen(world_kept, 2)
    assert seal_all() == 2
    statement = (
        f"TRUNCATE {table}" if connection.vendor == "postgresql" else REPLACED[table]
    )
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert verify_database().is_whole
    # What is new is taken still.
    happen(world_kept)
    assert seal_all() == 1


@pytest.fixture
def world_kept(transactional_db: None) -> SimpleNamespace:
    bureau = Bureau.objects.create(name="某司法局", kind="justice", level="district")
    clerk = User.objects.create(username="clerk", name="某人")
    return SimpleNamespace(bureau=bureau, people={Role.CLERK: clerk})
