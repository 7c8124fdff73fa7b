"""Printed forms become declarations of the package."""

from __future__ import annotations

from collections.abc import Sequence

from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import day_of, figure_of, last_day
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.levels import category_of, draft_day
from faheng.forms.targets.printed import PrintedForm
from faheng.forms.targets.values import is_printed_twice, kind_of, value_of
from faheng.forms.targets.years import is_term, take_year_from_contents, term_of
from faheng.model.package import (
    Declaration,
    DepartmentTargets,
    Funding,
    FundingSource,
    Indicator,
    Payment,
    Project,
    Where,
)
from faheng.values.value import Value

# What each part of the package has a field for, by the beginning of its name.
_DECLARED = (
    "project.",
    "annual_goal",
    "medium_term_goal",
    "funding.",
    "source.",
    "total",
)
_INDICATOR = frozenset(
    "level1 level2 name number description explanation basis target period_target"
    " weight".split()
)
_FIGURES = ("weight", "score")
_YES_OR_NO = {"是": True, "否": False}
_PLACED = frozenset(
    "name target period_target actual completion level1 level2 weight score".split()
)


class FormWriter:
    """Writes printed forms into a draft as declarations, with places."""

    def __init__(self, draft: Draft, forms: Sequence[PrintedForm]) -> None:
        self._draft = draft
        self._forms = forms
        take_year_from_contents(draft, forms)
        self._doubled = is_printed_twice(
            indicator for form in forms for indicator in form.indicators
        )

    def write(self) -> None:
        """All forms."""
        for form in self._forms:
            self.write_declaration(form)

    def write_declaration(self, form: PrintedForm) -> None:
        draft = self._draft
        path = f"/declarations/{len(draft.declarations)}"
        self._place(path, form)
        give_back(self._draft, form, *_DECLARED)
        for name, unit, start, end in form.taken:
            if not _is_understood(form, name):
                draft.release(unit, start, end)
        draft.declarations.append(
            Declaration(
                project=self._project(form),
                annual_goal=form.text("annual_goal"),
                medium_term_goal=form.text("medium_term_goal"),
                funding=self._funding(form, path),
                payment_plan=self._payments(form, path),
                indicators=self._indicators(form, f"{path}/indicators"),
                where=draft.where(form.first) if form.first else Where(),
            )
        )

    def write_department(self, form: PrintedForm) -> None:
        """The targets of a whole department."""
        give_back(self._draft, form, "annual_goal", "funding.annual")
        goal = form.text("annual_goal")
        total = form.amounts.get("funding.annual")
        if "annual_goal" in form.units:
            self._draft.place("/department_targets/goals", form.units["annual_goal"])
        if total is not None:
            self._draft.place("/department_targets/total", total.unit)
        self._draft.department_targets = DepartmentTargets(
            goals=tuple(goal.split("\n")) if goal else (),
            total=total.yuan if total else None,
            indicators=self._indicators(form, "/department_targets/indicators"),
        )

    def _place(self, path: str, form: PrintedForm) -> None:
        draft = self._draft
        if form.first is not None:
            draft.place(path, form.first)
        for name, unit in form.units.items():
            pointer = name.replace(".", "/")
            if name == "project.term":
                draft.place(f"{path}/project/kind", unit)
            else:
                draft.place(f"{path}/{pointer}", unit)
        for name, amount in form.amounts.items():
            draft.place(f"{path}/{name.replace('.', '/')}", amount.unit)

    def _project(self, form: PrintedForm) -> Project:
        kind = form.text("project.kind")
        starts, ends = term_of(form)
        if not is_term(term := form.text("project.term")):
            kind = kind or term
        procurement = form.text("project.procurement")
        return Project(
            name=form.text("project.name"),
            code=form.text("project.code"),
            kind=kind,
            implementing_unit=form.text("project.implementing_unit"),
            basis=form.text("project.basis"),
            overview=form.text("project.overview"),
            plan=form.text("project.plan"),
            starts_on=starts,
            ends_on=ends,
            procurement=_YES_OR_NO.get(procurement or ""),
        )

    def _funding(self, form: PrintedForm, path: str) -> Funding:
        sources: list[FundingSource] = []
        for source, terms in form.sources.items():
            for term, amount in terms.items():
                self._draft.place(
                    f"{path}/funding/sources/{len(sources)}/{term}", amount.unit
                )
            sources.append(
                FundingSource(
                    source=source,
                    annual=terms["annual"].yuan if "annual" in terms else None,
                    medium_term=terms["medium_term"].yuan
                    if "medium_term" in terms
                    else None,
                )
            )
        annual, medium, prior = (
            form.amounts.get(f"funding.{key}")
            for key in ("annual", "medium_term", "prior_year")
        )
        return Funding(
            annual=annual.yuan if annual else None,
            medium_term=medium.yuan if medium else None,
            prior_year=prior.yuan if prior else None,
            sources=tuple(sources),
        )

    def _payments(self, form: PrintedForm, path: str) -> tuple[Payment, ...]:
        """The plan by month ends; a document without a year has no days to name."""
        draft, plan = self._draft, list[Payment]()
        if draft.year is None:
            return ()
        for share in form.shares:
            printed = draft.take(share.percent, *share.percent_span)
            percent = figure_of(printed)
            if percent is None:
                continue
            draft.take(share.head, *share.head_span)
            if not plan:
                draft.place(f"{path}/payment_plan", share.percent, printed)
            draft.place(f"{path}/payment_plan/{len(plan)}", share.percent, printed)
            plan.append(Payment(by=last_day(draft.year, share.month), percent=percent))
        return tuple(plan)

    def _indicators(self, form: PrintedForm, path: str) -> tuple[Indicator, ...]:
        found = []
        if form.indicators:
            self._draft.place(path, form.indicators[0].unit)
        for index, printed in enumerate(form.indicators):
            place_indicator(self._draft, f"{path}/{index}", printed, _INDICATOR)
            level1, level2 = printed.text("level1"), printed.text("level2")
            found.append(
                Indicator(
                    level1=level1,
                    level2=level2,
                    category=category_of(level1, level2, draft_day(self._draft)),
                    name=printed.text("name"),
                    description=printed.text("description"),
                    explanation=printed.text("explanation"),
                    weight=figure_of(printed.text("weight")),
                    basis=printed.text("basis"),
                    target=self._value(printed, "target"),
                    period_target=self._value(printed, "period_target"),
                    where=self._draft.where(printed.unit, printed.quote("name")),
                )
            )
        return tuple(found)

    def _value(self, printed: PrintedIndicator, key: str) -> Value | None:
        return value_of(printed, key, year=self._draft.year, doubled=self._doubled)


