"""Opening a budget year, the days its desks have, and closing it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import Bureau, User
from faheng.site.bureaus.permissions import check_may
from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.models import (
    BudgetYear,
    Deadline,
    Declaration,
    FundingAdjustment,
    TargetChange,
)
from faheng.site.planning.policies import check_is_open
from faheng.site.planning.states import DESKS, EDITABLE, FINAL, Round, State

Deadlines = Mapping[tuple[Round, State], date]
"""The last day of each desk in each round, for those that have one."""


def locked_year(budget_year: BudgetYear) -> BudgetYear:
    """The year as it stands now, held until the transaction ends."""
    return (
        BudgetYear.objects.select_for_update(of=("self",))
        .select_related("bureau")
        .get(pk=budget_year.pk)
    )


@transaction.atomic
def open_year(
    *, by: User, bureau: Bureau, year: int, deadlines: Deadlines | None = None
) -> BudgetYear:
    """Let a bureau's sections declare projects for a year."""
    check_may(by, Right.OPEN_YEAR, bureau)
    if not 2000 <= year <= 2099:
        raise InvalidInputError(_("请核对年度。"))
    # Held, so that two who open the same year do it one after the other.
    Bureau.objects.select_for_update().get(pk=bureau.pk)
    if BudgetYear.objects.filter(bureau=bureau, year=year).exists():
        raise InvalidInputError(_("%(year)d年已经开启。") % {"year": year})
    opened = BudgetYear.objects.create(bureau=bureau, year=year)
    days = _put(opened, deadlines or {})
    record(
        Event.YEAR_OPENED,
        by=by,
        bureau=bureau,
        target=opened,
        facts={"year": year, "deadlines": days},
    )
    return opened


@transaction.atomic
def set_deadlines(*, by: User, budget_year: BudgetYear, deadlines: Deadlines) -> None:
    """Replace all deadlines of a year."""
    check_may(by, Right.OPEN_YEAR, budget_year.bureau)
    held = locked_year(budget_year)
    check_is_open(held)
    before = {_name(each.round, each.state): each.on for each in held.deadlines.all()}
    held.deadlines.all().delete()
    days = _put(held, deadlines)
    record(
        Event.YEAR_CHANGED,
        by=by,
        bureau=held.bureau,
        target=held,
        facts={
            "before": {desk: on.isoformat() for desk, on in before.items()},
            "after": days,
        },
    )


@transaction.atomic
def close_year(*, by: User, budget_year: BudgetYear) -> None:
    """End a year: nothing in it changes any more. Nothing may lie at a reviewer's desk, and
    no change may wait for its decision."""
    check_may(by, Right.OPEN_YEAR, budget_year.bureau)
    held = locked_year(budget_year)
    check_is_open(held)
    # Held: whoever moves one of them waits, and then finds the year closed.
    declarations = list(
        Declaration.objects.select_for_update()
        .filter(budget_year=held)
        .order_by("pk")
        .values_list("state", flat=True)
    )
    waiting = sum(State(state) not in EDITABLE | FINAL for state in declarations)
    if waiting:
        raise NotNowError(
            _("还有 %(count)d 个项目正在审核，办完后才能结束%(year)d年。")
            % {"count": waiting, "year": held.year}
        )
    asked = sum(
        changes.objects.filter(declaration__budget_year=held, decision="").count()
        for changes in (TargetChange, FundingAdjustment)
    )
    if asked:
        raise NotNowError(
            _("还有 %(count)d 项调整申请没有审批，审批后才能结束%(year)d年。")
            % {"count": asked, "year": held.year}
        )
    _set_closed(by, held, closed=True)


@transaction.atomic
def reopen_year(*, by: User, budget_year: BudgetYear) -> None:
    """Take back that a year was closed."""
    check_may(by, Right.OPEN_YEAR, budget_year.bureau)
    held = locked_year(budget_year)
    if not held.is_closed:
        raise NotNowError(_("%(year)d年还没有结束。") % {"year": held.year})
    _set_closed(by, held, closed=False)


def _set_closed(by: User, budget_year: BudgetYear, *, closed: bool) -> None:
    budget_year.is_closed = closed
    budget_year.save(update_fields=["is_closed"])
    record(
        Event.YEAR_CHANGED,
        by=by,
        bureau=budget_year.bureau,
        target=budget_year,
        facts={"closed": closed},
    )


def _put(budget_year: BudgetYear, deadlines: Deadlines) -> dict[str, str]:
    """Keep deadlines that follow the order of the desks; what they are, for the trail."""
    unknown = set(deadlines) - set(DESKS)
    if unknown:
        raise InvalidInputError(_("有的期限不属于任何办理环节，请刷新页面后重试。"))
    before: tuple[Round, State] | None = None
    for desk in DESKS:
        if desk not in deadlines:
            continue
        if before is not None and deadlines[desk] < deadlines[before]:
            raise InvalidInputError(
                _("“%(later)s”的期限早于前一环节“%(earlier)s”，请核对。")
                % {"later": _label(desk), "earlier": _label(before)}
            )
        before = desk
    Deadline.objects.bulk_create(
        Deadline(budget_year=budget_year, round=round_, state=state, on=on)
        for (round_, state), on in deadlines.items()
    )
    return {
        _name(round_, state): on.isoformat()
        for (round_, state), on in deadlines.items()
    }


def _label(desk: tuple[Round, State]) -> str:
    return f"{desk[0].label} {desk[1].label}"


def _name(round_: int, state: str) -> str:
    return f"{round_}/{State(state).value}"
