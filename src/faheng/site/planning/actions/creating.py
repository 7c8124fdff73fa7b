"""Declaring a project from something there is already: last year's form, or a file's."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from faheng.model import package as exchange
from faheng.site.bureaus.models import User
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.actions.filling import fill_declaration
from faheng.site.planning.actions.projects import declare_again
from faheng.site.planning.dating import moved_dates
from faheng.site.planning.fitting import fitted
from faheng.site.planning.models import BudgetYear, Declaration
from faheng.site.planning.packages import form_of
from faheng.site.planning.states import State


@transaction.atomic
def create_from_earlier(
    *, by: User, source: Declaration, budget_year: BudgetYear, move_dates: bool = False
) -> Declaration:
    """Declare a project once more, with what its earlier form said as a proposal.

    ``move_dates``: carry the days of the form's date cells over into the new year. What
    texts and values say of years stays as it is; ``dating.year_mentions`` lists it.
    """
    if source.year >= budget_year.year:
        raise InvalidInputError(_("请选择以前年度的申报。"))
    declaration = declare_again(by=by, budget_year=budget_year, project=source.project)
    content = proposal_from(source, budget_year.year, move_dates=move_dates)
    taken = {
        nth: row.library_id
        for nth, row in enumerate(source.indicators.all())
        if row.library_id
    }
    return fill_declaration(
        by=by,
        declaration=declaration,
        content=fitted(content, declaration.year).content,
        library=taken,
    )


def proposal_from(
    source: Declaration, year: int, *, move_dates: bool
) -> exchange.Declaration:
    """What an earlier form proposes for a year; its money is last year's budget now too,
    if it was approved. What was moved within the year is no part of that."""
    content = form_of(source).package.declarations[0]
    if move_dates:
        content = moved_dates(content, year, since=source.year)
    was_granted = source.year == year - 1 and source.state == State.APPROVED
    prior = source.annual if was_granted else None
    funding = content.funding.model_copy(update={"prior_year": prior})
    return content.model_copy(update={"funding": funding})
