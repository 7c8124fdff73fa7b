"""No package the model lets in makes a rule break off."""

from __future__ import annotations

from decimal import localcontext

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.review.changed_packages import changed_packages

from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.case import case_for
from faheng.review.engine import review
from faheng.review.finding import Review
from faheng.review.register import load_rules
from faheng.review.standards.discovery import standards_of


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changed_packages(), st.none() | changed_packages())
def test_any_package_is_judged_by_every_rule(
    package: Package, before: Package | None
) -> None:
    against = (before,) if before is not None else ()
    case = case_for(Reading(package), against=against)
    result = review(case, load_rules())
    broken_off = [each for each in result.outcomes if each.code in result.crashed]
    assert broken_off == []
    with localcontext(prec=100):
        assert result.standards == standards_of(case)
    assert len(result.outcomes) == len(load_rules())
    assert Review.model_validate_json(result.model_dump_json(by_alias=True)) == result
