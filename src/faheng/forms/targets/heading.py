"""What titles say: whose document it is, and of which year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from faheng.documents.document import Cell, Document, Grid, Line
from faheng.forms.claims import Unit, label_key, without_marks
from faheng.forms.draft import Draft
from faheng.forms.targets.amounts import years_in
from faheng.forms.targets.mending import mend_name
from faheng.model.package import Bureau
from faheng.values.patterns import lazy_pattern

_BUREAU = lazy_pattern(
    r"(?:第[一二三四五六七八九十]+部分)?(?:关于)?(?:20\d{2}年度?)?"
    r"(?P<name>[^\s\d，。；：:、《》“”]{2,20}?"
    r"(?:局|厅|(?:委员会|办公室|中心|法院|检察院|街道办事处)(?=$|[\d关部项预整单]))"
    r"(?:[（(]本级[)）]|机关)?)"
)
_UNIT_OF_MONEY = lazy_pattern(r"(?:金额)?单位\s*[:：]\s*(?:人民币)?\s*万?元\s*$")
_COLONS = frozenset("：:")
_SHORT = 40
_LONGEST_TITLE, _FIRST_LINES, _FIRST_UNITS, _FIRST_ROWS = 60, 8, 12, 4
_REMARK_BEHIND = lazy_pattern(r"[（(][^（）()]{1,16}[)）]\s*$")
_TITLES = ("表", "绩效目标", "报告", "说明", "信息", "预算", "决算")
_CODE_AROUND = lazy_pattern(
    r"^(?:\[?(\d{3,})\]?[-—]?)?(\D.*?)(?:[（(]?(\d{3,})[）)]?)?$"
)
_YEAR_FIRST = lazy_pattern(r"\s*[（(]?\s*(20\d{2})\s*年度?\s*[)）]?(?=\s)")
_YEAR_ALONE = lazy_pattern(r"\(?(20\d{2})(?:年度?)?\)?")


def year_alone(text: str) -> int | None:
    """A cell or line that prints nothing but a year, as （2020年度）."""
    found = _YEAR_ALONE.fullmatch(label_key(text))
    return int(found[1]) if found else None


def bureau_in_title(title: str) -> str | None:
    """The bureau a title begins with."""
    found = _BUREAU.match(mend_name(title))
    return found["name"] if found else None


def is_bureau(text: str) -> bool:
    """Whether a text is a bureau's name and nothing else."""
    return bool(text) and bureau_in_title(text) == mend_name(text)


def split_code(text: str) -> Bureau:
    """A bureau printed with its budget code, before or behind: 315002某某局."""
    found = _CODE_AROUND.fullmatch(mend_name(text))
    if found is None:
        return Bureau(name=mend_name(text) or None)
    return Bureau(name=found[2].strip("-— "), code=found[1] or found[3])


def read_title(draft: Draft, unit: Unit) -> bool:
    """Take the year and the bureau from a title, if it names either."""
    title = without_marks(unit.text).strip()
    years = years_in(title)
    bureau = bureau_in_title(title)
    if not years and bureau is None:
        return False
    if draft.year is None and years:
        draft.year = years[0]
        draft.place("/year", unit)
    if draft.bureau.name is None and bureau is not None:
        draft.bureau = Bureau(name=bureau, code=draft.bureau.code)
        draft.place("/bureau/name", unit)
    draft.take(unit)
    return True


def read_year(draft: Draft) -> None:
    """Take the year from lines and cells that print nothing else."""
    for unit in short_units(draft.document):
        # A bare number in a table may be anything.
        if "年" not in unit.text or (year := year_alone(unit.text)) is None:
            continue
        if draft.year is None:
            draft.year = year
            draft.place("/year", unit)
        if year == draft.year:
            draft.take(unit)
    for line in draft.document.lines():
        # 2024年度 with the unit of money far behind it on the same line.
        first = _YEAR_FIRST.match(line.text) if draft.year is None else None
        if first and _UNIT_OF_MONEY.search(line.text, first.end()):
            draft.year = int(first[1])
            draft.take(line, 0, first.end())
            draft.place("/year", line)


def short_units(document: Document) -> Iterator[Unit]:
    """Lines and cells too short for prose."""
    for block in document.blocks:
        units: Iterable[Unit] = (block,) if isinstance(block, Line) else block.cells()
        for unit in units:
            if 0 < len(without_marks(unit.text)) <= _SHORT:
                yield unit


def read_titles(draft: Draft) -> None:
    """Year and bureau from the first lines, or from the cells above the heads."""
    units: list[Unit] = [
        line
        for line in islice(draft.document.lines(), _FIRST_LINES)
        if without_marks(line.text).strip()
    ]
    for grid in draft.document.grids():
        units += _title_cells(grid)
    read_year(draft)
    for unit in units[:_FIRST_UNITS]:
        text = without_marks(unit.text).strip()
        said = _REMARK_BEHIND.sub("", _UNIT_OF_MONEY.sub("", text).rstrip())
        short = len(text) <= _LONGEST_TITLE and not _COLONS & set(said)
        named = said.endswith(_TITLES)
        if short and named and draft.claims.is_free(unit):
            read_title(draft, unit)


def _title_cells(grid: Grid) -> Iterator[Cell]:
    """Cells that stand alone in one of the first rows."""
    for row in grid.rows[:_FIRST_ROWS]:
        printed = [cell for cell in row if without_marks(cell.text).strip()]
        if len(printed) == 1:
            yield printed[0]


def take_bureau(draft: Draft, labelled: Iterable[tuple[str, str, Unit]]) -> None:
    """The bureau by its label goes before the one in the title."""
    for name, text, unit in labelled:
        if name == "bureau.name":
            draft.bureau = split_code(text)
            draft.place("/bureau/name", unit)
            return
