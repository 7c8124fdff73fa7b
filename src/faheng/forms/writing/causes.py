"""Why fields would read otherwise, where one thing explains many of them."""

from __future__ import annotations

from collections.abc import Iterator

from faheng.forms.writing.losses import Loss
from faheng.forms.writing.writers import Writer
from faheng.model.package import Package

_SAME_NAME = "有两个项目同名“{name}”，读出来会合为一个"
_LONGEST = 20


def causes_of(loss: Loss, writer: Writer) -> list[str]:
    """In words, without a full stop."""
    in_layout = getattr(writer, "causes", _none)(loss.package)
    return [*_same_names(loss), *in_layout]


def _none(_package: Package) -> Iterator[str]:
    yield from ()


def _same_names(loss: Loss) -> Iterator[str]:
    """A form begins where another name is printed."""
    seen: set[str | None] = {None}
    for index, declaration in enumerate(loss.package.declarations):
        name = declaration.project.name
        if name in seen and ("declarations", index, "project", "name") in loss.paths:
            yield _SAME_NAME.format(name=(name or "")[:_LONGEST])
            return
        seen.add(name)
