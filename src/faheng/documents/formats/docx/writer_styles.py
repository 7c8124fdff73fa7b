"""The typefaces of official papers, as styles of a Word file.

The names are those Chinese offices have installed. Each has an eastAsia attribute, so
that no program sets Chinese in a Latin face, and a stand-in where it is missing.
"""

from __future__ import annotations

from faheng.documents.composing.page import SIZES
from faheng.documents.composing.pieces import Role

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SONG, FANG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
LATIN = "Times New Roman"
# What stands in for a face that is not installed.
STAND_INS = {SONG: "宋体", FANG: "仿宋", HEI: "SimHei", KAI: "楷体"}

STYLES = {
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.HEADING: "Heading1",
    Role.BODY: "BodyText",
    Role.NOTE: "Note",
    Role.UNIT_LINE: "UnitLine",
}
CELL, LABEL = "CellText", "CellLabel"
CELL_SIZE = 10.5
# The others are known to every program by their names.
_OWN = {STYLES[Role.NOTE], STYLES[Role.UNIT_LINE], CELL, LABEL}
_OURS = ' w:customStyle="1"'


def line_spacing(size: float) -> str:
    """Lines of a cell so high and no higher, whichever face stands in for ours."""
    return f'<w:spacing w:line="{round(size * 26)}" w:lineRule="exact"/>'


_EXACT = '<w:spacing w:line="560" w:lineRule="exact"/>'
_KEEP = "<w:keepNext/>"
# style, name, face, properties of the paragraph after those that keep it in place
_FORMS = (
    (STYLES[Role.TITLE], "Title", SONG, SIZES[Role.TITLE],
     _KEEP + '<w:spacing w:after="120" w:line="600" w:lineRule="exact"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>'),
    (STYLES[Role.SUBTITLE], "Subtitle", KAI, SIZES[Role.SUBTITLE],
     _KEEP + '<w:spacing w:after="80" w:line="360" w:lineRule="exact"/><w:jc w:val="center"/>'),
    (STYLES[Role.HEADING], "heading 1", HEI, SIZES[Role.HEADING],
     _KEEP + _EXACT + '<w:ind w:firstLineChars="200" w:firstLine="640"/><w:outlineLvl w:val="1"/>'),
    (STYLES[Role.BODY], "Body Text", FANG, SIZES[Role.BODY],
     _EXACT + '<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>'),
    (STYLES[Role.NOTE], "Note", FANG, SIZES[Role.NOTE],
     '<w:spacing w:before="60" w:line="300" w:lineRule="exact"/>'),
    (STYLES[Role.UNIT_LINE], "Unit Line", FANG, SIZES[Role.UNIT_LINE],
     _KEEP + '<w:spacing w:after="40" w:line="300" w:lineRule="exact"/><w:jc w:val="right"/>'),
    (CELL, "Cell Text", FANG, CELL_SIZE, line_spacing(CELL_SIZE)),
    (LABEL, "Cell Label", HEI, CELL_SIZE, line_spacing(CELL_SIZE)),
    ("Footer", "footer", "宋体", 14.0, '<w:jc w:val="center"/>'),
)  # fmt: skip


def _typeface(face: str, size: float) -> str:
    points = round(size * 2)
    return (
        f'<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{LATIN}" w:hAnsi="{LATIN}" '
        f'w:cs="{LATIN}" w:eastAsia="{face}"/><w:sz w:val="{points}"/>'
        f'<w:szCs w:val="{points}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    )


def styles_part() -> str:
    """The part ``word/styles.xml``."""
    forms = "".join(
        f'<w:style w:type="paragraph"{_OURS if style in _OWN else ""} '
        f'w:styleId="{style}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{placed}</w:pPr>{_typeface(face, size)}</w:style>"
        for style, name, face, size, placed in _FORMS
    )
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault>'
        f"{_typeface(FANG, SIZES[Role.BODY])}</w:rPrDefault><w:pPrDefault/>"
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"</w:tblPr></w:style>{forms}</w:styles>"
    )


def fonts_part() -> str:
    """The part ``word/fontTable.xml``: what stands in for a missing face."""
    faces = "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{other}"/>'
        '<w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for face, other in STAND_INS.items()
    )
    return f'<w:fonts xmlns:w="{W}">{faces}</w:fonts>'
