"""Sound files give no error and no warning; each planted fault is found.

The names and contents of the files are invented; ``make.py`` writes them.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from tests.corpus.documents import SHAPES, SOUND, file_name
from tests.corpus.faults import FAULTS, ONE_LAYOUT
from tests.corpus.make import (
    AGAINST,
    DEMONSTRATION,
    FOLDERS,
    KEPT,
    PASS,
    all_files,
    fault_file,
)
from tests.corpus.planted import Fault
from tests.corpus.samples import SAMPLES, Sample

from faheng.api.reading import read_file
from faheng.api.reviewing import Reviewed, review_document
from faheng.documents.opening import open_document
from faheng.review.register import load_rules

SEVERITIES = {rule.code: rule.severity for rule in load_rules()}


def review_against(path: Path, against: str | None = None) -> Reviewed:
    packages = [read_file(AGAINST / against).package] if against else []
    return review_document(open_document(path), against=packages)


@cache
def review_sound(name: str) -> Reviewed:
    return review_against(PASS / name)


@cache
def review_faulty(fault: Fault) -> Reviewed:
    return review_against(fault_file(fault), fault.against)


@pytest.mark.parametrize("name", sorted(path.name for path in PASS.iterdir()))
def test_sound_file_gives_no_error_and_no_warning(name: str) -> None:
    found = [
        f"{finding.code} {finding.message}"
        for finding in review_sound(name).review.findings
        if finding.severity != "info"
    ]
    assert found == []


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
    findings = (
        review_against(path, fault.against).review.findings
        if fault.against
        else review_sound(path.name).review.findings
    )
    assert fault.code not in {finding.code for finding in findings}


def test_every_rule_has_a_planted_fault() -> None:
    assert {fault.code for fault in FAULTS} == set(SEVERITIES)


def test_every_rule_is_shown_in_two_layouts_where_it_applies() -> None:
    shown: dict[str, set[str]] = {code: set() for code in SEVERITIES}
    for fault in FAULTS:
        reviewed = review_faulty(fault)
        shown[fault.code].add(reviewed.reading.package.source.layout)
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
    *("WB106", "WB107", "WS102", "WS107", "WS108", "GK101"),
}
"""Rules that look only at what the fault itself brings into a file."""


def _judges(fault: Fault) -> bool:
    shapes = SOUND[fault.base].shapes
    shape = fault.shape if fault.shape in shapes else shapes[0]
    outcomes = review_sound(file_name(fault.base, shape)).review.outcomes
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
    findings = review_against(DEMONSTRATION / sample.name).review.findings
    shown = {finding.code for finding in findings if finding.severity != "info"}
    assert shown == sample.findings
