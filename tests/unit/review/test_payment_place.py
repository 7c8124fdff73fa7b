"""Where a finding about a payment plan points."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from faheng.model.package import Declaration, Package, Payment, SourceFile, Where
from faheng.model.reading import Reading
from faheng.review.case import case_for
from faheng.review.engine import run_rule
from faheng.review.rules.zj.ZJ203 import ZJ203

PLAN = ((3, 31, "20"), (6, 30, "50"), (10, 31, "45"), (12, 31, "100"))


def test_the_falling_share_is_quoted() -> None:
    plan = tuple(
        Payment(by=date(2024, month, day), percent=Decimal(percent))
        for month, day, percent in PLAN
    )
    package = Package(
        source=SourceFile(
            file="样例.txt",
            sha256="0" * 64,
            format="txt",
            layout="generic",
            confidence=Decimal(1),
        ),
        declarations=(Declaration(payment_plan=plan),),
    )
    places = {
        f"/declarations/0/payment_plan/{index}": Where(quote=step[2], column=index + 1)
        for index, step in enumerate(PLAN)
    }
    _, findings = run_rule(ZJ203(), case_for(Reading(package, places)))
    assert [finding.where for finding in findings] == [Where(quote="45", column=3)]
