"""Is the trail still what was sealed? Asked of the database, or of a backup alone."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from faheng.site.audit.chain import (
    ChainReport,
    SealedRow,
    SealRow,
    event_digest,
    verify,
)
from faheng.site.audit.models import AuditEvent, Seal, SealedEvent
from faheng.site.audit.sealing import fields_of


@dataclass(frozen=True)
class TrailReport:
    chains: list[ChainReport]
    unsealed: int

    def has(self, digest: str) -> bool:
        """Whether a seal's digest, noted earlier, is still on a chain."""
        return any(digest in chain.digests for chain in self.chains)

    @property
    def is_whole(self) -> bool:
        return not any(chain.faults for chain in self.chains)


def verify_database() -> TrailReport:
    """Hold the database's trail against its seals."""
    events = {
        event.pk: event_digest(fields_of(event))
        for event in AuditEvent.objects.order_by("pk").iterator()
    }
    sealed = [
        SealedRow(row.event_id, row.chain, row.number, row.place, row.digest)
        for row in SealedEvent.objects.iterator()
    ]
    seals = (
        SealRow(seal.chain, seal.number, seal.count, seal.previous, seal.digest)
        for seal in Seal.objects.iterator()
    )
    return _report(seals, sealed, events)


def verify_backup(place: Path) -> TrailReport:
    """The same of a backup file, without a database."""
    with zipfile.ZipFile(place) as kept:
        events = {
            row["pk"]: event_digest({"id": row["pk"], **row["fields"]})
            for row in _rows(kept, "audit.auditevent")
        }
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
    return _report(seals, sealed, events)


def _report(
    seals: Iterable[SealRow], sealed: list[SealedRow], events: dict[int, str]
) -> TrailReport:
    covered = {row.event_id for row in sealed}
    return TrailReport(
        verify(seals, sealed, events), sum(pk not in covered for pk in events)
    )


def _rows(kept: zipfile.ZipFile, table: str) -> Iterator[dict[str, Any]]:
    with kept.open(f"tables/{table}.jsonl") as lines:
        for line in lines:
            yield json.loads(line)
