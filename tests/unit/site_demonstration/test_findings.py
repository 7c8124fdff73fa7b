"""Exactly what is planted is found: the rest of the demo's declarations is sound."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest

from faheng.api.reviewing import Asked, review_reading
from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.measures import service_key
from faheng.site.demonstration.bureau import NAME, demo_bureau
from faheng.site.demonstration.packages import declaration_package
from faheng.site.demonstration.planted import Planted, all_planted, with_planted
from faheng.site.demonstration.projects import YEARS, sound_projects

SOUND = demo_bureau(with_faults=False)
LAST_YEAR = (SOUND.declarations(2025), SOUND.evaluations())


def found(package: Package, against: Sequence[Package] = ()) -> Counter[str]:
    """Codes of the findings that ask for something to be done."""
    reading = Reading(Package.model_validate_json(package.to_json()))
    review = review_reading(reading, Asked(against)).review
    assert not review.crashed
    return Counter(
        finding.code
        for finding in review.findings
        if finding.severity in ("error", "warning")
    )


@pytest.mark.parametrize("year", YEARS)
def test_the_sound_declarations_raise_nothing(year: int) -> None:
    assert not found(SOUND.declarations(year))


def test_nor_do_they_beside_last_year() -> None:
    assert not found(SOUND.declarations(2026), LAST_YEAR)


def test_nor_does_the_self_evaluation_beside_its_declarations() -> None:
    assert not found(SOUND.evaluations(), LAST_YEAR[:1])


@pytest.mark.parametrize("fault", all_planted(), ids=lambda each: each.codes[0])
def test_each_fault_alone_raises_its_own_finding_and_no_other(fault: Planted) -> None:
    package = declaration_package(NAME, with_planted(sound_projects(2026), [fault]))
    codes = Counter(fault.codes)
    assert found(package) == (Counter() if fault.against else codes)
    assert found(package, LAST_YEAR) == codes


def test_all_together_raise_all() -> None:
    codes = Counter(code for fault in all_planted() for code in fault.codes)
    assert found(demo_bureau().declarations(2026), LAST_YEAR) == codes
    assert len(codes) == 9


def test_a_fault_for_an_indicator_that_is_not_there_is_refused() -> None:
    stray = Planted("SFJ-01", {"target": "1件"}, ("MB205",), indicator="没有的指标")
    with pytest.raises(LookupError, match="没有的指标"):
        with_planted(sound_projects(2026), [stray])


def test_two_services_are_each_paid_from_two_projects_that_divide_the_work() -> None:
    """The review takes them for one service, and still finds no figure declared twice."""
    services = Counter(service_key(each.name) for each in sound_projects(2026))
    shared = {service for service, times in services.items() if times == 2}
    assert shared == {"一村社区一法律顾问法律服务", "专职人民调解服务"}
    assert max(services.values()) == 2


def test_no_value_is_in_doubt() -> None:
    for package in (SOUND.declarations(2025), SOUND.declarations(2026)):
        for declaration in package.declarations:
            for indicator in declaration.indicators:
                assert indicator.target is not None
                assert indicator.target.kind != "ambiguous"
