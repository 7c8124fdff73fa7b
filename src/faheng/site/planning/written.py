"""Forms as files: one of a declaration, or an archive of many."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from faheng.api.exceptions import CommandError
from faheng.api.writing import FORMATS, Written, write_package
from faheng.model.package import Package
from faheng.site.bureaus.permissions import Person
from faheng.site.exceptions import InvalidInputError, RefusedFileError
from faheng.site.planning.access import is_inside
from faheng.site.planning.models import Declaration
from faheng.site.planning.packages import form_of
from faheng.site.planning.queries.history import version_last_sent
from faheng.site.planning.states import SEEN_BY_THE_TREASURY
from faheng.site.planning.uploads.names import safe_name, unique_names

Progress = Callable[[int, int], None]
NOTES = "说明.txt"
NAMED = 20
"""As many characters of a name as the writers quote."""


class Archive(NamedTuple):
    """What an archive came to hold: how many files, and what it leaves out."""

    files: int
    notes: tuple[str, ...]


def package_for(person: Person, declaration: Declaration) -> Package | None:
    """What a person sees of a form: from outside, one that went back into the bureau is
    seen as it was last sent; ``None`` if it never was."""
    if is_inside(person, declaration) or declaration.state in SEEN_BY_THE_TREASURY:
        return form_of(declaration).package
    version = version_last_sent(declaration)
    return None if version is None else Package.model_validate_json(version.package)


def write_form(package: Package, layout: str, kind: str, *, lossy: bool) -> Written:
    """One form in a layout and format.

    Raises ``RefusedFileError`` with one sentence naming what the layout cannot hold.
    """
    try:
        written = write_package(package, layout, kind, lossy=lossy, spread=True)
    except CommandError as why:
        raise RefusedFileError(_in_words_of_the_page(str(why), package)) from None
    return written._replace(refusal=_in_words_of_the_page(written.refusal, package))


def check_agreed(written: Written, agreed: str) -> None:
    """Raise unless nothing is left out, or just what somebody was shown and agreed to."""
    if written.left_out not in ("", agreed):
        raise RefusedFileError(written.refusal)


def name_of(declaration: Declaration, kind: str) -> str:
    title = _("%(project)s（%(year)s年绩效目标申报表）.%(kind)s")
    return safe_name(
        title
        % {
            "project": declaration.project.name[:80],
            "year": declaration.year,
            "kind": kind,
        }
    )


def check_kinds(kinds: Sequence[str]) -> None:
    """Raise unless each is a format forms are written in, and there is one."""
    if not kinds or not set(kinds) <= set(FORMATS):
        raise InvalidInputError(_("请至少选择一种文件格式。"))


def write_archive(
    forms: Sequence[tuple[Declaration, Package]],
    layout: str,
    kinds: Sequence[str],
    *,
    lossy: bool,
    progress: Progress,
    path: Path,
) -> Archive:
    """Write all the forms into one archive; a note in it tells what could not be written."""
    notes: list[str] = []
    wanted = [(package, kind) for _declaration, package in forms for kind in kinds]
    names = list(
        unique_names(
            f"{nth:03d}-{name_of(each, kind)}"
            for nth, (each, _package) in enumerate(forms, start=1)
            for kind in kinds
        )
    )
    files = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for nth, ((package, kind), name) in enumerate(
            zip(wanted, names, strict=True), start=1
        ):
            try:
                written = write_form(package, layout, kind, lossy=lossy)
                archive.writestr(name, written.data)
                files += 1
                said: Sequence[str] = written.notes
            except RefusedFileError as why:
                said = (str(why),)
            notes.extend(f"{name}：{sentence}" for sentence in said)
            progress(nth, len(wanted))
        if notes:
            archive.writestr(NOTES, "\ufeff" + "\r\n".join(notes))
    return Archive(files, tuple(notes))


def _in_words_of_the_page(sentence: str, package: Package) -> str:
    """The page asks for it by a tick, and speaks of one project only."""
    said = sentence.replace("加 --lossy 舍去这些内容", "选择舍去这些内容")
    if len(package.declarations) == 1:
        name = package.declarations[0].project.name or ""
        said = said.replace(f"第1个项目“{name[:NAMED]}”的", "")
    return said
