"""How the cells of a written workbook look, each look made once a file."""

from __future__ import annotations

from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from faheng.documents.composing.pieces import Align, Role

SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"

# Letters on a screen: running text is smaller than on paper.
BODY_SIZE = 12.0
_OF_ROLE = {
    Role.TITLE: (SONG, Align.CENTRE),
    Role.SUBTITLE: (KAI, Align.CENTRE),
    Role.HEADING: (HEI, Align.LEFT),
    Role.BODY: (FANG, Align.LEFT),
    Role.NOTE: (FANG, Align.LEFT),
    Role.UNIT_LINE: (FANG, Align.RIGHT),
}
_ALIGNS = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}


class Look(NamedTuple):
    """What tells one look from another."""

    face: str
    size: float
    align: Align
    ruled: bool
    # Kept from being taken for a formula when someone edits the cell.
    quoted: bool = False
    number: str = ""
    # From the top, where the text runs over several rows and perhaps over a page.
    top: bool = False


class Looks:
    """The looks of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[Look, Format] = {}

    def paragraph(self, role: Role, size: float, *, quoted: bool) -> Format:
        face, align = _OF_ROLE[role]
        return self._format(Look(face, size, align, ruled=False, quoted=quoted))

    def cell(
        self,
        align: Align,
        size: float,
        *,
        label: bool,
        quoted: bool,
        number: str,
        top: bool,
    ) -> Format:
        face = HEI if label else FANG
        return self._format(Look(face, size, align, True, quoted, number, top))

    def _format(self, look: Look) -> Format:
        if look not in self._made:
            told: dict[str, Any] = {
                "font_name": look.face,
                "font_size": look.size,
                "font_charset": 134,
                "align": _ALIGNS[look.align],
                "valign": "top" if look.top else "vcenter",
                "text_wrap": True,
                "num_format": look.number or "@",
            }
            if look.ruled:
                told["border"] = 1
            if look.quoted:
                told["quote_prefix"] = True
            self._made[look] = self._workbook.add_format(told)
        return self._made[look]
