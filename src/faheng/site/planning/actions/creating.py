"""Declaring a project from something there is already: last year's form, or a file's."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.model import package as exchange
from faheng.site.bureaus.models import User
from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.actions.filling import fill_declaration
from faheng.site.planning.actions.projects import declare_again
from faheng.site.planning.dating import moved_dates
from faheng.site.planning.fitting import fitted
from faheng.site.planning.models import BudgetYear, Declaration, Edit
from faheng.site.planning.packages import form_of


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
    return fill_from(by=by, declaration=declaration, content=content, library=taken)


def proposal_from(
    source: Declaration, year: int, *, move_dates: bool
) -> exchange.Declaration:
    """What an earlier form proposes for a year: its money is last year's now too."""
    content = form_of(source).package.declarations[0]
    if move_dates:
        content = moved_dates(content, year, since=source.year)
    prior = source.annual if source.year == year - 1 else None
    funding = content.funding.model_copy(update={"prior_year": prior})
    return content.model_copy(update={"funding": funding})


@transaction.atomic
def fill_from(
    *,
    by: User,
    declaration: Declaration,
    content: exchange.Declaration,
    library: Mapping[int, str] | None = None,
) -> Declaration:
    """Fill a blank declaration, with each filled cell on record as the person's edit."""
    filled = fill_declaration(
        by=by,
        declaration=declaration,
        content=fitted(content, declaration.year).content,
        library=library,
    )
    form, now, own = form_of(filled), timezone.now(), f"{filled.pk}."
    Edit.objects.bulk_create(
        Edit(
            declaration=filled,
            cell=form.cells[place.row - 1].removeprefix(own),
            after=place.quote,
            by=by,
            at=now,
        )
        for place in form.reading.origins.values()
        if place.quote and place.row
    )
    return filled
