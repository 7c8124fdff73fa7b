"""Requests made up from the description: never a server's fault, never an undocumented answer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.site.planning.circle_walk import bring_to, make_move, sound_declaration
from tests.site.rest.program import token_of

from faheng.site.bureaus.roles import Role
from faheng.site.planning.actions.adjustments import ask_adjustment
from faheng.site.planning.actions.attachments import add_attachment
from faheng.site.planning.actions.changes import ask_target_change
from faheng.site.planning.models import Declaration, Notice
from faheng.site.planning.states import Move, State
from faheng.site.rest.interface import description

pytestmark = pytest.mark.slow
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 40


@pytest.fixture
def keys(world: SimpleNamespace, tmp_path: Any, settings: Any) -> dict[str, list[int]]:
    """Numbers that an address may name, for each kind of thing."""
    settings.MEDIA_ROOT = tmp_path / "attachments"
    clerk = world.people[Role.CLERK]
    draft = sound_declaration(world, "草稿")
    add_attachment(by=clerk, declaration=draft, name="说明.txt", data="说明".encode())
    draft.payment_lines.create(by="2026-06-30", percent="50")
    waiting = bring_to(world, sound_declaration(world, "在审"), State.TREASURY_REVIEW)
    back = bring_to(world, sound_declaration(world, "退回"), State.RETURNED)
    summed = bring_to(world, sound_declaration(world, "汇总"), State.FINANCE_SUMMARY)
    settled = bring_to(
        world, sound_declaration(world, "批复"), State.APPROVED, round_=2
    )
    row = settled.indicators.first()
    assert row is not None
    change = ask_target_change(
        by=clerk, indicator=row, after="不少于9件", reason="减少。"
    )
    moved = ask_adjustment(
        by=clerk,
        declaration=settled,
        kind="supplement",
        amount=Decimal(5),
        reason="增加。",
    )
    make_move(world, summed, Move.RETURN, world.people[Role.FINANCE_OFFICER])
    held = [each.pk for each in (draft, waiting, back, summed, settled)]
    return {
        "declarations": held,
        "years": [draft.budget_year_id],
        "projects": [draft.project_id],
        "versions": list(settled.versions.values_list("pk", flat=True)),
        "returned": list(back.returned_items.values_list("pk", flat=True)),
        "attachments": list(draft.attachments.values_list("pk", flat=True)),
        "target-changes": [change.pk],
        "adjustments": [moved.pk],
        "notices": list(Notice.objects.values_list("pk", flat=True)),
        "row": [
            getattr(Declaration.objects.get(pk=draft.pk), rows).first().pk
            for rows in ("indicators", "funding_lines", "payment_lines")
        ],
    }


@pytest.fixture
def one_connection(db: None) -> Iterator[None]:
    """The test's own, not closed between requests; as in Django's own client."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def _read_whole(environ: Any, start_response: Any) -> list[bytes]:
    """The site; files it sends are read to their end and closed."""
    answer = _SITE(environ, start_response)
    try:
        return list(answer)
    finally:
        answer.close()


_SITE = get_wsgi_application()
SCHEMA = schemathesis.openapi.from_dict(description())
SCHEMA.app = _read_whole
OPERATIONS = [each.ok() for each in SCHEMA.get_all_operations()]


def test_every_operation_is_there() -> None:
    assert len(OPERATIONS) > 50


@pytest.mark.parametrize(
    "role", [Role.CLERK, Role.FINANCE_OFFICER, Role.TREASURY_REVIEWER]
)
def test_made_up_requests(
    world: SimpleNamespace,
    keys: dict[str, list[int]],
    one_connection: None,
    role: Role,
) -> None:
    headers = {"Authorization": f"Bearer {token_of(world.people[role])}"}
    for operation in OPERATIONS:
        _try(operation, headers, keys)


def _try(operation: Any, headers: dict[str, str], keys: dict[str, list[int]]) -> None:
    kind = operation.path.split("/")[1]
    cases = st.one_of(
        *(operation.as_strategy(generation_mode=mode) for mode in _modes(operation))
    )

    @seed(20261120)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, data=st.data())
    def try_one(case: Any, data: Any) -> None:
        known = {"pk": keys.get(kind, []), "row": keys["row"]}
        for name in case.path_parameters or {}:
            # Mostly something there is: else there is nothing but 404.
            if known.get(name) and data.draw(st.integers(0, 5)):
                case.path_parameters[name] = data.draw(st.sampled_from(known[name]))
        with transaction.atomic():
            answer = case.call(headers=headers)
            transaction.set_rollback(True)
        case.validate_response(answer, checks=CHECKS)

    try_one()


def _modes(operation: Any) -> list[schemathesis.GenerationMode]:
    modes = [schemathesis.GenerationMode.POSITIVE]
    if operation.body or operation.path_parameters or operation.query:
        modes.append(schemathesis.GenerationMode.NEGATIVE)
    return modes
