"""The writer of a layout, loaded only when asked for."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Protocol, cast

from faheng.documents.composing.pieces import Composition
from faheng.forms.layout import Layout
from faheng.forms.reading import load_layouts
from faheng.forms.writing.fields import Path, fields_of
from faheng.model.package import Package

# What no form prints as such: it follows from what is printed.
FOLLOWS = ("category",)


class Writer(Protocol):
    """A layout's module ``writer``; ``HOLDS`` are the kinds of field it prints."""

    HOLDS: frozenset[str]

    def compose(self, package: Package) -> Composition:
        """The official form."""


def writable_layouts() -> dict[str, Layout]:
    """The layouts that can be written, by id."""
    return {
        layout.id: layout for layout in load_layouts().values() if _has_writer(layout)
    }


def writer_of(layout: Layout) -> Writer:
    return cast(Writer, importlib.import_module(f"{layout.folder}.writer"))


def unheld_fields(package: Package, writer: Writer) -> list[Path]:
    """The filled fields a form of this layout has no place for."""
    return [
        path
        for path, field in fields_of(package).items()
        if not _is_held(field.kind, writer.HOLDS)
    ]


def _is_held(kind: str, holds: frozenset[str]) -> bool:
    """Whether a kind of field is held, itself or as part of a whole."""
    if kind.endswith(FOLLOWS):
        return True
    steps = kind.split(".")
    return any(".".join(steps[:end]) in holds for end in range(1, len(steps) + 1))


def _has_writer(layout: Layout) -> bool:
    return importlib.util.find_spec(f"{layout.folder}.writer") is not None
