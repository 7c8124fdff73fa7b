"""Sound files give no error and no warning; each planted fault is found.

The names and contents of the files are invented; ``make.py`` writes them.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.corpus.documents import SHAPES, SOUND, file_name
from tests.corpus.faults import FAULTS, ONE_LAYOUT
from tests.corpus.held import each_of, reading_of, review_of
from tests.corpus.make import (
    DEMONSTRATION,
    FOLDERS,
    KEPT,
    PASS,
    all_files,
    fault_file,
)
from tests.corpus.planted import Fault
from tests.corpus.samples import SAMPLES, Sample

from faheng.api.reviewing import Reviewed
from faheng.review.register import load_rules

SEVERITIES = {rule.code: rule.severity for rule in load_rules()}


def review_faulty(fault: Fault) -> Reviewed:
    return review_of(fault_file(fault), fault.against)


@pytest.mark.parametrize("path", each_of(PASS.iterdir()))
def test_sound_file_gives_no_error_and_no_warning(path: Path) -> None:
    found = [
        f"{finding.code} {finding.message}"
        for finding in review_of(path).review.findings
        if finding.severity != "info"
    ]
    assert found == []
    assert review_of(path).review.crashed == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.code}-{f.what}")
def test_planted_fault_is_found(fault: Fault) -> None:
    findings = review_faulty(fault).review.findings
    own = [finding for finding in findings if finding.code == fault.code]
    assert own, [finding.code for finding in findings]
    if fault.code not in SOFTER:
        assert {finding.severity for finding in own} == {SEVERITIES[fault.code]}
    assert {f.code for f in findings if f.severity == "error"} <= {
        fault.code,
        *fault.brings,
    }


SOFTER = {"ZJ201"}
"""Rules that say less where they had to assume something."""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.code}-{f.what}")
def test_base_of_a_planted_fault_is_without_it(fault: Fault) -> None:
    shapes = SOUND[fault.base].shapes
    shape = fault.shape if fault.shape in shapes else shapes[0]
    path = PASS / file_name(fault.base, shape)
    findings = review_of(path, fault.against).review.findings
    assert fault.code not in {finding.code for finding in findings}


def test_every_rule_has_a_planted_fault() -> None:
    assert {fault.code for fault in FAULTS} == set(SEVERITIES)


def test_every_rule_is_shown_in_two_layouts_where_it_applies() -> None:
    shown: dict[str, set[str]] = {code: set() for code in SEVERITIES}
    for fault in FAULTS:
        reading = reading_of(fault_file(fault))
        shown[fault.code].add(reading.package.source.layout)
    alone = {code for code, layouts in shown.items() if len(layouts) < 2}
    assert alone == set(ONE_LAYOUT), shown


def test_each_sound_document_of_a_rule_lets_it_judge() -> None:
    """A rule passes on its base because it looked, not because it had nothing to do."""
    idle = Counter(
        fault.code
        for fault in FAULTS
        if fault.other is None and fault.code not in APPEARING and not _judges(fault)
    )
    assert not idle


APPEARING = {
    *("MB203", "MB211", "MB212", "MB302", "MB305", "MB402", "MB405", "ZJ204"),
    *("WB106", "WB107", "WS102", "WS107", "WS108", "GK101", "ZP110"),
}
"""Rules that look only at what the fault itself brings into a file."""


def _judges(fault: Fault) -> bool:
    shapes = SOUND[fault.base].shapes
    shape = fault.shape if fault.shape in shapes else shapes[0]
    path = PASS / file_name(fault.base, shape)
    outcomes = review_of(path, fault.against).review.outcomes
    return any(o.code == fault.code and o.judged for o in outcomes)


def test_the_files_are_what_the_makers_write() -> None:
    wanted = all_files()
    held = {path for folder in FOLDERS for path in folder.iterdir()}
    assert held == set(wanted) | KEPT
    assert [
        path.name for path, data in wanted.items() if path.read_bytes() != data
    ] == []


def test_sound_files_are_many_and_of_every_kind() -> None:
    endings = Counter(path.suffix for path in PASS.iterdir())
    assert sum(endings.values()) >= 100
    assert set(endings) == {
        *(f".{ending}" for ending, _write in SHAPES.values()),
        *(path.suffix for path in KEPT),
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_sample_of_the_demonstration_shows_what_was_planted(sample: Sample) -> None:
    findings = review_of(DEMONSTRATION / sample.name).review.findings
    shown = {finding.code for finding in findings if finding.severity != "info"}
    assert shown == sample.findings
