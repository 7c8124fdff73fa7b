"""Waivers and changes beside a declaration: what was asked, who can decide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied

from faheng.site.bureaus.models import Section
from faheng.site.bureaus.permissions import may
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import NotNowError
from faheng.site.planning.access import declarations_for
from faheng.site.planning.actions.settling import check_may_ask, check_may_decide
from faheng.site.planning.asked import (
    adjustments_seen,
    target_changes_seen,
    waivers_seen,
)
from faheng.site.planning.changing import ChangeKind
from faheng.site.planning.models import (
    Declaration,
    FundingAdjustment,
    TargetChange,
    Waiver,
)
from faheng.site.planning.permissions import check_may_waive
from faheng.site.planning.policies import check_is_approved, check_is_under_way
from faheng.site.planning.states import Move, State


@dataclass(frozen=True)
class Asked:
    """A request, and whether the person looking may decide it."""

    row: Waiver | TargetChange | FundingAdjustment
    may_decide: bool
    gives: bool = False
    """Whether, in an adjustment, this is the project the money comes from."""

    @property
    def ident(self) -> str:
        return str(self.row.pk)

    @property
    def loses(self) -> bool:
        """Whether an adjustment takes money from this project."""
        kind = getattr(self.row, "kind", "")
        return self.gives or kind == FundingAdjustment.Kind.REDUCTION


def requests_of(request: SignedIn, declaration: Declaration) -> dict[str, Any]:
    """Everything asked of a declaration, the latest first, and the forms to ask more."""
    people = ("asked_by", "decided_by")
    waivers = waivers_seen(request.user, declaration).select_related(*people)
    changes = target_changes_seen(request.user, declaration).select_related(
        *people, "indicator"
    )
    moved = adjustments_seen(request.user, declaration).select_related(
        *people, "source__project", "declaration__project"
    )
    return {
        "waivers": [
            Asked(row, _may_decide_waiver(request, declaration, row))
            for row in waivers.order_by("-pk")
        ],
        "changes": [
            Asked(row, _may_decide(request, declaration, ChangeKind.TARGET, row))
            for row in changes.order_by("-pk")
        ],
        "adjustments": [
            Asked(
                row,
                _may_decide(request, declaration, row.kind, row),
                gives=row.source_id == declaration.pk,
            )
            for row in moved.order_by("-pk")
        ],
        "may_ask": _may_ask(request, declaration),
        "kinds": FundingAdjustment.Kind.choices,
        "givers": _givers(request, declaration),
    }


def _may_decide_waiver(
    request: SignedIn, declaration: Declaration, waiver: Waiver
) -> bool:
    if waiver.decision:
        return False
    try:
        check_is_under_way(declaration)
        check_may_waive(request.user, declaration, waiver)
    except (NotNowError, PermissionDenied):
        return False
    return True


def _may_decide(
    request: SignedIn,
    declaration: Declaration,
    kind: str,
    row: TargetChange | FundingAdjustment,
) -> bool:
    if row.decision:
        return False
    try:
        check_is_approved(declaration)
        check_may_decide(request.user, declaration, ChangeKind(kind), row)
    except (NotNowError, PermissionDenied):
        return False
    return True


def _may_ask(request: SignedIn, declaration: Declaration) -> bool:
    """Whether a change can be asked for: of what is approved, by who may."""
    try:
        check_is_approved(declaration)
        check_may_ask(request.user, declaration, ChangeKind.TARGET)
    except (NotNowError, PermissionDenied):
        return False
    return True


def _givers(request: SignedIn, declaration: Declaration) -> list[Declaration]:
    """The projects money can come from: approved ones of the same year."""
    if not _may_ask(request, declaration):
        return []
    return list(
        declarations_for(request.user)
        .filter(budget_year=declaration.budget_year_id, state=State.APPROVED)
        .exclude(pk=declaration.pk)
        .select_related("project")
    )


def may_ask_waiver(request: SignedIn, declaration: Declaration) -> bool:
    """Whether a waiver can be asked for here and now."""
    section = declaration.project.section
    if not may(request.user, Right.ASK_WAIVER, declaration.bureau, section):
        return False
    try:
        check_is_under_way(declaration)
    except NotNowError:
        return False
    return True


def can_delete(request: SignedIn, declaration: Declaration) -> bool:
    """Whether the draft has never left their desk, and can be given up."""
    section = declaration.project.section
    return (
        declaration.state == State.DRAFT
        and not declaration.budget_year.is_closed
        and may(request.user, Right.EDIT_DECLARATIONS, declaration.bureau, section)
        and not declaration.steps.filter(move=Move.SUBMIT).exists()
    )


def sections_to_hand_to(request: SignedIn, declaration: Declaration) -> list[Section]:
    """The other sections of the bureau, for who keeps its years."""
    if not may(request.user, Right.OPEN_YEAR, declaration.bureau):
        return []
    others = declaration.bureau.sections.filter(kind=Section.Kind.SECTION)
    return list(others.exclude(pk=declaration.project.section_id).order_by("pk"))
