"""Which layout a document has, and what it says."""

from __future__ import annotations

import importlib
import pkgutil
from decimal import Decimal
from functools import cache

from faheng.documents.document import Document
from faheng.forms import layouts
from faheng.forms.draft import Draft
from faheng.forms.layout import Layout
from faheng.model.reading import Reading

_SURE_ENOUGH = Decimal("0.50")


@cache
def load_layouts() -> dict[str, Layout]:
    """Every layout by its id; a folder under ``layouts`` registers itself."""
    found: dict[str, Layout] = {}
    for module in pkgutil.iter_modules(layouts.__path__):
        layout = importlib.import_module(f"{layouts.__name__}.{module.name}").LAYOUT
        found[layout.id] = layout
    return found


def recognise_layout(document: Document) -> tuple[Layout, Decimal]:
    """The layout with the strongest evidence, and how sure we are."""
    known = load_layouts()
    scored = [
        (layout.recognise(document), layout.id)
        for layout in known.values()
        if layout.id != "generic"
    ]
    confidence, best = max(scored, default=(Decimal(0), "generic"))
    if confidence < _SURE_ENOUGH:
        return known["generic"], known["generic"].recognise(document)
    return known[best], confidence


def read_form(document: Document) -> Reading:
    """Read a document by the layout it shows evidence of."""
    layout, confidence = recognise_layout(document)
    draft = Draft(document, layout.labels)
    layout.read(draft)
    return draft.finish(
        layout=layout.id, confidence=confidence.quantize(Decimal("0.01"))
    )
