"""A table whose merged heads were flattened to text says what it said, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests.corpus.documents import written
from tests.corpus.makers.pieces import Box, Spot, Table, Text, grid_of, table

from faheng.documents.opening import open_document
from faheng.forms.budget.labels import BUDGET_LABELS
from faheng.forms.budget.reader import Stage, read_budget
from faheng.forms.draft import Draft
from faheng.model.package import Table as ReadTable

ABROAD = "因公出国（境）费"
VEHICLES = "公务用车购置及运行维护费"
VEHICLE_PARTS = ("小计", "公务用车购置费", "公务用车运行维护费")
RECEPTION = "公务接待费"
FIVE_SUMS = ("9.80", "1.20", "6.60", "", "6.60", "2.00")
Kept = Callable[[Spot], bool]
OTHER_SUMS = ("31.15", "", "29.00", "22.00", "7.00", "2.15")


def year_heads(rows: int = 2) -> list[Box]:
    return [
        Box("合计", 1, rows),
        Box(ABROAD, 1, rows),
        Box(VEHICLES, 3),
        Box(RECEPTION, 1, rows),
    ]


def side_by_side(*tops: str) -> Table:
    """The same heads once below each of the words on top."""
    amounts = [*FIVE_SUMS, *OTHER_SUMS, *FIVE_SUMS][: 6 * len(tops)]
    return table(
        [
            [Box(top, 6) for top in tops],
            year_heads() * len(tops),
            VEHICLE_PARTS * len(tops),
            amounts,
        ]
    )


def with_a_unit() -> Table:
    """Two years beside the name of the unit, in whole yuan."""
    return table(
        [
            [Box("单位名称", 1, 3), Box("2023年预算数", 6), Box("2024年预算数", 6)],
            year_heads() * 2,
            VEHICLE_PARTS * 2,
            ["区司法局（本级）", *"98000 12000 66000 0 66000 20000".split()]
            + "311500 0 290000 220000 70000 21500".split(),
        ]
    )


def with_triples() -> Table:
    """年初预算, 全年预算 and 决算 below each head."""
    triples = ("年初预算数", "全年预算数", "决算数")
    return table(
        [
            [Box("“三公”经费", 18)],
            [Box("合计", 3, 2), Box(ABROAD, 3, 2), Box(VEHICLES, 9)]
            + [Box(RECEPTION, 3, 2)],
            [Box(part, 3) for part in VEHICLE_PARTS],
            triples * 6,
            [
                *("9.80", "9.00", "7.75"),
                *("1.20", "1.20", ""),
                *("6.60", "6.00", "6.00"),
                *("", "", ""),
                *("6.60", "6.00", "6.00"),
                *("2.00", "1.80", "1.75"),
            ],
        ]
    )


def with_meetings() -> Table:
    """会议费 and 培训费 beside the three, each over all rows of the head."""
    return table(
        [
            [Box("三公经费", 6), Box("会议费", 1, 3), Box("培训费", 1, 3)],
            year_heads(),
            VEHICLE_PARTS,
            [*FIVE_SUMS, "3.10", "4.70"],
        ]
    )


def with_meetings_together() -> Table:
    """会议费 and 培训费 share a head, so that a second list stands beside the first."""
    return table(
        [
            [Box("三公经费", 6), Box("会议费和培训费", 2)],
            [*year_heads(), Box("会议费", 1, 2), Box("培训费", 1, 2)],
            VEHICLE_PARTS,
            [*OTHER_SUMS, "3.10", "4.70"],
        ]
    )


def with_receptions() -> Table:
    """Two heads side by side have parts, each with its 小计."""
    return table(
        [
            [Box("2025年预算数", 8)],
            [Box("合计", 1, 2), Box(ABROAD, 1, 2), Box(VEHICLES, 3), Box(RECEPTION, 3)],
            [*VEHICLE_PARTS, "小计", "国内接待费", "外事接待费"],
            ["9.80", "1.20", "6.60", "", "6.60", "2.00", "1.50", "0.50"],
        ]
    )


def with_bare_parts() -> Table:
    """Two heads side by side have parts, none of them a 小计."""
    return table(
        [
            [Box("2025年预算数", 6)],
            [Box("合计", 1, 2), Box(ABROAD, 1, 2), Box(VEHICLES, 2), Box(RECEPTION, 2)],
            ["购置费", "运行维护费", "国内接待", "外事接待"],
            ["9.80", "1.20", "", "6.60", "1.50", "0.50"],
        ]
    )


def with_pairs_of_years() -> Table:
    """上年 has one column for each head, 本年 two of them."""
    return table(
        [
            [Box("上年决算数", 1, 3), Box("本年预算数", 6)],
            year_heads(),
            VEHICLE_PARTS,
            ["8.40", *FIVE_SUMS],
        ]
    )


def by_rows() -> Table:
    """The three are names of rows, the years stand above 预算数 and 决算数."""
    pair = ("预算数", "决算数")
    return table(
        [
            [Box("项目", 1, 2), Box("2023年", 2), Box("2024年", 2)],
            pair * 2,
            ["合计", "9.80", "7.75", "31.15", "29.00"],
            [ABROAD, "1.20", "", "", ""],
            [VEHICLES, "6.60", "6.00", "29.00", "27.00"],
            [RECEPTION, "2.00", "1.75", "2.15", "2.00"],
        ]
    )


INVENTED: dict[str, tuple[Stage, Table]] = {
    "two years": ("budget", side_by_side("2024年预算数", "2025年预算数")),
    "budget and accounts": ("accounts", side_by_side("预算数", "决算数")),
    "three stages": (
        "accounts",
        side_by_side("年初预算数", "全年预算数", "决算数"),
    ),
    "a unit": ("budget", with_a_unit()),
    "triples": ("accounts", with_triples()),
    "meetings": ("budget", with_meetings()),
    "meetings together": ("budget", with_meetings_together()),
    "receptions": ("budget", with_receptions()),
    "bare parts": ("budget", with_bare_parts()),
    "pairs of years": ("budget", with_pairs_of_years()),
    "by rows": ("accounts", by_rows()),
}


def as_lines(form: Table, kept: Kept, between: str) -> bytes:
    """A table as text: a cell a line, or a row a line with the cells between tabs."""
    rows = [[spot for spot in row if kept(spot)] for row in grid_of(form)]
    words = [[spot.box.text if spot.box else "" for spot in row] for row in rows]
    ends = "\n\n" if between == "\n\t" else "\n"
    first = "\t" if between == "\n\t" else ""
    return ends.join(first + between.join(row) for row in words).encode()


def without_trailing_tabs(form: Table) -> bytes:
    lines = as_lines(form, lambda spot: True, "\t").decode().split("\n")
    return "\n".join(line.rstrip("\t") for line in lines).encode()


CAPTION = "某区司法局2025年度部门预算\n“三公”经费支出表\n单位：万元\n".encode()
FLATTENED: dict[str, Callable[[Table], bytes]] = {
    "a cell a line": lambda form: as_lines(
        form, lambda spot: bool(spot.box) or spot.above, "\n\t"
    ),
    "cells without blanks": lambda form: as_lines(
        form, lambda spot: bool(spot.box), "\n\t"
    ),
    "a row a line": lambda form: as_lines(form, lambda spot: True, "\t"),
    "rows without blanks across": lambda form: as_lines(
        form, lambda spot: bool(spot.box) or spot.above, "\t"
    ),
    "rows without blanks": lambda form: as_lines(
        form, lambda spot: bool(spot.box), "\t"
    ),
    "rows without blanks at the end": without_trailing_tabs,
}
# Whether all that a way of writing leaves out can be found again.
SURE = {"a cell a line", "a row a line"}


def read(stage: Stage, form: Table, shape: str, folder: Path) -> ReadTable:
    if shape in FLATTENED:
        path = folder / "表.txt"
        path.write_bytes(CAPTION + FLATTENED[shape](form))
    else:
        lines = [Text(line) for line in CAPTION.decode().split()]
        path = folder / f"表.{shape}"
        path.write_bytes(written([*lines, form], shape))
    draft = Draft(open_document(path), BUDGET_LABELS)
    draft.year = 2025
    read_budget(draft, stage)
    assert draft.budget is not None
    (found,) = draft.budget.tables
    return found


Said = tuple[list[tuple[str, str, int | None]], list[tuple[str, dict[str, str]]]]


def said(found: ReadTable) -> Said:
    columns = [
        (column.key, "".join(column.printed.split()), column.year)
        for column in found.columns
    ]
    rows = [
        (
            "".join(row.name.split()),
            {key: str(value) for key, value in row.cells.items() if value is not None},
        )
        for row in found.rows
    ]
    return columns, rows


@pytest.mark.parametrize("shape", ["xlsx", "html", "a cell a line", "a row a line"])
@pytest.mark.parametrize("name", INVENTED)
def test_heads_say_the_same(name: str, shape: str, tmp_path: Path) -> None:
    stage, form = INVENTED[name]
    assert said(read(stage, form, shape, tmp_path)) == said(
        read(stage, form, "docx", tmp_path)
    )


@pytest.mark.parametrize("shape", sorted(set(FLATTENED) - SURE))
@pytest.mark.parametrize("name", INVENTED)
def test_heads_that_lost_their_blanks_say_the_same_or_nothing(
    name: str, shape: str, tmp_path: Path
) -> None:
    stage, form = INVENTED[name]
    found = said(read(stage, form, shape, tmp_path))
    assert found in (said(read(stage, form, "docx", tmp_path)), ([], []))


@pytest.mark.parametrize(
    "name",
    [
        "two years",
        "budget and accounts",
        "three stages",
        "triples",
        "meetings together",
        "receptions",
        "bare parts",
    ],
)
def test_words_alone_put_heads_back(name: str, tmp_path: Path) -> None:
    stage, form = INVENTED[name]
    whole = said(read(stage, form, "docx", tmp_path))
    assert said(read(stage, form, "cells without blanks", tmp_path)) == whole
    assert said(read(stage, form, "rows without blanks", tmp_path)) == whole


def test_amounts_below_heads_nobody_can_tell_stay_unread(tmp_path: Path) -> None:
    stage, form = INVENTED["meetings"]
    path = tmp_path / "表.txt"
    path.write_bytes(CAPTION + FLATTENED["cells without blanks"](form))
    draft = Draft(open_document(path), BUDGET_LABELS)
    read_budget(draft, stage)
    package = draft.finish(
        layout="chongqing-budget-2021", confidence=Decimal(1)
    ).package
    assert package.budget is not None
    (found,) = package.budget.tables
    assert (found.kind, found.columns, found.rows) == ("three-public", (), ())
    assert {"9.80", "3.10"} <= {part.text for part in package.unread}
