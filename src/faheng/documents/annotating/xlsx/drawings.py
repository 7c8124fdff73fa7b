"""The boxes of comments in the old drawing language in which Excel keeps them."""

from __future__ import annotations

import re

from faheng.documents.spreadsheets.sheet import Place

CONTENT = "application/vnd.openxmlformats-officedocument.vmlDrawing"

_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_EMPTY = (
    f"<xml {_SPACES}>"
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{block}"/></o:shapelayout>'
    "</xml>"
)
_KIND = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_BOX = (
    f'<v:shape {_SPACES} id="_x0000_s{{number}}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:90pt;'
    'z-index:{level};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
    '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_NUMBERS = re.compile(rb"_x0000_s(\d{1,9})")
_BLOCKS = re.compile(rb"<o:idmap[^>]*\bdata=[\"']([\d,]+)[\"']")
# Shapes are numbered in blocks of this size, each drawing in blocks of its own.
_BLOCK = 1024


def empty_drawing(others: list[bytes]) -> bytes:
    """A drawing without shapes, numbered apart from the workbook's others."""
    taken = [
        int(block)
        for drawing in others
        for blocks in _BLOCKS.findall(drawing)
        for block in blocks.split(b",")
        if block
    ]
    return _EMPTY.format(block=max(taken, default=0) + 1).encode()


def with_boxes(drawing: bytes, boxes: list[tuple[Place, str]]) -> bytes:
    """A drawing with a box for the comment of each cell, at its anchor.

    What is there already may be no well-formed XML, and stays to the letter.
    """
    numbers = [int(number) for number in _NUMBERS.findall(drawing)]
    blocks = [int(one.split(b",")[0]) for one in _BLOCKS.findall(drawing)]
    first = max([*numbers, max(blocks, default=1) * _BLOCK]) + 1
    shapes = "" if b'id="_x0000_t202"' in drawing else _KIND
    for nth, ((row, column), anchor) in enumerate(boxes):
        shapes += _BOX.format(
            number=first + nth,
            level=nth + 1,
            anchor=anchor,
            row=row - 1,
            column=column - 1,
        )
    end = drawing.rfind(b"</xml>")
    at = end if end >= 0 else len(drawing)
    return drawing[:at] + shapes.encode() + drawing[at:]