def _is_understood(form: PrintedForm, name: str) -> bool:
    """Whether a field that takes only a day or a yes could be read as one."""
    text = form.text(name) or ""
    if name in ("project.starts_on", "project.ends_on"):
        return day_of(text) is not None
    return name != "project.procurement" or text in _YES_OR_NO


def give_back(draft: Draft, form: PrintedForm, *held: str) -> None:
    """What was taken for fields this part of the package lacks is unread."""
    for name, unit, start, end in form.taken:
        if not name.startswith(held):
            draft.release(unit, start, end)


def place_indicator(
    draft: Draft, path: str, printed: PrintedIndicator, held: frozenset[str]
) -> None:
    """Say where an indicator and its parts are printed; give back what has no field."""
    draft.place(path, printed.unit, printed.quote("name"))
    for key, unit in printed.units.items():
        if key in _PLACED:
            draft.place(f"{path}/{key}", unit, printed.quote(key))
        if not printed.shares_units and not _is_held(printed, key, held):
            draft.release(unit, 0, len(unit.text))


def _is_held(printed: PrintedIndicator, key: str, held: frozenset[str]) -> bool:
    """A sign and a unit go into the value; a weight must be a number."""
    if key in ("sign", "unit"):
        return bool(printed.text("target"))
    if key == "type":
        return bool(printed.text("target")) and kind_of(printed) is not None
    if key in ("period_sign", "period_unit"):
        return bool(printed.text("period_target"))
    if key in _FIGURES and printed.text(key):
        return key in held and figure_of(printed.text(key)) is not None
    return key in held
