"""Where copies with comments or repairs go; never onto a file they were made from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from faheng.api.exceptions import CommandError
from faheng.api.inputs import Input
from faheng.cli.output import Names, make_folder
from faheng.documents.names import in_one_line


def places_of_copies(
    target: Path | None, inputs: Sequence[Input], *, in_folder: bool, option: str
) -> dict[Input, Path]:
    """The place of each input's copy: a file for one, in a folder for several."""
    if target is None:
        return {}
    if in_folder:
        if target.exists() and not target.is_dir():
            raise CommandError(
                f"有多个文件，{option} 应为文件夹，但 {in_one_line(target)} 是一个文件。"
            )
        make_folder(target)
    names = Names()
    places = {
        each: target / names.of(each.kept_as)
        if in_folder or target.is_dir()
        else target
        for each in inputs
    }
    held = {each.path.resolve() for each in inputs}
    for place in places.values():
        if place.resolve() in held or _is_one_of(place, inputs):
            raise CommandError(
                f"{in_one_line(place)} 是要读的文件，不能被结果覆盖，请另写一个去处。"
            )
        if in_folder:
            make_folder(place.parent)
    return places


def _is_one_of(place: Path, inputs: Sequence[Input]) -> bool:
    """Whether it is an input by another name."""
    return place.exists() and any(
        each.path.exists() and place.samefile(each.path) for each in inputs
    )
