"""A whole book: the narrative, the tables in their order, the target forms."""

from __future__ import annotations

from dataclasses import replace

from faheng.documents.composing.pieces import Composition, Sheet
from faheng.forms.writing.budgets.narrative import told
from faheng.forms.writing.budgets.tables import sheet_of
from faheng.forms.writing.budgets.target_forms import department_table, project_sheet
from faheng.model.package import Package, Table

HELD = frozenset(
    """bureau.name year budget.stage budget.tables budget.narrative
    department_targets.goals department_targets.total
    department_targets.indicators.level1 department_targets.indicators.level2
    department_targets.indicators.name department_targets.indicators.weight
    department_targets.indicators.target department_targets.indicators.explanation
    department_targets.indicators.basis declarations.project.name
    declarations.project.kind declarations.project.procurement
    declarations.project.starts_on declarations.project.ends_on
    declarations.project.overview declarations.project.basis declarations.project.plan
    declarations.annual_goal declarations.medium_term_goal declarations.funding.annual
    declarations.funding.prior_year declarations.payment_plan
    declarations.indicators.level1 declarations.indicators.level2
    declarations.indicators.name declarations.indicators.target
    declarations.indicators.explanation declarations.indicators.basis""".split()
)


def composed(package: Package, title: str) -> Composition:
    """The book; ``title`` is the file's."""
    sheets: list[Sheet] = []
    if package.budget is not None:
        if package.budget.narrative:
            paragraphs = tuple(told(package.budget.narrative))
            sheets.append(Sheet("情况说明", paragraphs))
        targets = [one for one in package.budget.tables if one.kind == "targets"]
        for table in package.budget.tables:
            is_first = bool(targets) and table is targets[0]
            sheets.append(_table(package, table, has_targets=is_first))
    for number, declaration in enumerate(package.declarations, start=1):
        sheets.append(project_sheet(package, number, declaration))
    year = f"{package.year}年" if package.year else ""
    return Composition(f"{package.bureau.name or ''}{year}{title}", tuple(sheets))


def _table(package: Package, table: Table, *, has_targets: bool) -> Sheet:
    sheet = sheet_of(table, package.bureau.name)
    if not has_targets or package.department_targets is None:
        return sheet
    form = department_table(package, package.department_targets, table.unit)
    return replace(sheet, pieces=(*sheet.pieces, form))
