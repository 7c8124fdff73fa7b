"""Packages made up by chance are written and read again, in every format."""

from __future__ import annotations

import pytest
from tests.unit.forms.writing.generated import MAKERS, package_of
from tests.unit.forms.writing.identity import content_of, read_again

from faheng.api.writing import FORMATS, write_package

_FEW, _MANY = range(2), range(100, 134)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("layout", MAKERS)
def test_a_made_up_package_reads_as_it_was_written(layout: str, kind: str) -> None:
    for seed in _FEW:
        _holds(layout, seed, kind)


@pytest.mark.slow
@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("layout", MAKERS)
def test_two_hundred_made_up_packages_read_as_they_were_written(
    layout: str, kind: str
) -> None:
    for seed in _MANY:
        _holds(layout, seed, kind)


def _holds(layout: str, seed: int, kind: str) -> None:
    package = package_of(layout, seed)
    written = write_package(package, layout, kind)
    assert written.notes == ()
    again = read_again(written.data, kind)
    assert content_of(again) == content_of(package), (layout, seed)
    assert again.source.layout == layout
