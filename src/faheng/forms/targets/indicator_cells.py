"""The cells of one indicator, by column, and what they say."""

from __future__ import annotations

from faheng.documents.document import Cell
from faheng.forms.claims import label_key
from faheng.forms.draft import Draft
from faheng.forms.targets.columns import BESIDE, LEVELS
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.level_cells import take_level
from faheng.forms.targets.mending import mend_name, mend_prose
from faheng.forms.targets.signs import best_sign
from faheng.values.patterns import lazy_pattern

_PROSE = frozenset(
    {"description", "explanation", "basis", "reason", "completion", "causes.text"}
)
# …… and 指标2： are printed in blank forms.
PLACEHOLDER = lazy_pattern(
    r"[….。·\-—–_/\\、x×*]+|(?:三级)?指标\d{1,2}[:：、.]?[….×x*]*|\d{1,2}[、.]?[….]*"
)

# Several cells of one column where a page broke the row.
Pieces = dict[str, list[Cell]]


def indicator_of(cells: Pieces, draft: Draft) -> PrintedIndicator:
    """The indicator these cells print; a blank one where they have no name."""
    found = PrintedIndicator()
    if "name" not in cells:
        return found
    for key, pieces in cells.items():
        if key.startswith(BESIDE) or _is_shared(key, cells):
            continue
        if key in LEVELS and len(pieces) == 1:
            take_level(found, key, pieces[0], draft)
            continue
        said = [best_sign(pieces)] if key == "sign" else pieces
        found.units[key] = said[0]
        text = "\n".join(draft.take(cell) for cell in said)
        whole = "\n".join(cell.text for cell in said)
        found.texts[key] = (
            mend_prose(whole, wrapped=draft.is_wrapped) or ""
            if key in _PROSE
            else mend_name(text)
        )
    return found


def drop_placeholder(cells: Pieces) -> None:
    """…… and 指标2： where nothing was filled in is no indicator."""
    said = [*cells.get("name", ()), *cells.get("target", ())]
    if "name" in cells and all(
        PLACEHOLDER.fullmatch(label_key(cell.text)) for cell in said
    ):
        del cells["name"]


def _is_shared(key: str, cells: Pieces) -> bool:
    """Whether points stand once for several indicators."""
    return key == "weight" and cells[key][0].rowspan > cells["name"][0].rowspan
