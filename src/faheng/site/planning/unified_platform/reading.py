"""An export of the platform, read row by row; what is wrong with a row is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from faheng.documents.document import Cell, Document, Grid
from faheng.site.exceptions import RefusedFileError
from faheng.site.planning.cells import CELLS
from faheng.site.planning.fitting import without_controls
from faheng.site.planning.packages import figure
from faheng.site.planning.unified_platform.columns import (
    COLUMNS,
    DIRECTIONS,
    NATURES,
    NEEDED,
    key_of,
)
from faheng.values.numerals import to_half_width

MOST_ROWS = 5_000
_HEADS_SOUGHT = 30
# Left blank, the project is the one above; a level only where the cells are merged.
_PROJECT = ("code", "project")
_CARRIED = (*_PROJECT, "level1", "level2")
_LIMITS = {"remark": "explanation"}


@dataclass(frozen=True)
class ReadRow:
    """A row of the file: where it stands, its cells by column, and what is wrong."""

    number: int
    sheet: str
    cells: Mapping[str, str]
    mistakes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "mistakes": list(self.mistakes)}


def row_of(kept: Mapping[str, Any]) -> ReadRow:
    """The row that was made JSON of."""
    return ReadRow(
        kept["number"], kept["sheet"], kept["cells"], tuple(kept["mistakes"])
    )


def read_rows(document: Document) -> list[ReadRow]:
    """All rows of all tables with the platform's headings.

    Raises ``RefusedFileError`` if there is no such table.
    """
    rows = [row for grid in document.grids() for row in _rows_of(grid)]
    if not rows:
        raise RefusedFileError(
            _(
                "文件里没有找到“三级指标”“目标值”等栏目，请导出一体化平台的绩效指标表再试。"
            )
        )
    if len(rows) > MOST_ROWS:
        raise RefusedFileError(
            _("文件有%(count)d行，一次最多导入%(most)d行，请分成几个文件。")
            % {"count": len(rows), "most": MOST_ROWS}
        )
    return rows


def _rows_of(grid: Grid) -> Iterator[ReadRow]:
    found = _heading(grid)
    if found is None:
        return
    at, keys = found
    above: dict[str, str] = {}
    for row in grid.rows[at + 1 :]:
        texts = {keys[cell.column]: _plain(cell) for cell in row if cell.column in keys}
        if not any(texts.values()) or _is_heading(row):
            continue
        merged = {keys[cell.column] for cell in row if _continues(cell, keys)}
        if not any(texts.get(key) for key in _PROJECT):
            merged.update(_PROJECT)
        for key in merged & above.keys():
            texts[key] = texts.get(key) or above[key]
        above |= {key: texts[key] for key in _CARRIED if texts.get(key)}
        cells = {key: texts.get(key, "") for key in COLUMNS}
        yield ReadRow(
            row[0].row, grid.sheet or "", _settled(cells), tuple(_mistakes(cells))
        )


def _heading(grid: Grid) -> tuple[int, dict[int, str]] | None:
    for at, row in enumerate(grid.rows[:_HEADS_SOUGHT]):
        keys: dict[int, str] = {}
        for cell in row:
            key = key_of(cell.text)
            if key is not None and key not in keys.values():
                keys[cell.column] = key
        if all(key in keys.values() for key in NEEDED):
            return at, keys
    return None


def _is_heading(row: tuple[Cell, ...]) -> bool:
    """Whether the headings are printed once more, as at the top of a page."""
    found = {key_of(cell.text) for cell in row}
    return all(key in found for key in NEEDED)


def _continues(cell: Cell, keys: Mapping[int, str]) -> bool:
    return cell.continues and keys.get(cell.column) in _CARRIED


def _plain(cell: Cell) -> str:
    return " ".join(without_controls(cell.text).split())


def _settled(cells: dict[str, str]) -> dict[str, str]:
    """Signs and kinds in our own spelling; what nobody knows stays as it is."""
    sign, nature = _bare(cells["direction"]), _bare(cells["nature"])
    return {
        **cells,
        "direction": DIRECTIONS.get(sign, cells["direction"]),
        "nature": NATURES.get(nature, cells["nature"]),
    }


def _mistakes(cells: dict[str, str]) -> Iterator[str]:
    if not cells["name"]:
        yield _("没有填写三级指标。")
    if not cells["target"]:
        yield _("没有填写目标值。")
    direction = DIRECTIONS.get(_bare(cells["direction"]))
    nature = NATURES.get(_bare(cells["nature"]))
    if cells["direction"] and direction is None:
        yield _("指标方向“%(text)s”不认识，应为 ≥、≤、=、>、< 或定性。") % {
            "text": cells["direction"][:20]
        }
    if cells["nature"] and nature is None:
        yield _("指标性质“%(text)s”不认识，应为定量或定性。") % {
            "text": cells["nature"][:20]
        }
    if direction and nature and (direction == "定性") != (nature == "定性"):
        yield _("指标方向是“%(direction)s”，指标性质却是“%(nature)s”，请核对。") % {
            "direction": cells["direction"],
            "nature": cells["nature"],
        }
    elif direction not in (None, "定性") and not _is_number(cells["target"]):
        yield _("指标方向是“%(direction)s”，目标值“%(target)s”却不是一个数。") % {
            "direction": cells["direction"],
            "target": cells["target"][:20],
        }
    if cells["weight"]:
        points = figure(to_half_width(cells["weight"]))
        if points is None or not 0 <= points <= 100 or len(cells["weight"]) > 10:
            yield _("分值“%(text)s”应为0到100之间的数。") % {
                "text": cells["weight"][:20]
            }
    yield from _too_long(cells)


def _too_long(cells: dict[str, str]) -> Iterator[str]:
    for key, column in COLUMNS.items():
        field = _LIMITS.get(key, key)
        rule = CELLS.get(("indicator", field))
        if rule is not None and len(cells[key]) > rule.limit:
            yield _("“%(heading)s”超过%(limit)d个字。") % {
                "heading": column.heading,
                "limit": rule.limit,
            }


def _is_number(text: str) -> bool:
    plain = to_half_width(text).replace(",", "").removesuffix("%")
    number: Decimal | None = figure(plain)
    return number is not None


def _bare(text: str) -> str:
    return "".join(to_half_width(text).split())
