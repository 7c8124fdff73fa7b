"""Names inside quotation marks: 项目“‘八五’普法经费”, never ““八五”普法经费”.

A quotation inside a quotation has single marks (GB/T 15834). Messages are templates,
so the marks around a fact stand in the template and those inside it in the fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

_INNER = str.maketrans("“”‘’", "‘’“”")
_FORMATTER = Formatter()


def within_quotes(text: str) -> str:
    """A text as it is printed between “ and ”; unpaired marks stay as they are."""
    depth = 0
    for char in text:
        depth += (char == "“") - (char == "”")
        if depth < 0:
            return text
    return text if depth else text.translate(_INNER)


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return f"“{within_quotes(text)}”"


def filled(template: str, facts: Mapping[str, Any]) -> str:
    """``str.format`` with the facts, marks of a fact inside marks made single."""
    said: list[str] = []
    depth = 0
    for literal, name, spec, conversion in _FORMATTER.parse(template):
        said.append(literal)
        depth += literal.count("“") - literal.count("”")
        if name is None:
            continue
        value, _ = _FORMATTER.get_field(name, (), facts)
        value = _FORMATTER.convert_field(value, conversion)
        text: str = _FORMATTER.format_field(value, spec or "")
        said.append(within_quotes(text) if depth > 0 else text)
    return "".join(said)
