"""May this person make this move? From the roles they hold, and from their own hand in it.

Who drafted or submitted a form, or signed it since it last set out, does not sign it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from faheng.site.bureaus.models import Bureau, Section, User
from faheng.site.bureaus.permissions import Person, check_may, may, people_with
from faheng.site.bureaus.roles import Right
from faheng.site.planning.models import Declaration, Edit, Step, Waiver
from faheng.site.planning.states import MOVES, TURN, Move, Round, Rule, State


def place_of(
    declaration: Declaration, *, by_the_treasury: bool
) -> tuple[Bureau | None, Section | None]:
    """Where a right over a declaration is held: in its section, or in the finance bureau."""
    if by_the_treasury:
        return declaration.bureau.treasury, None
    return declaration.bureau, declaration.project.section


def has_right(person: Person, declaration: Declaration, rule: Rule) -> bool:
    """Whether a role of theirs carries the right of a line of the table, where it counts."""
    bureau, section = place_of(declaration, by_the_treasury=rule.by_the_treasury)
    return bureau is not None and may(person, rule.right, bureau, section)


def check_may_ever(person: Person, declaration: Declaration, move: Move) -> None:
    """Raise if no role of theirs lets them make such a move of it, in whatever state."""
    rules = [rule for rule in MOVES if rule.move is move]
    if not any(has_right(person, declaration, rule) for rule in rules):
        raise PermissionDenied(
            _("您的角色不能对“%(project)s”办理“%(move)s”。")
            % {"project": declaration.project.name, "move": move.label}
        )


def check_may_move(person: User, declaration: Declaration, rule: Rule) -> None:
    """Raise with one sentence if the person may not make the move of this line."""
    bureau, section = place_of(declaration, by_the_treasury=rule.by_the_treasury)
    if bureau is None:
        raise PermissionDenied(_("本局还没有登记同级财政部门，请联系系统管理员。"))
    check_may(person, rule.right, bureau, section)
    if rule.signs:
        check_may_sign(person, declaration)
    elif rule.by_the_treasury:
        check_drafted_by_another(person, declaration)


def check_may_sign(person: User, declaration: Declaration) -> None:
    """Raise if the person has had a hand in the form: separation of duties."""
    facts = {"project": declaration.project.name}
    round_steps = declaration.steps.filter(round=declaration.round, by=person)
    if has_edited(person, declaration) or round_steps.filter(move=Move.SUBMIT).exists():
        raise _drafted_it(declaration)
    signing = {rule.move for rule in MOVES if rule.signs}
    if round_steps.filter(passage=declaration.passage, move__in=signing).exists():
        raise PermissionDenied(
            _("您已经在前面的环节审核过“%(project)s”，这一步须由其他人员办理。") % facts
        )


def check_drafted_by_another(person: User, declaration: Declaration) -> None:
    """Raise if the person ever filled in the form or submitted it: whatever is granted
    over it, or given to it, is for somebody else to decide."""
    if drafted_by(person).filter(pk=declaration.pk).exists():
        raise _drafted_it(declaration)


def drafted_by(person: User) -> QuerySet[Declaration]:
    """The declarations a person ever filled in or submitted."""
    mine = {"declaration": OuterRef("pk"), "by": person.pk}
    return Declaration.objects.filter(
        Exists(Edit.objects.filter(**mine))
        | Exists(Step.objects.filter(move=Move.SUBMIT, **mine))
    )


def _drafted_it(declaration: Declaration) -> PermissionDenied:
    return PermissionDenied(
        _("您填报或报送过“%(project)s”，这一步须由其他人员办理。")
        % {"project": declaration.project.name}
    )


def check_may_waive(person: User, declaration: Declaration, waiver: Waiver) -> None:
    """Raise unless the person may decide a waiver asked for here: never their own, nor on
    a form they filled in."""
    section = declaration.project.section
    check_may(person, Right.GRANT_WAIVER, declaration.bureau, section)
    if waiver.asked_by_id == person.pk:
        raise PermissionDenied(_("自己申请的豁免，须由其他人员审批。"))
    check_drafted_by_another(person, declaration)


def has_edited(person: User, declaration: Declaration) -> bool:
    """Whether the person changed any cell in the round the declaration is in."""
    edits = declaration.edits.filter(by=person)
    if declaration.round == Round.SECOND:
        began = declaration.steps.filter(move=Move.SEND_CONTROL).last()
        if began is not None:
            edits = edits.filter(at__gte=began.at)
    return edits.exists()


def people_on_turn(declaration: Declaration) -> Iterable[User]:
    """Everybody at whose desk it lies today; nobody once it is approved or dropped."""
    turn = TURN[State(declaration.state)]
    if turn is None:
        return ()
    right, by_the_treasury = turn
    return people_with_right(right, declaration, by_the_treasury=by_the_treasury)


def people_with_right(
    right: Right, declaration: Declaration, *, by_the_treasury: bool = False
) -> Iterable[User]:
    """Everybody who holds a right over a declaration today."""
    bureau, section = place_of(declaration, by_the_treasury=by_the_treasury)
    return () if bureau is None else people_with(right, bureau, section)
