"""The targets of declarations as the platform's table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faheng.documents.composing.pieces import Cell, Composition, Sheet, Table, labels
from faheng.documents.writing import write
from faheng.site.planning.models import Declaration, Indicator
from faheng.site.planning.packages import understood
from faheng.site.planning.unified_platform.columns import COLUMNS
from faheng.site.planning.unified_platform.splitting import parts_of

SHEET = "绩效指标"


@dataclass(frozen=True)
class PlatformRow:
    """One indicator in the platform's columns."""

    declaration: Declaration
    indicator: Indicator
    cells: Mapping[str, str]
    is_split: bool


def platform_rows(declarations: Iterable[Declaration]) -> list[PlatformRow]:
    """All indicators, in the order of the forms."""
    return [
        _row(declaration, indicator)
        for declaration in declarations
        for indicator in declaration.indicators.all()
    ]


def _row(declaration: Declaration, indicator: Indicator) -> PlatformRow:
    year = declaration.year
    parts = parts_of(indicator, understood(indicator, indicator.target, year), year)
    cells = {
        "code": declaration.project.code,
        "project": declaration.project.name,
        "level1": indicator.level1,
        "level2": indicator.level2,
        "name": indicator.name,
        "direction": parts.direction,
        "nature": parts.nature,
        "target": parts.target,
        "unit": parts.unit,
        "weight": indicator.weight,
        "remark": indicator.explanation,
    }
    return PlatformRow(declaration, indicator, cells, parts.is_split)


def workbook_of(rows: Sequence[PlatformRow], title: str) -> bytes:
    """The rows as a workbook, headings first; every cell is text, nothing is computed."""
    table = Table(
        rows=(
            labels([column.heading for column in COLUMNS.values()]),
            *(tuple(Cell(row.cells[key]) for key in COLUMNS) for row in rows),
        ),
        widths=tuple(column.width for column in COLUMNS.values()),
        head=1,
    )
    sheet = Sheet(SHEET, (table,), landscape=True)
    return write(Composition(title, (sheet,)), "xlsx")
