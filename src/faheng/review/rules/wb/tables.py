"""Where in the tables a narrated figure stands: every cell it may soundly repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from faheng.model.package import Budget, Row, Table
from faheng.review.latest import kept_for_the_latest
from faheng.review.prose.labels import clean_label, without_ordinal
from faheng.review.prose.measures import Measure
from faheng.review.prose.plain import plain_text
from faheng.review.prose.statements import Amount

GRAND = frozenset(
    (
        "总计",
        "收入总计",
        "支出总计",
        "收入总数",
        "支出总数",
        "收支总计",
        "收入总额",
        "支出总额",
    )
)
OF_THE_YEAR = frozenset(
    (
        "本年收入合计",
        "本年支出合计",
        "本年收入",
        "本年支出",
        "收入合计",
        "支出合计",
        "本年收入总计",
        "本年支出总计",
    )
)
TOTALS = GRAND | OF_THE_YEAR | {"合计"}
MAIN = ("total", "amount")
_FUNCTION_KINDS = (
    "general-public-function",
    "expenditure",
    "government-fund",
    "state-capital",
)

_CARRIED = ("结转", "结余")


class Cell(NamedTuple):
    """An amount of a table in yuan; a blank counts as zero."""

    yuan: Decimal
    table: Table
    path: str
    is_blank: bool

    @property
    def step(self) -> Decimal:
        """What the last printed digit of its table is worth at least."""
        return Decimal(100) if self.table.unit == "万元" else Decimal(0)


@lru_cache(maxsize=4096)
def _plain_name(printed: str) -> str:
    name = without_ordinal(plain_text(printed).text)
    for lead in ("其中：", "其中", "："):
        name = name.removeprefix(lead)
    return without_ordinal(name).strip("：")


def row_name(row: Row) -> str:
    """A row's name without ordinal, colon and blanks."""
    return _plain_name(row.name)


class Tables:
    """Looks figures up in one budget's tables."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self._named = [
            (number, table, [row_name(row) for row in table.rows])
            for number, table in enumerate(budget.tables)
        ]
        # Many figures of a narrative are looked up by the same few names.
        self._of_measure: dict[tuple[Measure, str], list[Cell]] = {}
        self._of_income_line: dict[str, list[Cell]] = {}

    def rows(
        self, kinds: tuple[str, ...], wanted: Callable[[str, Row], bool]
    ) -> Iterator[tuple[Table, int, int, Row]]:
        """Rows of tables of some kinds, with the numbers of table and row."""
        for number, table, names in self._named:
            if table.kind not in kinds:
                continue
            for place, (row, name) in enumerate(zip(table.rows, names, strict=True)):
                if wanted(name, row):
                    yield table, number, place, row

    def cells(
        self,
        kinds: tuple[str, ...],
        wanted: Callable[[str, Row], bool],
        keys: tuple[str, ...] | None,
        suffix: str = "",
    ) -> Iterator[Cell]:
        """The cells of some rows under some columns; all columns if none are named."""
        for table, number, place, row in self.rows(kinds, wanted):
            for key in _present(table, row, keys, suffix):
                amount = row.cells.get(key)
                path = f"/budget/tables/{number}/rows/{place}/cells/{key}"
                yield Cell(amount or Decimal(0), table, path, amount is None)

    def of_measure(self, measure: Measure, suffix: str = "") -> list[Cell]:
        """Every cell that may soundly be what the measure's name stands for.

        ``suffix`` is ``@2020`` for the cells of another year.
        """
        found = self._of_measure.get((measure, suffix))
        if found is None:
            found = self._of_measure[measure, suffix] = [
                cell
                for kinds, wanted, keys in _LOOKS.get(measure, ())
                for cell in self.cells(kinds, wanted, keys, suffix)
            ]
        return found

    def of_income_line(self, label: str) -> list[Cell]:
        """The cells of income rows that bear exactly this name.

        Carried-over money has many names, and the appropriation table only its part.
        """
        if label not in self._of_income_line:
            self._of_income_line[label] = self._income_cells(label)
        return self._of_income_line[label]

    def _income_cells(self, label: str) -> list[Cell]:
        carried = any(word in label for word in _CARRIED)

        def wanted(name: str, row: Row) -> bool:
            if row.side != "income":
                return False
            if carried:
                return any(word in name for word in _CARRIED)
            return clean_label(name) == label

        found = list(self.cells(("income-expenditure", "appropriation"), wanted, MAIN))
        if carried and all(cell.table.kind == "appropriation" for cell in found):
            return []
        return found

    @property
    def function_tables(self) -> list[tuple[int, Table, list[str]]]:
        """Tables of expenditure by function with at least one amount in them."""
        return [
            (number, table, names)
            for number, table, names in self._named
            if table.kind in _FUNCTION_KINDS
            and any(
                amount is not None
                for row in table.rows
                for amount in row.cells.values()
            )
        ]

    def planned(self, measure: Measure) -> list[Cell]:
        """In accounts, the cells of the row of 预算数 of the 三公 table."""

        def is_planned(name: str, row: Row) -> bool:
            return "预算数" in name

        return [
            cell
            for kinds, _, keys in _LOOKS.get(measure, ())
            if kinds == _PUBLIC
            for cell in self.cells(kinds, is_planned, keys)
        ]


@kept_for_the_latest
def tables_of(budget: Budget) -> Tables:
    """The look-up of a budget's tables, one for all rules of a review."""
    return Tables(budget)


def agrees(amount: Amount, cell: Cell, tolerance: Decimal = Decimal(0)) -> bool:
    """Whether the print is a sound way to write the cell's amount."""
    return any(
        amount.admits(cell.yuan + shift)
        for shift in {Decimal(0), tolerance, -tolerance}
    )


