"""A declaration as the rules see it: each finding leads back to its cell."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest

from faheng.site.planning.models import BudgetYear, Declaration, Project
from faheng.site.planning.packages import form_of
from faheng.site.planning.reviewing import review_form


@pytest.fixture
def declaration(world: SimpleNamespace) -> Declaration:
    year = BudgetYear.objects.create(bureau=world.bureau, year=2026)
    project = Project.objects.create(
        bureau=world.bureau, section=world.section, name="法律援助经费"
    )
    made = Declaration.objects.create(
        budget_year=year,
        project=project,
        bureau=world.bureau,
        year=2026,
        annual=Decimal("420000"),
    )
    made.funding_lines.create(source="city", annual=Decimal("0"))
    made.funding_lines.create(source="county", annual=Decimal("400000"))
    made.indicators.create(
        position=1,
        level1="产出指标",
        level2="数量指标",
        name="办结法律援助案件",
        target="≥320件",
        weight="30",
    )
    made.indicators.create(
        position=2,
        level1="效益指标",
        level2="社会效益指标",
        name="群众法律意识",
        target="有所提升",
        weight="30",
    )
    return made


def test_money_is_kept_in_fen_and_read_in_yuan(declaration: Declaration) -> None:
    declaration.refresh_from_db()
    assert declaration.annual == Decimal("420000.00")
    assert form_of(declaration).package.declarations[0].funding.annual == 420000


def test_a_sum_of_sources_unlike_the_total_is_found_at_the_total(
    declaration: Declaration,
) -> None:
    review = review_form(declaration)
    cells = {found.finding.code: found.cell for found in review.findings}
    assert cells["ZJ101"] == "funding.annual"
    assert review.errors >= 1


def test_a_vague_benefit_is_found_at_its_value(declaration: Declaration) -> None:
    vague = declaration.indicators.get(position=2)
    found = review_form(declaration).at(f"indicator:{vague.pk}.target")
    assert "MB211" in {each.finding.code for each in found}
