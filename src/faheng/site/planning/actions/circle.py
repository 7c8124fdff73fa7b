"""Taking declarations from desk to desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from faheng.site.audit.actions import record
from faheng.site.audit.events import Event
from faheng.site.bureaus.models import User
from faheng.site.exceptions import InvalidInputError, ManyError, SiteError
from faheng.site.planning.actions.locking import locked_many
from faheng.site.planning.actions.telling import tell_of_move
from faheng.site.planning.actions.versions import keep_version
from faheng.site.planning.conditions import (
    Said,
    check_can_submit,
    check_said,
    check_unchanged,
)
from faheng.site.planning.models import CollectiveDecision, Declaration, Step
from faheng.site.planning.permissions import check_may_ever, check_may_move
from faheng.site.planning.policies import check_can_move
from faheng.site.planning.states import Move, Rule, State
from faheng.site.planning.typed import kept_prose
from faheng.site.planning.wording import kept


@transaction.atomic
def move_declaration(
    *,
    by: User,
    declaration: Declaration,
    move: Move,
    note: str = "",
    returned: Sequence[tuple[str, str]] = (),
    decision: CollectiveDecision | None = None,
    control_amount: Decimal | None = None,
    revision: int | None = None,
) -> Step:
    """Make one move of the table.

    ``returned``: items of the form with a message each, for ``RETURN``. ``revision``: what
    the declaration had when the person looked; ``None`` if it does not matter.
    """
    said = Said(
        kept_prose(note),
        tuple((item, kept_prose(message)) for item, message in returned),
        decision,
        control_amount,
    )
    held = locked_many([declaration.pk])[0]
    return _move(by, held, move, said, revision)


@transaction.atomic
def move_many(
    *,
    by: User,
    declarations: Sequence[Declaration],
    move: Move,
    note: str = "",
    decision: CollectiveDecision | None = None,
    control_amounts: Mapping[int, Decimal] | None = None,
    revisions: Mapping[int, int] | None = None,
) -> list[Step]:
    """Make the same move of several declarations of one bureau: all of them, or none.

    ``control_amounts`` and ``revisions`` are by declaration. Raises ``ManyError`` with a
    sentence for each that cannot be moved.
    """
    if move is Move.RETURN:
        raise InvalidInputError(_("退回须逐个办理，并写明需要修改的内容。"))
    if not declarations:
        raise InvalidInputError(_("请先勾选项目。"))
    if len({declaration.bureau_id for declaration in declarations}) > 1:
        raise InvalidInputError(_("一次只能办理一个单位的项目。"))
    amounts, seen = control_amounts or {}, revisions or {}
    note = kept_prose(note)
    steps: list[Step] = []
    failures: list[str] = []
    for held in locked_many(declaration.pk for declaration in declarations):
        said = Said(note, (), decision, amounts.get(held.pk))
        try:
            steps.append(_move(by, held, move, said, seen.get(held.pk)))
        except (SiteError, PermissionDenied) as why:
            failures.append(_naming(held.project.name, str(why)))
    if failures:
        raise ManyError(failures)
    return steps


def _naming(project: str, why: str) -> str:
    """A sentence of several, each of which has to say which project it means."""
    if f"“{project}”" in why:
        return why
    return _("%(project)s：%(why)s") % {"project": project, "why": why}


def _move(
    by: User, declaration: Declaration, move: Move, said: Said, revision: int | None
) -> Step:
    check_may_ever(by, declaration, move)
    rule = check_can_move(declaration, move)
    check_may_move(by, declaration, rule)
    check_unchanged(declaration, revision)
    check_said(declaration, rule, said)
    if move is Move.SUBMIT:
        _set_out(declaration)
    step = _take(by, declaration, rule, said)
    if move is Move.RETURN:
        _open(declaration, step, said)
    record(
        Event.DECLARATION_MOVED,
        by=by,
        bureau=declaration.bureau,
        target=declaration,
        facts={
            "move": move.value,
            "left": step.left,
            "reached": step.reached,
            "round": step.round,
            "passage": step.passage,
            "version": step.version.number,
            "sha256": step.version.sha256,
        },
    )
    # Who has dealt with it needs no telling any more that it waits.
    by.notices.filter(declaration=declaration, read_at=None).update(read_at=step.at)
    tell_of_move(by, declaration, rule, step)
    return step


def _open(declaration: Declaration, step: Step, said: Said) -> None:
    """Open what is sent back; of a row, note where it stands in the version just kept."""
    pks = declaration.indicators.values_list("pk", flat=True)
    places = {f"indicator:{pk}": place for place, pk in enumerate(pks)}
    for item, message in said.returned:
        step.items.create(
            declaration=declaration,
            item=item,
            place=places.get(item),
            message=message,
        )


def _set_out(declaration: Declaration) -> None:
    """Leave the clerk's desk: nothing is left to mend, and signatures begin anew."""
    review = check_can_submit(declaration)
    declaration.errors, declaration.warnings = review.errors, review.warnings
    if declaration.steps.filter(move=Move.SUBMIT).exists():
        declaration.passage += 1
    declaration.returned_items.filter(is_open=True).update(is_open=False)


def _take(by: User, declaration: Declaration, rule: Rule, said: Said) -> Step:
    """Put the declaration on the next desk, and the step on record with its version."""
    is_decision = rule.move is Move.RECORD_DECISION
    sends_control = rule.move is Move.SEND_CONTROL
    step = Step(
        declaration=declaration,
        round=declaration.round,
        passage=declaration.passage,
        move=rule.move,
        left=declaration.state,
        reached=_reached(declaration, rule),
        note=said.note,
        decision=said.decision if is_decision else None,
        amount=said.control_amount if sends_control else None,
        by=by,
        at=timezone.now(),
    )
    declaration.state = step.reached
    declaration.moved_at = step.at
    if rule.turns_to is not None:
        declaration.round = rule.turns_to
    if sends_control:
        declaration.control_amount = said.control_amount
    declaration.save(
        update_fields=[
            *("state", "round", "passage", "moved_at", "control_amount"),
            *("errors", "warnings"),
        ]
    )
    step.version = keep_version(
        by=by, declaration=declaration, reason=kept(rule.move.label)
    )
    step.save()
    return step


def _reached(declaration: Declaration, rule: Rule) -> str:
    """The desk it comes to; recalled after a return, the items sent back are open again."""
    if rule.goes_back:
        set_out = declaration.steps.filter(move=Move.SUBMIT).last()
        if set_out is not None and set_out.left == State.RETURNED:
            sent_back = declaration.steps.filter(move=Move.RETURN).last()
            declaration.returned_items.filter(step=sent_back).update(is_open=True)
            return State.RETURNED
    return rule.to