def _present(
    table: Table, row: Row, keys: tuple[str, ...] | None, suffix: str
) -> list[str]:
    """The columns of a row to look at, of the wanted year."""
    of_year = [
        key for key in row.cells if (key.partition("@")[2] == suffix.removeprefix("@"))
    ]
    if keys is None:
        return of_year
    found = [key for key in of_year if key.partition("@")[0] in keys]
    if not found and keys == MAIN and len(of_year) == 1:
        return of_year
    return found


Look = tuple[tuple[str, ...], Callable[[str, Row], bool], tuple[str, ...] | None]


def _total(
    names: frozenset[str], side: str | None = None
) -> Callable[[str, Row], bool]:
    def wanted(name: str, row: Row) -> bool:
        return name in names and (side is None or row.side in (side, None))

    return wanted


def _income_line(*words: str) -> Callable[[str, Row], bool]:
    def wanted(name: str, row: Row) -> bool:
        return row.side == "income" and any(word in name for word in words)

    return wanted


def _named(*words: str) -> Callable[[str, Row], bool]:
    def wanted(name: str, row: Row) -> bool:
        return any(word in name for word in words)

    return wanted


def _not_planned(name: str, row: Row) -> bool:
    """Accounts list 预算数 in rows of its own beside 决算数."""
    return "预算数" not in name


_SUMMARY = ("income-expenditure",)
_GRANTS = ("appropriation",)
_BOTH_SUMMARIES = ("income-expenditure", "appropriation")
_BY_FUNCTION = ("general-public-function", "expenditure")
_GENERAL = ("general-public-function",)
_FUND = ("government-fund",)
_CAPITAL = ("state-capital",)
_PUBLIC = ("three-public",)
_BUYING = ("procurement",)
_ECONOMIC = ("general-public-basic-economic",)
_ALL = TOTALS
_LOOKS: dict[Measure, tuple[Look, ...]] = {
    "total_income": (
        (_SUMMARY, _total(_ALL, "income"), MAIN),
        (("income",), _total(_ALL), ("total",)),
    ),
    "total_expenditure": (
        (_SUMMARY, _total(_ALL, "expenditure"), MAIN),
        (("expenditure",), _total(_ALL), ("total",)),
    ),
    "total_both": ((_SUMMARY, _total(GRAND), MAIN),),
    "year_income": (
        (_SUMMARY, _total(OF_THE_YEAR, "income"), MAIN),
        (("income",), _total(_ALL), ("total",)),
    ),
    "year_expenditure": (
        (_SUMMARY, _total(OF_THE_YEAR, "expenditure"), MAIN),
        (("expenditure",), _total(_ALL), ("total",)),
    ),
    "fiscal_income": (
        (_GRANTS, _total(_ALL, "income"), None),
        (_SUMMARY, _income_line("财政拨款收入", "公共预算"), MAIN),
    ),
    "fiscal_expenditure": ((_GRANTS, _total(_ALL, "expenditure"), None),),
    "fiscal_both": ((_GRANTS, _total(GRAND), None),),
    "general_income": (
        (_BOTH_SUMMARIES, _income_line("一般公共预算"), MAIN),
        (("income",), _total(_ALL), ("general",)),
        (_GENERAL, _total(_ALL), ("total",)),
    ),
    "general_expenditure": (
        (_GENERAL, _total(_ALL), ("total",)),
        (_GRANTS, _total(_ALL, "expenditure"), ("general",)),
    ),
    "fund_income": (
        (_BOTH_SUMMARIES, _income_line("政府性基金"), MAIN),
        (_FUND, _total(_ALL), None),
    ),
    "fund_expenditure": (
        (_FUND, _total(_ALL), None),
        (_GRANTS, _total(_ALL, "expenditure"), ("fund",)),
    ),
    "capital_income": (
        (_BOTH_SUMMARIES, _income_line("国有资本经营"), MAIN),
        (_CAPITAL, _total(_ALL), None),
    ),
    "capital_expenditure": (
        (_CAPITAL, _total(_ALL), None),
        (_GRANTS, _total(_ALL, "expenditure"), ("capital",)),
    ),
    "basic": (
        (_BY_FUNCTION, _total(_ALL), ("basic",)),
        (_ECONOMIC, _total(_ALL), MAIN),
    ),
    "general_basic": (
        (_GENERAL, _total(_ALL), ("basic",)),
        (_ECONOMIC, _total(_ALL), MAIN),
    ),
    "project": ((_BY_FUNCTION, _total(_ALL), ("project",)),),
    "general_project": ((_GENERAL, _total(_ALL), ("project",)),),
    "personnel": (
        (_ECONOMIC, _total(_ALL), ("personnel",)),
        (_ECONOMIC, _named("人员经费合计"), None),
    ),
    "public": (
        (_ECONOMIC, _total(_ALL), ("public",)),
        (_ECONOMIC, _named("公用经费合计"), None),
    ),
    "operating_funds": ((_PUBLIC, _not_planned, ("operating_funds",)),),
    "three_public": ((_PUBLIC, _not_planned, MAIN),),
    "abroad": ((_PUBLIC, _not_planned, ("abroad",)),),
    "vehicle_total": ((_PUBLIC, _not_planned, ("vehicle_total",)),),
    "vehicle_purchase": ((_PUBLIC, _not_planned, ("vehicle_purchase",)),),
    "vehicle_running": ((_PUBLIC, _not_planned, ("vehicle_running",)),),
    "reception": ((_PUBLIC, _not_planned, ("reception",)),),
    "procurement": ((_BUYING, _total(_ALL), None),),
    "goods": ((_BUYING, _named("货物"), None),),
    "works": ((_BUYING, _named("工程"), None),),
    "services": ((_BUYING, _named("服务"), None),),
}
