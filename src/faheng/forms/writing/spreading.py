"""What people typed into one cell, for a form with columns for sign, number and unit.

A package says in which words a value stood, and a form is to say the same. Who filled in a
page of one cell a value has chosen no such words: there the form's own columns decide.
"""

from __future__ import annotations

from faheng.forms.writing.targets import TargetPrinter
from faheng.forms.writing.writers import Writer
from faheng.model.package import Declaration, Package


def spread_values(package: Package, writer: Writer) -> Package:
    """The same targets as the layout's columns would say them; unchanged without such."""
    if not getattr(writer, "HAS_VALUE_COLUMNS", False):
        return package
    printer = TargetPrinter(package)
    declarations = tuple(_spread(each, printer) for each in package.declarations)
    return package.model_copy(update={"declarations": declarations})


def _spread(declaration: Declaration, printer: TargetPrinter) -> Declaration:
    indicators = tuple(
        each.model_copy(update={"target": printer.spread(each, each.target)})
        for each in declaration.indicators
    )
    return declaration.model_copy(update={"indicators": indicators})
