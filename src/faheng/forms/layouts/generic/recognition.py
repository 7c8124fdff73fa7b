"""Anything may be of no known layout."""

from __future__ import annotations

from decimal import Decimal

from faheng.documents.document import Document


def recognise(document: Document) -> Decimal:
    """Never sure; a little more where tables can be read at all."""
    return Decimal("0.3") if any(document.grids()) else Decimal("0.1")
