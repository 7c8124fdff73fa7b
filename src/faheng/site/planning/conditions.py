"""What a move asks for besides its line in the table: reasons, a decision, an amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from faheng.site.exceptions import ConflictError, InvalidInputError, NotNowError
from faheng.site.planning.amounts import check_amount, written
from faheng.site.planning.items import check_items, label_of
from faheng.site.planning.mending import Mending
from faheng.site.planning.models import CollectiveDecision, Declaration
from faheng.site.planning.reviewing import FormReview, review_form
from faheng.site.planning.states import Move, Round, Rule


@dataclass(frozen=True)
class Said:
    """What a person adds to a move; the last three count only for the moves they belong to."""

    note: str = ""
    returned: tuple[tuple[str, str], ...] = ()
    """Items sent back, each with its message: ``RETURN``."""
    decision: CollectiveDecision | None = None
    """``RECORD_DECISION``."""
    control_amount: Decimal | None = None
    """``SEND_CONTROL``."""


def check_unchanged(declaration: Declaration, revision: int | None) -> None:
    """Raise if the form has changed since the person looked at it."""
    if revision is not None and revision != declaration.revision:
        raise changed_meanwhile(declaration)


def changed_meanwhile(declaration: Declaration) -> ConflictError:
    return ConflictError(
        _("“%(project)s”在您查看之后有过修改，请刷新页面，核对后再办理。")
        % {"project": declaration.project.name}
    )


def check_said(declaration: Declaration, rule: Rule, said: Said) -> None:
    """Raise if something the move needs was not said, or cannot be meant."""
    if rule.move is Move.RETURN:
        _check_returned(declaration, said)
    elif rule.needs_reason and not said.note.strip():
        raise InvalidInputError(_("请写明理由。"))
    if rule.move is Move.RECORD_DECISION and (
        said.decision is None
        or said.decision.budget_year_id != declaration.budget_year_id
    ):
        raise InvalidInputError(_("请选择本单位本年度的一次会议决定。"))
    if rule.move is Move.SEND_CONTROL:
        check_amount(said.control_amount)


def _check_returned(declaration: Declaration, said: Said) -> None:
    if not said.returned:
        raise InvalidInputError(_("请至少指出一项需要修改的内容，并写明意见。"))
    check_items(declaration, (item for item, _message in said.returned))
    for item, message in said.returned:
        if not message.strip():
            raise InvalidInputError(
                _("请写明%(item)s的退回意见。") % {"item": label_of(item, declaration)}
            )


def check_can_submit(declaration: Declaration) -> FormReview:
    """The review of a form about to be submitted; raises if something must be mended."""
    _check_control(declaration)
    mending = Mending(declaration)
    sent_back = declaration.returned_items.filter(is_open=True)
    for returned in sent_back.select_related("step__version"):
        if not mending.is_dealt_with(returned):
            raise NotNowError(
                _("退回的%(item)s还没有修改，也没有说明：%(message)s")
                % {
                    "item": label_of(returned.item, declaration),
                    "message": returned.message,
                }
            )
    review = review_form(declaration)
    blocking = [found for found in review.findings if found.blocks]
    if blocking:
        raise NotNowError(
            _("“%(project)s”还有 %(count)d 处必须修改，第一处：%(message)s")
            % {
                "project": declaration.project.name,
                "count": len(blocking),
                "message": blocking[0].finding.message,
            }
        )
    return review


def _check_control(declaration: Declaration) -> None:
    if declaration.round != Round.SECOND or declaration.control_amount is None:
        return
    facts = {
        "annual": written(declaration.annual),
        "control": written(declaration.control_amount),
    }
    if declaration.annual is None:
        raise NotNowError(
            _("请填写年度资金总额，不超过控制数 %(control)s 元。") % facts
        )
    if declaration.annual > declaration.control_amount:
        raise NotNowError(
            _("年度资金总额 %(annual)s 元超过控制数 %(control)s 元，请调整后再报送。")
            % facts
        )
