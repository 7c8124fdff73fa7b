"""May this be done now? Answered from the state of the thing, whoever asks."""

from __future__ import annotations

from django.utils.translation import gettext as _

from faheng.site.exceptions import NotNowError
from faheng.site.planning.models import BudgetYear, Declaration
from faheng.site.planning.states import (
    EDITABLE,
    FINAL,
    Move,
    Round,
    Rule,
    State,
    rule_for,
)


def check_can_move(declaration: Declaration, move: Move) -> Rule:
    """The line of the table that allows the move; raises with a sentence if none does."""
    check_is_open(declaration.budget_year)
    state, round_ = State(declaration.state), Round(declaration.round)
    rule = rule_for(move, state, round_)
    if rule is None:
        raise NotNowError(
            _("“%(project)s”现处于“%(state)s”，不能办理“%(move)s”。")
            % {
                "project": declaration.project.name,
                "state": state.label,
                "move": move.label,
            }
        )
    return rule


def check_is_open(budget_year: BudgetYear) -> None:
    """Raise once a budget year has been closed: nothing in it changes any more."""
    if budget_year.is_closed:
        raise NotNowError(
            _("%(year)d年的预算年度已经结束，不能再办理。") % {"year": budget_year.year}
        )


def can_edit(declaration: Declaration, item: str) -> bool:
    """Whether an item of the form is open: everything in a draft, after a return only
    what was sent back."""
    if declaration.budget_year.is_closed:
        return False
    state = State(declaration.state)
    if state is State.RETURNED:
        # All of them: whoever asks about many items has read them beforehand.
        opened = {
            returned.item
            for returned in declaration.returned_items.all()
            if returned.is_open
        }
        return item in opened or (
            item.startswith("indicator:") and "indicators" in opened
        )
    return state in EDITABLE


def check_can_edit(declaration: Declaration, item: str) -> None:
    """Raise with one sentence if the item is not open."""
    if can_edit(declaration, item):
        return
    check_is_open(declaration.budget_year)
    if State(declaration.state) is State.RETURNED:
        raise NotNowError(_("这一项没有退回，不能修改；退回的各项已在表中标出。"))
    raise NotNowError(
        _("“%(project)s”现处于“%(state)s”，不能修改。")
        % {"project": declaration.project.name, "state": State(declaration.state).label}
    )


def can_attach(declaration: Declaration) -> bool:
    """Whether files may be added and removed: while any part of the form is open."""
    return not declaration.budget_year.is_closed and (
        State(declaration.state) in EDITABLE
    )


def check_can_attach(declaration: Declaration) -> None:
    """Raise with one sentence if no files may be added or removed."""
    check_is_open(declaration.budget_year)
    _check_state(declaration, can_attach(declaration))


def check_is_under_way(declaration: Declaration) -> None:
    """Raise once the form is settled: approved, dropped, or its year closed."""
    check_is_open(declaration.budget_year)
    _check_state(declaration, State(declaration.state) not in FINAL)


def check_is_approved(declaration: Declaration) -> None:
    """Raise unless the form has been approved and its year is open: changes come after."""
    check_is_open(declaration.budget_year)
    _check_state(declaration, declaration.state == State.APPROVED)


def _check_state(declaration: Declaration, is_so: bool) -> None:
    if not is_so:
        raise NotNowError(
            _("“%(project)s”现处于“%(state)s”，不能办理这一事项。")
            % {
                "project": declaration.project.name,
                "state": State(declaration.state).label,
            }
        )
