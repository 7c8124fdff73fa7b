"""The official forms a bureau may declare its targets on: those that can be written."""

from __future__ import annotations

from faheng.forms.reading import load_layouts

DECLARED_ON = (
    "mof-declaration-2015",
    "mof-core-2021",
    "kunming-2020",
    "guangzhou-2023",
    "hebei-2020",
    "chongqing-budget-2021",
)


def layout_choices() -> list[tuple[str, str]]:
    """Id and title of each."""
    known = load_layouts()
    return [(layout, known[layout].title) for layout in DECLARED_ON]
