"""What can be told of an element's look: whether it shows, begins a line, is ruled."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree

# Elements that begin and end a line; any other runs on in it.
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hr html"
    " legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr"
    " ul".split()
)
# Never shown, or not by a browser that runs scripts; ``comment`` is one on a cell, and
# ``del`` what a revision took away.
UNSHOWN = frozenset(
    "script style template noscript iframe object embed audio video canvas datalist"
    " title meta link base xml comment del rt rp param applet svg".split()
)
VERBATIM = frozenset({"pre", "listing", "xmp", "plaintext", "textarea"})
HEADINGS = frozenset({"h1", "h2", "h3", "table"})

_HIDDEN = re.compile(
    r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|mso-element\s*:\s*comment)"
)
_DRAWN = (
    r"(?:-style)?\s*:[^;}]*(?:solid|double|dotted|dashed|inset|outset|ridge|groove)"
)
_BORDER = re.compile(rf"(?<![\w-])border(?:-(?:top|left|right|bottom))?{_DRAWN}")
# As round cells of a table, not below a word to be filled in.
_SIDES = re.compile(rf"(?<![\w-])border(?:-(?:left|right))?{_DRAWN}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NAME = re.compile(r"(?:\.[\w-]+|(?<![\w.#-])(?:table|td|th)\b)")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
# Where a note is referred to, and where the note begins: marks, no words or digits.
_NOTE_MARK = re.compile(r"sd(?:foot|end)note(?:anc|sym)|_(?:ft|ed)n(?:ref)?\d")
# Enough of a table to see how it is drawn and what it is for.
_ENOUGH = 2_000
_LONGEST_STYLES = 1_000_000


def tag(element: etree._Element) -> str:
    name = element.tag
    return name.lower() if isinstance(name, str) else ""


def style(element: etree._Element) -> str:
    return (element.get("style") or "").lower()


def is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None:
        return True
    text = element.get("style")
    return bool(text) and _HIDDEN.search(str(text).lower()) is not None


def is_note_mark(element: etree._Element) -> bool:
    """Whether an anchor is the little number of a footnote."""
    names = (element.get("class"), element.get("name"))
    return tag(element) == "a" and any(_NOTE_MARK.match(name or "") for name in names)


def is_verbatim(element: etree._Element) -> bool:
    return tag(element) in VERBATIM or "white-space:pre" in style(element).replace(
        " ", ""
    ).replace("pre-line", "")


def is_framed(table: etree._Element) -> bool:
    """Whether a table says of itself that all its cells have lines round them."""
    border = (table.get("border") or "0").strip()
    return border not in ("0", "0px") or table.get("rules") in ("all", "cols")


def _names(element: etree._Element) -> set[str]:
    """What style sheets know an element by."""
    classes = (element.get("class") or "").lower().split()
    return {tag(element), *(f".{name}" for name in classes)}


class Look:
    """How the style sheets inside a page draw its tables."""

    def __init__(self, root: etree._Element) -> None:
        self._ruled: set[str] = set()
        self._ruled_beside: set[str] = set()
        for sheet in root.iter("style"):
            text = _COMMENT.sub(" ", (sheet.text or "")[:_LONGEST_STYLES].lower())
            for selectors, declarations in _RULE.findall(text):
                if _BORDER.search(declarations):
                    self._ruled.update(_NAME.findall(selectors))
                if _SIDES.search(declarations):
                    self._ruled_beside.update(_NAME.findall(selectors))

    def is_ruled_beside(self, cell: etree._Element) -> bool:
        """Whether lines are drawn at the sides of a cell."""
        own = _SIDES.search(style(cell)) is not None
        return own or not self._ruled_beside.isdisjoint(_names(cell))

    def has_rules(self, table: etree._Element) -> bool:
        """Whether a table is drawn with lines, as tables of data are."""
        if is_framed(table):
            return True
        return any(
            _BORDER.search(style(one)) or not self._ruled.isdisjoint(_names(one))
            for one in islice(table.iter("table", "td", "th"), _ENOUGH)
        )

    def is_layout(self, table: etree._Element) -> bool:
        """Whether a table only puts parts of a page side by side."""
        if table.get("role") in ("presentation", "none"):
            return True
        if self.has_rules(table):
            return False
        some = list(islice(table.iter(etree.Element), _ENOUGH))[1:]
        if any(tag(one) in HEADINGS for one in some):
            return True
        return sum(tag(one) in ("td", "th") for one in some) < 2
