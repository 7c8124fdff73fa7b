"""Is the trail still what was sealed? Asked of the database, or of a backup alone."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from faheng.site.audit.chain import (
    ChainReport,
    SealedRow,
    SealRow,
    event_digest,
    verify,
)
from faheng.site.audit.models import AuditEvent, Seal, SealedEvent
from faheng.site.audit.sealing import fields_of

_SEALED_WITHIN = timedelta(hours=1)


@dataclass(frozen=True)
class TrailReport:
    chains: list[ChainReport]
    unsealed: int
    overdue: int
    """How many of the unsealed ought to have been, an hour after they happened."""

    def has(self, digest: str) -> bool:
        """Whether a seal's digest, noted earlier, is still on a chain."""
        return any(digest in chain.digests for chain in self.chains)

    @property
    def is_whole(self) -> bool:
        return not any(chain.faults for chain in self.chains)


def verify_database() -> TrailReport:
    """Hold the database's trail against its seals, while the site goes on and seals more.

    The seals are read first, and then what lay under them; what came since is the tail.
    """
    seals = [
        SealRow(seal.chain, seal.number, seal.count, seal.previous, seal.digest)
        for seal in Seal.objects.iterator()
    ]
    # Events are read before the rows that cover them are gone through, and after the seals.
    events: dict[int, str] = {}
    recent: set[int] = set()
    now = timezone.now()
    for event in AuditEvent.objects.order_by("pk").iterator():
        events[event.pk] = event_digest(fields_of(event))
        if _is_recent(event.at, now):
            recent.add(event.pk)
    sealed = _sealed_by({(row.chain, row.number) for row in seals})
    return _report(seals, sealed, events, recent)


def _sealed_by(seals: set[tuple[int, int]]) -> Iterator[SealedRow]:
    """What lies under these seals, and under seals that are gone; not under newer ones."""
    newer: dict[tuple[int, int], bool] = {}
    for row in SealedEvent.objects.iterator():
        key = (row.chain, row.number)
        if key not in seals:
            if key not in newer:
                kept = Seal.objects.filter(chain=row.chain, number=row.number)
                newer[key] = kept.exists()
            if newer[key]:
                continue
        yield SealedRow(row.event_id, row.chain, row.number, row.place, row.digest)


def verify_backup(place: Path) -> TrailReport:
    """The same of a backup file, without a database."""
    events: dict[int, str] = {}
    recent: set[int] = set()
    with zipfile.ZipFile(place) as kept:
        made_at = datetime.fromisoformat(
            json.loads(kept.read("manifest.json"))["made_at"]
        )
        for row in _rows(kept, "audit.auditevent"):
            events[row["pk"]] = event_digest({"id": row["pk"], **row["fields"]})
            if _is_recent(datetime.fromisoformat(row["fields"]["at"]), made_at):
                recent.add(row["pk"])
        sealed = [
            SealedRow(row["pk"], **row["fields"])
            for row in _rows(kept, "audit.sealedevent")
        ]
        seals = [
            SealRow(**{key: row["fields"][key] for key in SealRow.__dataclass_fields__})
            for row in _rows(kept, "audit.seal")
        ]
    sealed.sort(key=lambda row: (row.chain, row.number, row.place))
    seals.sort(key=lambda seal: (seal.chain, seal.number))
    return _report(seals, sealed, events, recent)


def _is_recent(at: datetime, now: datetime) -> bool:
    return abs(now - at) < _SEALED_WITHIN


def _report(
    seals: Iterable[SealRow],
    sealed: Iterable[SealedRow],
    events: dict[int, str],
    recent: set[int],
) -> TrailReport:
    """Gone through once, row by row: a trail of years does not have to fit in memory twice."""
    tail = set(events)

    def covered() -> Iterator[SealedRow]:
        for row in sealed:
            tail.discard(row.event_id)
            yield row

    chains = verify(seals, covered(), events)
    return TrailReport(chains, len(tail), len(tail - recent))


def _rows(kept: zipfile.ZipFile, table: str) -> Iterator[dict[str, Any]]:
    with kept.open(f"tables/{table}.jsonl") as lines:
        for line in lines:
            yield json.loads(line)
