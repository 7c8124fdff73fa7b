"""Make the fonts of PDF files: smaller and renamed versions of Noto Serif SC and Sans SC.

usage: python tools/make_fonts.py FOLDER   (needs fonttools; FOLDER holds, anywhere in it,
NotoSerifSC_400Regular.ttf, NotoSerifSC_700Bold.ttf and NotoSansSC_500Medium.ttf)

The regular face keeps every character it has, for the names of people; the others keep
what printed forms use, and rare characters fall back to the regular face. Layout features
that would join or swap letters are dropped, so that text copied from a file is the text
put into it. Digits are half as wide as Chinese characters, so that amounts stand in
columns. Tick boxes, which the fonts lack, are drawn from their box, tick and cross.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parents[1] / "src/faheng/documents/formats/pdf/fonts"
FACES = {
    # source: (file, family, style, whether every character is kept)
    "NotoSerifSC_400Regular.ttf": ("FahengSong-Regular", "Faheng Song", True),
    "NotoSerifSC_700Bold.ttf": ("FahengSong-Bold", "Faheng Song", False),
    "NotoSansSC_500Medium.ttf": ("FahengHei-Medium", "Faheng Hei", False),
}
KEPT_FEATURES = ["kern", "mark", "mkmk"]
# Characters of one look: ticked, crossed and empty boxes; a heavy tick is a tick.
BOX, TICK, CROSS = 0x25A1, 0x2713, 0x00D7
TICK_BOXES = {0x2610: None, 0x2611: TICK, 0x2612: CROSS}


def main(folder: Path) -> None:
    for source, (file, family, complete) in FACES.items():
        font = TTFont(next(folder.rglob(source)), recalcTimestamp=False)
        halve_digits(font)
        draw_tick_boxes(font)
        characters = set(font.getBestCmap())
        cut(font, characters if complete else characters & of_printed_forms())
        rename(font, family, file)
        font.save(HERE / f"{file}.ttf")


def of_printed_forms() -> set[int]:
    """The characters of GB 2312, Latin letters, and signs of figures."""
    rows = (
        bytes([high, low]) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF)
    )
    found = {
        ord(character) for one in rows for character in one.decode("gb2312", "ignore")
    }
    signs = "‰℃㎡㎥㎏¥￥…—–·•≥≤≈×÷±√✓✔□■☐☑☒①②③④⑤⑥⑦⑧⑨⑩〔〕【】《》“”‘’"
    return found | set(range(0x20, 0x180)) | set(map(ord, signs))


def halve_digits(font: TTFont) -> None:
    """Give the digits the shapes the font has for half a character's width."""
    swaps = half_width(font)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            for digit in range(0x30, 0x3A):
                glyph = table.cmap[digit]
                table.cmap[digit] = swaps.get(glyph, glyph)


def half_width(font: TTFont) -> dict[str, str]:
    substitutions = font["GSUB"].table
    swaps: dict[str, str] = {}
    for record in substitutions.FeatureList.FeatureRecord:
        if record.FeatureTag == "hwid":
            for index in record.Feature.LookupListIndex:
                for part in substitutions.LookupList.Lookup[index].SubTable:
                    swaps |= getattr(part, "ExtSubTable", part).mapping
    return swaps


def draw_tick_boxes(font: TTFont) -> None:
    names = font.getBestCmap()
    added = {}
    for character, mark in TICK_BOXES.items():
        pen = TTGlyphPen(None)
        draw(font, names[BOX], pen, (1, 0, 0, 1, 0, 0))
        if mark is not None:
            draw(font, names[mark], pen, centred(font, names[mark], names[BOX]))
        name = f"tickbox{character:04X}"
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = font["hmtx"][names[BOX]]
        font["vmtx"][name] = font["vmtx"][names[BOX]]
        added[character] = name
    added[0x2714] = names[TICK]
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            table.cmap.update(added)


def draw(font: TTFont, glyph: str, pen: TTGlyphPen, how: tuple[float, ...]) -> None:
    font.getGlyphSet()[glyph].draw(TransformPen(pen, how))


def centred(font: TTFont, mark: str, box: str) -> tuple[float, ...]:
    """How a mark is moved and shrunk to stand within a box."""
    left, bottom, right, top = bounds(font, box)
    a, b, c, d = bounds(font, mark)
    share = 0.7 * min((right - left) / (c - a), (top - bottom) / (d - b))
    return (
        share, 0, 0, share,
        (left + right) / 2 - share * (a + c) / 2,
        (bottom + top) / 2 - share * (b + d) / 2,
    )  # fmt: skip


def bounds(font: TTFont, glyph: str) -> tuple[float, float, float, float]:
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.bounds


def cut(font: TTFont, characters: set[int]) -> None:
    options = Options()
    options.hinting = False
    options.layout_features = KEPT_FEATURES
    options.drop_tables += ["vhea", "vmtx", "STAT", "BASE", "VORG", "gasp", "prep"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14]
    options.notdef_outline = True
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font: TTFont, family: str, file: str) -> None:
    """A changed version must not go by its maker's name."""
    style = file.partition("-")[2]
    told = {
        1: family,
        2: style,
        3: file,
        4: f"{family} {style}",
        6: file,
        16: family,
        17: style,
    }
    for number, text in told.items():
        font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
