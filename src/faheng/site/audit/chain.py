"""The arithmetic of the chain, and nothing else: no database, so that it runs anywhere.

An event's digest is the SHA-256 of its canonical JSON. A seal's digest is the SHA-256 of
its chain, its number, the digest of the seal before it, and its events' digests in order.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class SealRow:
    """A seal as it was kept."""

    chain: int
    number: int
    count: int
    previous: str
    digest: str


@dataclass(frozen=True)
class SealedRow:
    """An event's place under a seal as it was kept."""

    event_id: int
    chain: int
    number: int
    place: int
    digest: str


@dataclass
class ChainReport:
    """What verification found of one chain."""

    chain: int
    seals: int = 0
    events: int = 0
    last: str = ""
    """The digest of its last seal: note it elsewhere, and a cut-off end will show."""
    digests: set[str] = field(default_factory=set)
    """Those of all its seals: one noted earlier is still among them."""
    faults: list[str] = field(default_factory=list)
    _missed: set[int] = field(default_factory=set)

    def miss(self, number: int) -> None:
        """A seal is not there; said once, however it shows."""
        if number not in self._missed:
            self._missed.add(number)
            self.faults.append(f"第 {number} 次封存缺失")


def event_digest(event: Mapping[str, Any]) -> str:
    """``event``: id, at, event, bureau_id, actor_id, actor_digest, target_*, facts."""
    at = event["at"]
    if isinstance(at, str):
        at = datetime.fromisoformat(at)
    canonical = {**event, "at": at.astimezone(UTC).isoformat(timespec="microseconds")}
    text = json.dumps(
        canonical, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()


def seal_digest(chain: int, number: int, previous: str, digests: Iterable[str]) -> str:
    found = hashlib.sha256(f"{chain}:{number}:{previous}".encode())
    for digest in digests:
        found.update(bytes.fromhex(digest))
    return found.hexdigest()


def verify(
    seals: Iterable[SealRow],
    sealed: Iterable[SealedRow],
    events: Mapping[int, str],
) -> list[ChainReport]:
    """Hold what is kept against itself; one report a chain, faults in plain sentences.

    ``seals`` and ``sealed`` come in the order of chain, number, place; ``events`` maps the
    events that are there to their digests as they are now.
    """
    reports: dict[int, ChainReport] = {}
    groups = _grouped(sealed)
    held = next(groups, None)

    def pass_over() -> None:
        """The rows at hand lie under no seal: it is gone, or they were put there."""
        nonlocal held
        assert held is not None
        chain, number = held[0]
        reports.setdefault(chain, ChainReport(chain)).miss(number)
        held = next(groups, None)

    for seal in seals:
        while held is not None and held[0] < (seal.chain, seal.number):
            pass_over()
        report = reports.setdefault(seal.chain, ChainReport(seal.chain))
        say = report.faults.append
        if seal.number != report.seals + 1:
            report.miss(report.seals + 1)
        report.seals = seal.number
        if seal.previous != report.last:
            say(f"第 {seal.number} 次封存与上一次接不上")
        rows: list[SealedRow] = []
        if held is not None and held[0] == (seal.chain, seal.number):
            rows = held[1]
            held = next(groups, None)
        if len(rows) != seal.count:
            say(f"第 {seal.number} 次封存应有 {seal.count} 条，现有 {len(rows)} 条")
        elif (
            seal_digest(
                seal.chain, seal.number, seal.previous, (r.digest for r in rows)
            )
            != seal.digest
        ):
            say(f"第 {seal.number} 次封存的封存值不符")
        for row in rows:
            now = events.get(row.event_id)
            if now is None:
                say(f"第 {row.event_id} 条记录已被删除")
            elif now != row.digest:
                say(f"第 {row.event_id} 条记录已被改动")
        report.events += len(rows)
        report.last = seal.digest
        report.digests.add(seal.digest)
    while held is not None:
        pass_over()
    return list(reports.values())


def _grouped(
    sealed: Iterable[SealedRow],
) -> Iterator[tuple[tuple[int, int], list[SealedRow]]]:
    key: tuple[int, int] | None = None
    rows: list[SealedRow] = []
    for row in sealed:
        if key is not None and key != (row.chain, row.number):
            yield key, rows
            rows = []
        key = (row.chain, row.number)
        rows.append(row)
    if key is not None:
        yield key, rows
