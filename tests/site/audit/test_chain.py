"""The arithmetic of the chain, on made-up trails."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faheng.site.audit.chain import (
    SealedRow,
    SealRow,
    event_digest,
    seal_digest,
    verify,
)

DIGEST = st.binary(min_size=32, max_size=32).map(bytes.hex)
BATCHES = st.lists(st.lists(DIGEST, min_size=1, max_size=4), min_size=1, max_size=5)


def chained(batches: list[list[str]]) -> tuple[list[SealRow], list[SealedRow]]:
    seals: list[SealRow] = []
    sealed: list[SealedRow] = []
    previous, event = "", 0
    for number, digests in enumerate(batches, start=1):
        digest = seal_digest(7, number, previous, digests)
        seals.append(SealRow(7, number, len(digests), previous, digest))
        for place, each in enumerate(digests, start=1):
            event += 1
            sealed.append(SealedRow(event, 7, number, place, each))
        previous = digest
    return seals, sealed


@given(BATCHES)
def test_an_untouched_trail_is_whole(batches: list[list[str]]) -> None:
    seals, sealed = chained(batches)
    (report,) = verify(seals, sealed, {row.event_id: row.digest for row in sealed})
    assert report.faults == []
    assert report.events == len(sealed)


@given(BATCHES, st.data())
def test_any_one_change_is_found(batches: list[list[str]], data: st.DataObject) -> None:
    seals, sealed = chained(batches)
    events = {row.event_id: row.digest for row in sealed}
    what = data.draw(st.sampled_from(["event", "gone", "sealed", "count", "middle"]))
    row = data.draw(st.sampled_from(sealed))
    if what == "event":
        events[row.event_id] = "f" * 64 if row.digest != "f" * 64 else "0" * 64
    elif what == "gone":
        del events[row.event_id]
    elif what == "sealed":
        sealed.remove(row)
    elif what == "count":
        seals[-1] = SealRow(7, len(seals), 99, seals[-1].previous, seals[-1].digest)
    else:
        seals[0] = SealRow(7, 1, seals[0].count, "", "1" * 64)
    assert any(report.faults for report in verify(seals, sealed, events))


def test_an_event_is_the_same_in_any_time_zone() -> None:
    beijing = datetime(2026, 1, 1, 8, tzinfo=timezone(timedelta(hours=8)))
    london = datetime(2026, 1, 1, 0, tzinfo=UTC)
    assert event_digest({"at": beijing, "a": 1}) == event_digest({"a": 1, "at": london})
    assert event_digest({"at": london.isoformat()}) == event_digest({"at": london})


def two_chains() -> tuple[list[SealRow], list[SealedRow]]:
    seals, sealed = chained([["a" * 64], ["b" * 64], ["c" * 64]])
    previous = ""
    for number in (1, 2):
        digest = seal_digest(8, number, previous, ["d" * 64])
        seals.append(SealRow(8, number, 1, previous, digest))
        sealed.append(SealedRow(100 + number, 8, number, 1, "d" * 64))
        previous = digest
    return seals, sealed


def faults_of(seals: list[SealRow], sealed: list[SealedRow]) -> dict[int, list[str]]:
    reports = verify(seals, sealed, {row.event_id: row.digest for row in sealed})
    return {report.chain: report.faults for report in reports}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_seal_that_is_gone_is_a_fault_of_its_own_chain(number: int) -> None:
    seals, sealed = two_chains()
    del seals[number - 1]
    faults = faults_of(seals, sealed)
    assert faults[8] == []
    assert faults[7][0] == f"第 {number} 次封存缺失"
    assert len(faults[7]) == (1 if number == 3 else 2)


def test_rows_under_no_seal_are_no_fault_of_the_others() -> None:
    seals, sealed = two_chains()
    before = [SealedRow(200 + nth, -1, nth, 1, "e" * 64) for nth in (1, 2)]
    after = [SealedRow(300, 9, 1, 1, "e" * 64), SealedRow(301, 10, 4, 1, "e" * 64)]
    faults = faults_of(seals, [*before, *sealed, *after])
    assert faults == {
        -1: ["第 1 次封存缺失", "第 2 次封存缺失"],
        7: [],
        8: [],
        9: ["第 1 次封存缺失"],
        10: ["第 4 次封存缺失"],
    }
