"""What the fields of a form show: their values, and which boxes are ticked."""

from __future__ import annotations

from lxml import etree

from faheng.documents.formats.html.look import tag

TYPED = {"", "text", "number", "date", "month", "datetime-local", "tel", "email", "url"}
TICKED = {"checkbox", "radio"}


def shown_in(element: etree._Element) -> str | None:
    """What a field shows; None for an element that is none."""
    match tag(element):
        case "input":
            kind = (element.get("type") or "").lower()
            if kind in TICKED:
                return "☑" if element.get("checked") is not None else "□"
            return (element.get("value") or "") if kind in TYPED else ""
        case "select":
            options = list(element.iter("option"))
            chosen = [one for one in options if one.get("selected") is not None]
            words = ("".join(map(str, one.itertext())) for one in chosen or options[:1])
            return " ".join(" ".join(text.split()) for text in words)
        case "button":
            return ""
        case _:
            return None
