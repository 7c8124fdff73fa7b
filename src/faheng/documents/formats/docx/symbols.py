"""Characters that a Word file names by their place in a picture font."""

from __future__ import annotations

SYMBOL = {
    0xA3: "≤",
    0xB3: "≥",
    0xB0: "°",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xB7: "•",
}
WINGDINGS = {
    0x6F: "□",
    0x71: "□",
    0x72: "□",
    0xA8: "□",
    0x6E: "■",
    0xFC: "✓",
    0xFB: "✗",
    0xFE: "☑",
    0xFD: "☒",
}
WINGDINGS_2 = {
    0x2A: "□",
    0xA3: "□",
    0x50: "✓",
    0x4F: "✗",
    0x52: "☑",
    0x51: "☒",
    0x54: "☒",
}

FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}


def symbol(font: str | None, code: str | None) -> str:
    """The character at a place (four hexadecimal digits) of a font."""
    try:
        place = int(code or "", 16)
    except ValueError:
        return ""
    # Picture fonts stand at F000 and up; below are their own numbers.
    pictures = FONTS.get((font or "").lower(), {})
    if known := pictures.get(place & 0xFF if place >> 8 in (0, 0xF0) else -1):
        return known
    unprintable = place < 32 or place > 0x10FFFF or 0xD800 <= place < 0xE000
    return "" if unprintable else chr(place)
