"""Money moved after approval (调剂、追加、追减): one person asks, another decides."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.bureaus.roles import Right
from faheng.site.exceptions import InvalidInputError, NotNowError
from faheng.site.planning.actions.locking import locked_many
from faheng.site.planning.actions.notices import tell
from faheng.site.planning.actions.settling import (
    check_may_ask,
    check_may_decide,
    settle,
    tell_decided,
    tell_deciders,
)
from faheng.site.planning.amounts import check_amount, written
from faheng.site.planning.changing import ChangeKind
from faheng.site.planning.models import Declaration, FundingAdjustment
from faheng.site.planning.permissions import people_with_right
from faheng.site.planning.policies import check_is_approved, check_is_open
from faheng.site.planning.queries.figures import full_year_budget
from faheng.site.planning.typed import kept_prose
from faheng.site.planning.wording import in_the_language_of_the_office

Kind = FundingAdjustment.Kind


@transaction.atomic
def ask_adjustment(
    *,
    by: User,
    declaration: Declaration,
    kind: str,
    amount: Decimal,
    reason: str,
    source: Declaration | None = None,
    document_number: str = "",
) -> FundingAdjustment:
    """Ask for money to be moved: to ``declaration`` from ``source``, or added, or taken."""
    if kind not in Kind.values:
        raise InvalidInputError(_("请选择调整方式。"))
    if (kind == Kind.TRANSFER) != (source is not None):
        raise InvalidInputError(_("调剂须选择调出项目；追加、追减不选。"))
    held, giving = _held(declaration, source)
    check_may_ask(by, held, ChangeKind(kind))
    check_amount(amount)
    reason, document_number = kept_prose(reason), document_number.strip()
    if not reason:
        raise InvalidInputError(_("请写明调整理由。"))
    if len(document_number) > 100:
        raise InvalidInputError(_("依据文号请不超过100个字。"))
    adjustment = FundingAdjustment(
        declaration=held,
        source=giving,
        kind=kind,
        amount=amount,
        reason=reason,
        document_number=document_number,
        asked_by=by,
        asked_at=timezone.now(),
    )
    _check_can_be_made(adjustment)
    adjustment.save()
    _record(Event.CHANGE_ASKED, by, adjustment)
    tell_deciders(by, held, ChangeKind(kind))
    return adjustment


@transaction.atomic
def decide_adjustment(
    *, by: User, adjustment: FundingAdjustment, granted: bool, note: str = ""
) -> FundingAdjustment:
    """Grant or refuse it; granted, it counts in 全年预算数 from now on."""
    held, giving = _held(adjustment.declaration, adjustment.source)
    asked = FundingAdjustment.objects.select_related(
        "asked_by",
        *("declaration__budget_year", "declaration__project"),
        *("source__budget_year", "source__project"),
    ).get(pk=adjustment.pk)
    kind = ChangeKind(asked.kind)
    check_may_decide(by, held, kind, asked)
    check_is_open(held.budget_year)
    if granted:
        _check_can_be_made(asked)
    settle(by, asked, granted=granted, note=note)
    _record(Event.CHANGE_DECIDED, by, asked)
    tell_decided(by, held, kind, asked)
    if giving is not None and granted:
        _tell_who_gives(by, held, giving, asked)
    return asked


def _tell_who_gives(
    by: User, gaining: Declaration, giving: Declaration, adjustment: FundingAdjustment
) -> None:
    """Those whose project has less from now on did not ask for it themselves."""
    people = [
        *people_with_right(Right.EDIT_DECLARATIONS, giving),
        *people_with_right(Right.AGREE_FOR_SECTION, giving),
    ]
    others = [person for person in people if person != adjustment.asked_by]
    with in_the_language_of_the_office():
        said = _("“%(project)s”调出 %(amount)s 元至“%(gaining)s”，已同意。")
        facts = {
            "project": giving.project.name,
            "amount": written(adjustment.amount),
            "gaining": gaining.project.name,
        }
        tell(others, said % facts, declaration=giving, by=by)


def _held(
    declaration: Declaration, source: Declaration | None
) -> tuple[Declaration, Declaration | None]:
    """Both sides, held until the transaction ends: nobody else takes the same money."""
    pks = {declaration.pk} if source is None else {declaration.pk, source.pk}
    held = {each.pk: each for each in locked_many(pks)}
    return held[declaration.pk], None if source is None else held[source.pk]


def _check_can_be_made(adjustment: FundingAdjustment) -> None:
    """Raise unless both sides are approved and the money is there."""
    declaration, source = adjustment.declaration, adjustment.source
    check_is_approved(declaration)
    losing = declaration if adjustment.kind == Kind.REDUCTION else source
    if source is not None:
        check_is_approved(source)
        if source.pk == declaration.pk:
            raise InvalidInputError(_("调出项目和调入项目是同一个，请重新选择。"))
        if source.budget_year_id != declaration.budget_year_id:
            raise InvalidInputError(_("只能在本单位同一年度的项目之间调剂。"))
    if losing is None:
        return
    there = full_year_budget(losing)
    if adjustment.amount > there:
        raise NotNowError(
            _("“%(project)s”的全年预算数为 %(there)s 元，少于要减少的 %(amount)s 元。")
            % {
                "project": losing.project.name,
                "there": written(there),
                "amount": written(adjustment.amount),
            }
        )


def _record(event: Event, by: User, adjustment: FundingAdjustment) -> None:
    record(
        event,
        by=by,
        bureau=adjustment.declaration.bureau,
        target=adjustment,
        facts={
            "declaration": adjustment.declaration_id,
            "source": adjustment.source_id,
            "kind": adjustment.kind,
            "amount": f"{adjustment.amount:.2f}",
            "decision": adjustment.decision,
        },
    )
