"""Small documents built by hand, and what a layout reads from them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from faheng.documents.document import Block, Cell, Document, Grid, Line
from faheng.forms.budget.labels import BUDGET_LABELS
from faheng.forms.budget.reader import Stage, read_budget
from faheng.forms.draft import Draft
from faheng.model.package import Package, Row, Table
from faheng.model.reading import Reading

# A cell: its text, or its text with how many columns and rows it spans.
Printed = str | tuple[str, int] | tuple[str, int, int]


def grid(
    rows: Iterable[Sequence[Printed]],
    *,
    number: int = 1,
    page: int | None = None,
    sheet: str | None = None,
) -> Grid:
    """A grid from printed rows; cells below a cell that spans rows are left out."""
    covered: dict[tuple[int, int], bool] = {}
    out = []
    for row_number, row in enumerate(rows, 1):
        cells: list[Cell] = []
        column = 1

        def below(column: int, row_number: int = row_number) -> bool:
            return (row_number, column) in covered

        for printed in row:
            while below(column):
                cells.append(Cell("", row_number, column, continues=True, page=page))
                column += 1
            text, colspan, rowspan = (
                (printed, 1, 1) if isinstance(printed, str) else (*printed, 1)[:3]
            )
            cells.append(Cell(text, row_number, column, rowspan, colspan, page=page))
            for down in range(1, rowspan):
                for across in range(colspan):
                    covered[row_number + down, column + across] = True
            column += colspan
        while below(column):
            cells.append(Cell("", row_number, column, continues=True, page=page))
            column += 1
        out.append(tuple(cells))
    return Grid(tuple(out), number, page, sheet)


def tabbed(text: str, *, number: int = 1, page: int | None = None) -> Grid:
    """A grid written one row a line, cells parted by ``|``; merged cells are blank."""
    return grid(
        [[cell.strip() for cell in row.split("|")] for row in text.strip().split("\n")],
        number=number,
        page=page,
    )


def lines(*texts: str, page: int | None = None) -> list[Block]:
    return [Line(text, page, number) for number, text in enumerate(texts, 1)]


def document(*blocks: Block | Iterable[Block]) -> Document:
    flat: list[Block] = []
    for block in blocks:
        flat.extend([block] if isinstance(block, Line | Grid) else block)
    return Document("样例.txt", "0" * 64, "txt", tuple(flat))


def read(
    *blocks: Block | Iterable[Block], stage: Stage = "budget", year: int | None = None
) -> Reading:
    draft = Draft(document(*blocks), BUDGET_LABELS)
    if year is not None:
        draft.year = year
    read_budget(draft, stage)
    return draft.finish(layout="chongqing-budget-2021", confidence=Decimal(1))


def tables(*blocks: Block | Iterable[Block], stage: Stage = "budget") -> list[Table]:
    budget = read(*blocks, stage=stage).package.budget
    assert budget is not None
    return list(budget.tables)


def only_table(*blocks: Block | Iterable[Block], stage: Stage = "budget") -> Table:
    (table,) = tables(*blocks, stage=stage)
    return table


def row(table: Table, name: str, side: str | None = None) -> Row:
    (found,) = [
        one for one in table.rows if one.name == name and side in (None, one.side)
    ]
    return found


def amounts(one: Row) -> dict[str, str]:
    """The amounts of a row that are not blank."""
    return {
        key: f"{value:.2f}" for key, value in one.cells.items() if value is not None
    }


def unread(package: Package) -> list[str]:
    return [part.text for part in package.unread]
