"""Printed forms become evaluations and monitoring of the package."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from faheng.forms.draft import Draft
from faheng.forms.evaluations.execution import amount_of
from faheng.forms.evaluations.form import FORM_TITLE, PERIOD
from faheng.forms.evaluations.identity import project_of
from faheng.forms.evaluations.items import (
    item_of,
    monitored_item_of,
    take_adjusted,
    take_state,
    take_weight,
)
from faheng.forms.evaluations.periods import period_end
from faheng.forms.targets.amounts import figure_of
from faheng.forms.targets.declarations import give_back
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.values import is_printed_twice
from faheng.model.package import (
    EvaluatedProject,
    Evaluation,
    EvaluationFunding,
    Execution,
    Monitoring,
    Section,
)

# What they have a field for, by the beginning of its name.
_MONITORED = (
    "project.name",
    "project.code",
    "project.implementing_unit",
    "funding.initial_budget",
    "funding.full_year_budget",
    "funding.executed",
    "funding.annual",
    "execution.",
)
_EVALUATED = (*_MONITORED, "annual_goal", "goal_done", "score", "grade", "section.")
_GOALS = {"annual_goal": "预期目标", "goal_done": "实际完成情况"}
_SECTION = "section."
_AMOUNTS = {
    "initial_budget": "funding/initial_budget",
    "full_year_budget": "funding/full_year_budget",
    "executed": "execution/executed",
}
_EXPECTS = frozenset({"expected", "expected_executed"})
_RATE = "预算执行率"
_LONGEST_GRADE = 8
_GRADE_FIRST = re.compile(
    r"(?:(?:自评|评价)?等[级次]?[为是:：]*)?[“\"]?"
    r"(优秀|优|良好|良|中等|中|差|基本合格|合格|不合格)(?:[”\"]|等?级)*[，。；;,、（(\s]"
)


def is_monitoring(form: PrintedForm) -> bool:
    """Whether a form looks at a year that is not over."""
    said = form.text(FORM_TITLE) or ""
    return "监控" in said or any(
        key in _EXPECTS or key.startswith("likelihood") for key in form.keys
    )


class EvaluationWriter:
    """Writes printed forms into a draft as evaluations or monitoring, with places."""

    def __init__(self, draft: Draft, forms: Sequence[PrintedForm]) -> None:
        self._draft = draft
        self._doubled = is_printed_twice(
            indicator for form in forms for indicator in form.indicators
        )

    def write(self, form: PrintedForm) -> None:
        """The form as what it is."""
        if is_monitoring(form):
            self.write_monitoring(form)
        else:
            self.write_evaluation(form)

    def write_evaluation(self, form: PrintedForm, *, first_item: int = 0) -> None:
        """The form; its items are counted behind those told before it."""
        draft = self._draft
        path = f"/evaluations/{len(draft.evaluations)}"
        give_back(draft, form, *_EVALUATED)
        _take_rate_of_items(form)
        draft.evaluations.append(
            Evaluation(
                project=self._project(form, path),
                items=tuple(
                    item_of(draft, place, printed, doubled=self._doubled)
                    for place, printed in self._placed(form, path, first_item)
                ),
                funding=self._funding(form, path),
                execution=self._execution(form, path),
                score=figure_of(self._text(form, "score", path)),
                grade=grade_in(self._text(form, "grade", path)),
                sections=self._sections(form, path),
            )
        )

    def write_monitoring(self, form: PrintedForm) -> None:
        draft = self._draft
        path = f"/monitoring/{len(draft.monitoring)}"
        give_back(draft, form, *_MONITORED)
        on = period_end(form.text(PERIOD) or "", draft.year)
        if on is None:
            on = period_end(form.text(FORM_TITLE) or "", draft.year)
        unit = form.units.get(PERIOD) or form.units.get(FORM_TITLE)
        if on is not None and unit is not None:
            draft.place(f"{path}/on", unit)
        draft.monitoring.append(
            Monitoring(
                project=self._project(form, path),
                on=on,
                items=tuple(
                    monitored_item_of(draft, place, printed, doubled=self._doubled)
                    for place, printed in self._placed(form, path)
                ),
                funding=self._funding(form, path),
                execution=self._execution(form, path),
            )
        )

    def _project(self, form: PrintedForm, path: str) -> EvaluatedProject | None:
        draft = self._draft
        if form.first is not None:
            draft.place(path, form.first)
        project, titled = project_of(form)
        if titled is not None:
            draft.take(titled)
            draft.place(f"{path}/project/name", titled)
        for name in ("project.name", "project.code", "project.implementing_unit"):
            if name not in form.units:
                continue
            if project is None:
                give_back(draft, form, *(n for n, *_ in form.taken if n != name))
            else:
                draft.place(f"{path}/{name.replace('.', '/')}", form.units[name])
        return project

    def _placed(
        self, form: PrintedForm, path: str, first: int = 0
    ) -> Iterator[tuple[str, PrintedIndicator]]:
        if form.indicators:
            self._draft.place(f"{path}/items", form.indicators[0].unit)
        for index, printed in enumerate(form.indicators, start=first):
            take_adjusted(printed)
            take_state(printed)
            take_weight(printed)
            yield f"{path}/items/{index}", printed

    def _funding(self, form: PrintedForm, path: str) -> EvaluationFunding:
        for key, place in _AMOUNTS.items():
            if amount := amount_of(form, key):
                self._draft.place(f"{path}/{place}", amount.unit)
        initial, full = (
            amount_of(form, key) for key in ("initial_budget", "full_year_budget")
        )
        return EvaluationFunding(
            initial_budget=initial.yuan if initial else None,
            full_year_budget=full.yuan if full else None,
        )

    def _execution(self, form: PrintedForm, path: str) -> Execution:
        executed = amount_of(form, "executed")
        return Execution(
            executed=executed.yuan if executed else None,
            rate=figure_of(self._text(form, "execution.rate", path)),
            score=figure_of(self._text(form, "execution.score", path)),
        )

    def _sections(self, form: PrintedForm, path: str) -> tuple[Section, ...]:
        found = [
            (_GOALS.get(name) or name.removeprefix(_SECTION), name)
            for name in form.texts
            if name in _GOALS or name.startswith(_SECTION)
        ]
        written: list[Section] = []
        for title, name in found:
            if text := form.text(name):
                if name in form.units:
                    place = f"{path}/sections/{len(written)}/text"
                    self._draft.place(place, form.units[name])
                written.append(Section(title=title, text=text))
        if is_conclusion(conclusion := form.text("grade")):
            written.append(Section(title="自评结论", text=conclusion or ""))
        return tuple(written)

    def _text(self, form: PrintedForm, name: str, path: str) -> str | None:
        if name in form.units:
            self._draft.place(f"{path}/{name.replace('.', '/')}", form.units[name])
        return form.text(name)


def grade_in(said: str | None) -> str | None:
    """The grade at the head of a conclusion: 良好，支付进度有待加快."""
    found = _GRADE_FIRST.match(said or "")
    if found:
        return found[1]
    return None if is_conclusion(said) else said


def is_conclusion(said: str | None) -> bool:
    """Whether the place of a grade holds prose."""
    return len(said or "") > _LONGEST_GRADE


def _take_rate_of_items(form: PrintedForm) -> None:
    """The rate a row of indicators prints, where the money table prints none."""
    for printed in form.indicators:
        if _RATE in (printed.text("name") or "") and not form.text("execution.rate"):
            actual = printed.text("actual")
            if actual and figure_of(actual) is not None:
                form.texts["execution.rate"] = [actual]
                form.units["execution.rate"] = printed.units["actual"]
