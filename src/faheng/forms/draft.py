"""The package while a layout reader fills it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from faheng.documents.document import Document
from faheng.forms.claims import Claims, Strand, Unit, without_marks
from faheng.model.package import (
    Budget,
    Bureau,
    Declaration,
    DepartmentTargets,
    Evaluation,
    Monitoring,
    Package,
    SourceFile,
    Unread,
    Where,
)
from faheng.model.reading import Origins, Place, Reading, where_of


class Draft:
    """What a layout reader is given, and what it fills.

    The reader sets the attributes, records where parts came from with ``place``, and
    claims each character it used with ``take`` or ``label``. What it leaves unclaimed
    becomes ``unread``; nothing has to be said about it.
    """

    def __init__(self, document: Document, labels: Iterable[str] = ()) -> None:
        self.document = document
        self.claims = Claims(document, labels)
        self.bureau = Bureau()
        self.year: int | None = None
        self.dated: date | None = None
        self.money_unit: Literal["元", "万元", "mixed"] | None = None
        self.declarations: list[Declaration] = []
        self.department_targets: DepartmentTargets | None = None
        self.budget: Budget | None = None
        self.evaluations: list[Evaluation] = []
        self.monitoring: list[Monitoring] = []
        self._origins = Origins()
        self._grid_of = {
            id(cell): grid.number for grid in document.grids() for cell in grid.cells()
        }

    @property
    def is_wrapped(self) -> bool:
        """Whether lines end at a margin, as in a PDF, and not with their paragraph."""
        return self.document.format == "pdf"

    def take(self, unit: Unit, start: int = 0, end: int | None = None) -> str:
        """Claim text for a field, and return it without marks and outer blanks."""
        self.claims.field(unit, start, end)
        return without_marks(unit.text[start:end]).strip()

    def release(self, unit: Unit, start: int, end: int) -> None:
        """Give back what was taken for a field that the package cannot hold."""
        self.claims.release(unit, start, end)

    def take_span(self, strand: Strand, start: int, end: int) -> str:
        """Claim a stretch of several units for a field, and return it as it stands."""
        for unit, first, last in strand.pieces(start, end):
            self.claims.field(unit, first, last)
        return without_marks(strand.text[start:end])

    def label(self, unit: Unit, start: int = 0, end: int | None = None) -> bool:
        """Claim text as a label, if the layout's data declares it."""
        return self.claims.label(unit, start, end)

    def label_span(self, strand: Strand, start: int, end: int) -> bool:
        """Claim a stretch of several units as a label, if the data declares it."""
        return self.claims.label_span(strand, start, end)

    def where(self, unit: Unit, quote: str | None = None) -> Where:
        """The place of a line or cell; the quote is its text unless another is given."""
        return where_of(self._place_of(unit, quote))

    def place(self, path: str, unit: Unit, quote: str | None = None) -> None:
        """Say where a part of the package came from; ``path`` is a JSON pointer."""
        self._origins.put(path, self._place_of(unit, quote))

    def _place_of(self, unit: Unit, quote: str | None) -> Place:
        text = without_marks(unit.text).strip() if quote is None else quote
        return (
            unit.page,
            self._grid_of.get(id(unit)),
            getattr(unit, "row", None),
            getattr(unit, "column", None),
            getattr(unit, "line", getattr(unit, "number", None)),
            text or None,
        )

    def finish(self, *, layout: str, confidence: Decimal) -> Reading:
        """The reading, with everything unclaimed as ``unread``."""
        unread = tuple(
            Unread(
                text=text,
                kind="extraction-mark" if mark else "text",
                where=self.where(unit, text),
            )
            for unit, text, mark in self.claims.left_over()
        ) + tuple(
            Unread(text=gap.text, where=Where(page=gap.page))
            for gap in self.document.gaps
        )
        package = Package(
            source=SourceFile(
                file=self.document.name,
                sha256=self.document.sha256,
                format=self.document.format,
                layout=layout,
                confidence=confidence,
                money_unit=self.money_unit,
                dated=self.dated,
            ),
            bureau=self.bureau,
            year=self.year,
            declarations=tuple(self.declarations),
            department_targets=self.department_targets,
            budget=self.budget,
            evaluations=tuple(self.evaluations),
            monitoring=tuple(self.monitoring),
            unread=unread,
        )
        return Reading(package, self._origins, self.claims.coverage())
