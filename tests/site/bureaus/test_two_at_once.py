"""Two at the same moment: two roles that exclude each other, one code typed twice."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from tests.site.bureaus.codes import RECOVERY, code_of, with_second_factor
from tests.site.conftest import person
from tests.site.planning.test_two_at_once import at_once

from faheng.site.bureaus.actions.roles import give_role
from faheng.site.bureaus.actions.second_factor import verify_code
from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Role
from faheng.site.exceptions import ConflictError

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_administrators_give_roles_that_exclude_each_other(
    world: SimpleNamespace,
) -> None:
    newcomer = User.objects.create(username="new", name="新来的")
    admins = (
        world.people[Role.ADMINISTRATOR],
        person("second-admin", Role.ADMINISTRATOR, world.bureau),
    )

    def give(by: User, role: Role) -> None:
        give_role(
            by=by,
            person=newcomer,
            bureau=world.bureau,
            role=role,
            starts_on=date(2026, 1, 1),
        )

    wrong = at_once(
        lambda: give(admins[0], Role.FINANCE_OFFICER),
        lambda: give(admins[1], Role.BUREAU_LEADER),
    )
    assert [type(why) for why in wrong] == [ConflictError]
    assert newcomer.memberships.count() == 1


@pytest.mark.parametrize("recovery", [False, True])
def test_a_code_typed_twice_at_once_counts_once(
    world: SimpleNamespace, recovery: bool
) -> None:
    clerk = world.people[Role.CLERK]
    device = with_second_factor(clerk)
    code = RECOVERY if recovery else code_of(device)
    proved: list[object] = []

    def try_code() -> None:
        proved.append(verify_code(person=clerk, code=code))

    assert at_once(try_code, try_code) == []
    assert sum(each is not None for each in proved) == 1
