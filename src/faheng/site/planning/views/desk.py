"""待办: whose turn it is, and how the year stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from faheng.site.bureaus.permissions import bureaus_where, memberships_of
from faheng.site.bureaus.requests import SignedIn
from faheng.site.bureaus.roles import Right
from faheng.site.paging import page_of
from faheng.site.planning.forms.moves import MinutesForm
from faheng.site.planning.queries import desk as queries
from faheng.site.planning.queries.lists import (
    bureaus_seen,
    inside_bureaus,
    looks_from_outside,
    number_of,
    years_seen,
)
from faheng.site.planning.queries.overview import overview, together, year_stands
from faheng.site.planning.queries.requests import (
    adjustments_to_decide,
    target_changes_to_decide,
    waivers_to_decide,
)
from faheng.site.planning.queries.standing import added_up
from faheng.site.planning.queries.tasks import counts_for
from faheng.site.planning.states import Move

_MOST_ASKED = 50


@dataclass(frozen=True)
class PileForm:
    """A pile with the form that signs it, and what was typed there before."""

    pile: queries.Pile
    minutes: MinutesForm | None
    note: str
    ticked: frozenset[int]
    amounts: dict[int, str]

    @property
    def rows(self) -> list[tuple[queries.Line, bool, str]]:
        """Each line, whether it is ticked, and the amount beside it."""
        return [
            (line, key in self.ticked, self.amounts[key])
            for line in self.pile.lines
            for key in [line.task.declaration.pk]
        ]


@require_safe
def desk(request: SignedIn) -> HttpResponse:
    return show_desk(request)


def show_desk(
    request: SignedIn, typed: QueryDict | None = None, status: int = 200
) -> HttpResponse:
    """The desk; with ``typed``, as it was when something on it was refused."""
    person = request.user
    found = queries.piles_for(person)
    several = len({pile.budget_year.bureau_id for pile in found.piles}) > 1
    context: dict[str, Any] = {
        "counts": counts_for(person),
        "piles": [_form_of(pile, typed) for pile in found.piles],
        "more": found.more,
        "has_a_turn": queries.has_a_turn(person),
        "several": several or looks_from_outside(person),
        "edits": bool(bureaus_where(person, Right.EDIT_DECLARATIONS)),
        "waivers": waivers_to_decide(person)[:_MOST_ASKED],
        "target_changes": target_changes_to_decide(person)[:_MOST_ASKED],
        "adjustments": adjustments_to_decide(person)[:_MOST_ASKED],
        "errors": sum(pile.errors for pile in found.piles),
        **_year(request),
    }
    return render(request, "planning/desk.html", context, status=status)


def _year(request: SignedIn) -> dict[str, Any]:
    """How the year stands: by desk inside the bureau, by bureau from outside."""
    person = request.user
    years = years_seen(person)
    asked = number_of(request.GET.get("year"))
    year = asked if asked in years else (years[0] if years else None)
    context: dict[str, Any] = {"years": years, "year": year}
    if year is None:
        return context
    if inside_bureaus(person) and not looks_from_outside(person):
        desks = year_stands(person, year)
        context |= {"desks": desks, "total": added_up(desks)}
    if looks_from_outside(person):
        under = number_of(request.GET.get("under"))
        above = None
        bureaus = bureaus_seen(person)
        if under is not None:
            above = get_object_or_404(bureaus, pk=under)
            bureaus = bureaus.filter(parent=above)
        else:
            own = [membership.bureau_id for membership in memberships_of(person)]
            bureaus = bureaus.filter(treasury__in=own) | bureaus.filter(parent__in=own)
        page = page_of(bureaus, request.GET)
        stands = overview(person, page.rows, year)
        context |= {"above": above, "page": page, "stands": stands}
        if page.before is None and page.after is None:
            context |= {
                "sent": together(each.sent for each in stands),
                "approved": together(each.approved for each in stands),
            }
    return context


def _form_of(pile: queries.Pile, typed: QueryDict | None) -> PileForm:
    """Afresh everything that can be signed is left for the person to tick."""
    mine = typed if typed is not None and typed.get("pile") == pile.key else None
    minutes = None
    if pile.move is Move.RECORD_DECISION:
        minutes = MinutesForm(mine, budget_year=pile.budget_year, prefix=pile.key)
    ticked = [] if mine is None else mine.getlist("declaration")
    return PileForm(
        pile,
        minutes,
        "" if mine is None else mine.get("note", ""),
        frozenset(pk for text in ticked if (pk := number_of(text))),
        {
            line.task.declaration.pk: (
                f"{line.task.declaration.annual or ''}"
                if mine is None
                else mine.get(f"amount-{line.task.declaration.pk}", "")
            )
            for line in pile.lines
        },
    )
