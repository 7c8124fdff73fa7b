"""Printed forms become evaluations of the package."""

from __future__ import annotations

from collections.abc import Sequence

from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.declarations import give_back, place_indicator
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.values import is_printed_twice, value_of
from faheng.model.package import (
    EvaluatedProject,
    Evaluation,
    EvaluationFunding,
    EvaluationItem,
    Execution,
    Section,
)

# What an evaluation has a field for, by the beginning of its name.
_EVALUATED = (
    "project.name",
    "project.code",
    "project.implementing_unit",
    "annual_goal",
    "goal_done",
    "execution.",
    "score",
    "grade",
)
_GOAL_SECTIONS = {"annual_goal": "预期目标", "goal_done": "实际完成情况"}
_ITEM = frozenset(
    "level1 level2 name number target actual completion weight score reason".split()
)


class EvaluationWriter:
    """Writes printed forms into a draft as evaluations, with places."""

    def __init__(self, draft: Draft, forms: Sequence[PrintedForm]) -> None:
        self._draft = draft
        self._doubled = is_printed_twice(
            indicator for form in forms for indicator in form.indicators
        )

    def write(self, form: PrintedForm) -> None:
        draft = self._draft
        path = f"/evaluations/{len(draft.evaluations)}"
        give_back(draft, form, *_EVALUATED)
        for name in ("project.name", "project.code", "project.implementing_unit"):
            if name in form.units:
                draft.place(f"{path}/{name.replace('.', '/')}", form.units[name])
        initial, full, executed = (
            form.amounts.get(key)
            for key in ("initial_budget", "full_year_budget", "executed")
        )
        for name in ("execution.rate", "execution.score", "score", "grade"):
            if name in form.units:
                draft.place(f"{path}/{name.replace('.', '/')}", form.units[name])
        for key, amount in (
            ("funding/initial_budget", initial),
            ("funding/full_year_budget", full),
            ("execution/executed", executed),
        ):
            if amount is not None:
                draft.place(f"{path}/{key}", amount.unit)
        project = EvaluatedProject(
            name=form.text("project.name"),
            code=form.text("project.code"),
            implementing_unit=form.text("project.implementing_unit"),
        )
        draft.evaluations.append(
            Evaluation(
                project=project if project != EvaluatedProject() else None,
                items=self._items(form, f"{path}/items"),
                funding=EvaluationFunding(
                    initial_budget=initial.yuan if initial else None,
                    full_year_budget=full.yuan if full else None,
                ),
                execution=Execution(
                    executed=executed.yuan if executed else None,
                    rate=figure_of(form.text("execution.rate")),
                    score=figure_of(form.text("execution.score")),
                ),
                score=figure_of(form.text("score")),
                grade=form.text("grade"),
                sections=tuple(
                    Section(title=title, text=text)
                    for name, title in _GOAL_SECTIONS.items()
                    if (text := form.text(name))
                ),
            )
        )

    def _items(self, form: PrintedForm, path: str) -> tuple[EvaluationItem, ...]:
        if form.indicators:
            self._draft.place(path, form.indicators[0].unit)
        return tuple(
            item_of(self._draft, f"{path}/{index}", printed, doubled=self._doubled)
            for index, printed in enumerate(form.indicators)
        )


def item_of(
    draft: Draft, path: str, printed: PrintedIndicator, *, doubled: bool = False
) -> EvaluationItem:
    """An item of an evaluation, placed at this path."""
    place_indicator(draft, path, printed, _ITEM)
    target, actual = (
        value_of(printed, key, year=draft.year, doubled=doubled)
        for key in ("target", "actual")
    )
    return EvaluationItem(
        level1=printed.text("level1"),
        level2=printed.text("level2"),
        name=printed.text("name"),
        target=target,
        actual=actual,
        completion=printed.text("completion"),
        weight=figure_of(printed.text("weight")),
        score=figure_of(printed.text("score")),
        reason=printed.text("reason"),
        where=draft.where(printed.unit, printed.quote("name")),
    )
