"""A waiver is of what was found, not of whatever is found there later."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from tests.site.planning.circle_walk import sound_declaration

from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import NotNowError
from faheng.site.planning.actions.cells import save_cell
from faheng.site.planning.actions.circle import move_declaration
from faheng.site.planning.actions.waivers import ask_waiver, decide_waiver
from faheng.site.planning.models import Declaration, Waiver
from faheng.site.planning.reviewing import CellFinding, review_form
from faheng.site.planning.states import Move


def the_error(held: Declaration) -> CellFinding:
    (found,) = (
        each
        for each in review_form(held).findings
        if each.finding.severity == "error" and each.can_be_waived
    )
    return found


@pytest.fixture
def held(world: SimpleNamespace) -> Declaration:
    """The sources do not add up, which is an error that may be waived."""
    made = sound_declaration(world)
    made.funding_lines.filter(source="county").update(annual=Decimal("200000"))
    return made


def asked_for(world: SimpleNamespace, held: Declaration) -> Waiver:
    return ask_waiver(
        by=world.people[Role.CLERK],
        declaration=held,
        key=the_error(held).finding.key,
        reason="市级资金另行下达。",
    )


def grant(world: SimpleNamespace, waiver: Waiver) -> None:
    decide_waiver(by=world.people[Role.SECTION_HEAD], waiver=waiver, granted=True)


def put(world: SimpleNamespace, held: Declaration, wan: str) -> None:
    line = held.funding_lines.get(source="county")
    save_cell(
        by=world.people[Role.CLERK],
        declaration=held,
        cell=f"source:{line.pk}.annual",
        was=f"{line.annual / 10000:f}",
        now=wan,
    )
    held.refresh_from_db()


def test_a_waiver_does_not_cover_what_has_got_worse(
    world: SimpleNamespace, held: Declaration
) -> None:
    grant(world, asked_for(world, held))
    assert the_error(held).is_waived
    put(world, held, "1")
    assert the_error(held).blocks
    assert held.errors == review_form(held).errors > 0
    with pytest.raises(NotNowError):
        move_declaration(
            by=world.people[Role.CLERK], declaration=held, move=Move.SUBMIT
        )
    # It can be asked for anew; put back, the old one holds again.
    grant(world, asked_for(world, held))
    assert the_error(held).is_waived
    put(world, held, "20")
    assert the_error(held).is_waived


def test_what_is_granted_is_what_was_asked_for(
    world: SimpleNamespace, held: Declaration
) -> None:
    waiver = asked_for(world, held)
    put(world, held, "1")
    grant(world, waiver)
    assert the_error(held).blocks


def test_a_waiver_holds_while_other_cells_change(
    world: SimpleNamespace, held: Declaration
) -> None:
    grant(world, asked_for(world, held))
    save_cell(
        by=world.people[Role.CLERK],
        declaration=held,
        cell="goals.annual_goal",
        was=held.annual_goal,
        now="让困难群众及时得到法律援助，案件补贴按时发放到位。",
    )
    assert the_error(held).is_waived


def test_another_wording_of_the_rule_does_not_end_a_waiver_of_an_untouched_form(
    world: SimpleNamespace, held: Declaration
) -> None:
    """As after a new version of the program."""
    waiver = asked_for(world, held)
    Waiver.objects.filter(pk=waiver.pk).update(message="从前的说法。")
    grant(world, waiver)
    assert the_error(held).is_waived
