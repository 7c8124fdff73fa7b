"""What is said to whom when a declaration has moved."""

from __future__ import annotations

from django.utils.translation import gettext as _

from faheng.site.bureaus.models import User
from faheng.site.planning.actions.notices import still_seeing, tell
from faheng.site.planning.amounts import written
from faheng.site.planning.models import Declaration, Step
from faheng.site.planning.permissions import people_on_turn
from faheng.site.planning.states import Move, Round, Rule, State
from faheng.site.planning.wording import in_the_language_of_the_office


def tell_of_move(by: User, declaration: Declaration, rule: Rule, step: Step) -> None:
    """A line to those whose turn it now is; and to who submitted, where the table says."""
    people = list(people_on_turn(declaration))
    if rule.tells_the_clerk:
        submitted = declaration.steps.filter(move=Move.SUBMIT).last()
        if submitted is not None:
            people += still_seeing(declaration, submitted.by)
    with in_the_language_of_the_office():
        tell(people, _sentence(declaration, step), declaration=declaration, by=by)


def _sentence(declaration: Declaration, step: Step) -> str:
    facts = {
        "project": declaration.project.name,
        "year": declaration.year,
        "round": Round(declaration.round).label,
        "desk": State(declaration.state).label,
        "count": step.items.count(),
        "amount": written(step.amount),
        "note": step.note,
    }
    if step.move == Move.RETURN:
        said = _(
            "“%(project)s”（%(year)s年%(round)s）被退回，有 %(count)d 项需要修改。"
        )
    elif step.move == Move.RECALL:
        said = _("“%(project)s”（%(year)s年%(round)s）已由经办人撤回修改。")
    elif step.move == Move.SEND_CONTROL:
        said = _(
            "“%(project)s”（%(year)s年）的控制数为 %(amount)s 元，请据此填报%(round)s。"
        )
    elif step.move == Move.APPROVE:
        said = _("“%(project)s”（%(year)s年）已批复。")
    elif step.move == Move.DROP:
        said = _("“%(project)s”（%(year)s年）不予安排：%(note)s")
    else:
        said = _("“%(project)s”（%(year)s年%(round)s）到了“%(desk)s”，请您办理。")
    return said % facts
