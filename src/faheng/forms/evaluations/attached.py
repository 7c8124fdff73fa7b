"""Forms attached to a report: its own, and those of other projects."""

from __future__ import annotations

from collections.abc import Sequence

from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.evaluations.form import FORM_TITLE
from faheng.forms.evaluations.writing import EvaluationWriter, is_monitoring
from faheng.forms.targets.printed import PrintedForm
from faheng.model.package import (
    Evaluation,
    EvaluationFunding,
    Execution,
)


def parted(
    forms: Sequence[PrintedForm], project: str | None, *, whole: bool
) -> tuple[PrintedForm | None, list[PrintedForm]]:
    """The form a report sums up, if one is attached, and all others."""
    told = [form for form in forms if not is_monitoring(form)]
    named = [form for form in told if form.text("project.name")]
    for form in told:
        name = form.text("project.name")
        if name is None:
            is_whole = "整体" in (form.text(FORM_TITLE) or "")
            own = whole or not is_whole
        else:
            own = not whole and (len(named) == 1 or _alike(name, project))
        if own:
            return form, [other for other in forms if other is not form]
    return None, list(forms)


def merged(
    draft: Draft, report: Evaluation, form: PrintedForm, forms: Sequence[PrintedForm]
) -> Evaluation:
    """The report with what its form says more exactly than its prose."""
    EvaluationWriter(draft, forms).write_evaluation(form, first_item=len(report.items))
    told = draft.evaluations.pop()
    titles = {section.title for section in report.sections}
    funding, execution = told.funding, told.execution
    is_paid = execution.executed is not None and funding.full_year_budget is not None
    return report.model_copy(
        update={
            "project": report.project
            if told.project is None or told.project.name is None
            else told.project,
            "items": report.items + told.items,
            "funding": funding
            if funding.full_year_budget is not None
            else EvaluationFunding(
                initial_budget=funding.initial_budget or report.funding.initial_budget,
                full_year_budget=report.funding.full_year_budget,
            ),
            "execution": execution
            if is_paid
            else Execution(
                executed=execution.executed or report.execution.executed,
                rate=execution.rate or report.execution.rate,
                score=execution.score,
            ),
            "score": report.score if report.score is not None else told.score,
            "grade": report.grade or told.grade,
            "sections": report.sections
            + tuple(part for part in told.sections if part.title not in titles),
        }
    )


def _alike(name: str, project: str | None) -> bool:
    if project is None:
        return False
    first, second = label_key(name), label_key(project)
    return first in second or second in first
