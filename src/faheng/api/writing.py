"""Write an official form from a package: the functions behind ``faheng write``.

What was written is read again before anybody gets it, so that no form leaves this
machine that says something else than its package.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from faheng.api.exceptions import CommandError
from faheng.documents.exceptions import UnreadableFileError, UnwritableDocumentError
from faheng.documents.opening import document_of
from faheng.documents.writing import KINDS, write
from faheng.forms.layout import Layout
from faheng.forms.reading import read_form
from faheng.forms.writing.causes import causes_of
from faheng.forms.writing.comparing import changed_fields
from faheng.forms.writing.dropping import without
from faheng.forms.writing.fields import Path, fields_of
from faheng.forms.writing.losses import Loss, fingerprint, names_of_all
from faheng.forms.writing.spreading import spread_values
from faheng.forms.writing.writers import (
    Writer,
    unheld_fields,
    writable_layouts,
    writer_of,
)
from faheng.model.exceptions import InvalidPackageError
from faheng.model.exchange import load_packages
from faheng.model.package import Package

FORMATS = KINDS
_NO_LAYOUT = "“{layout}”不是能生成的表样，可用的有：{known}。"
_NO_FORMAT = "“{kind}”不是能生成的格式，可用的有：{known}。"
_NOTHING = "交换数据里没有“{title}”（{layout}）要填的内容，没有生成文件。"
_NO_PLACE = (
    "“{title}”（{layout}）没有填写下列内容的地方，没有生成文件：{unheld}；"
    "请换用其他表样{or_drop}。"
)
_READS_OTHERWISE = (
    "写成“{title}”（{layout}）后，下列内容读出来会与原来不同，没有生成文件{causes}：{otherwise}；"
    "请修改后再试{or_drop}。"
)
_BOTH = (
    "“{title}”（{layout}）没有填写下列内容的地方，没有生成文件：{unheld}；"
    "写成后，下列内容读出来也会与原来不同{causes}：{otherwise}；请换用其他表样{or_drop}。"
)
_CAUSES = "（{}）"
_OR_DROP = "，或加 --lossy 舍去这些内容"
_DROPPED = "已舍去：{names}。"
_STILL_OTHERWISE = "读出来会与原来不同：{names}。"


_MOST_ROUNDS = 3
"""What is left out may make something else read otherwise."""


class Written(NamedTuple):
    """A form's file, and what it leaves out."""

    data: bytes
    notes: tuple[str, ...] = ()
    refusal: str = ""
    """All that is left out, in a sentence for who asked for all of it."""
    left_out: str = ""
    """A word for just what is left out and what it says, to be agreed to."""


def packages_in(data: bytes, *, name: str) -> list[Package]:
    """The packages of an exchange file.

    Raises ``CommandError`` with one sentence if it is none.
    """
    try:
        return list(load_packages(data, name=name))
    except InvalidPackageError as why:
        raise CommandError(str(why)) from None


def write_package(
    package: Package,
    layout_id: str,
    kind: str,
    *,
    lossy: bool = False,
    spread: bool = False,
) -> Written:
    """The package as an official form in a file of this kind.

    Raises ``CommandError`` with one sentence that names what the form cannot hold;
    ``lossy`` leaves it out instead. ``spread`` is for values typed in one piece: a form
    with columns for sign and unit has them filled.
    """
    layout = _layout(layout_id)
    if kind not in KINDS:
        raise CommandError(_NO_FORMAT.format(kind=kind, known="、".join(KINDS)))
    writer = writer_of(layout)
    if spread:
        package = spread_values(package, writer)
    unheld = unheld_fields(package, writer)
    if len(unheld) == len(fields_of(package)):
        raise CommandError(_NOTHING.format(title=layout.title, layout=layout.id))
    lost, data = _lost(package, unheld, writer, kind)
    if not any(loss.paths for loss in lost):
        return Written(data)
    causes = causes_of(lost[1], writer) if names_of_all(lost[1:]) else []
    refusal = _refusal(layout, lost, causes, can_drop=bool(data))
    if not lossy or not data:
        raise CommandError(refusal)
    return Written(data, tuple(_notes(lost)), refusal, fingerprint(lost))


def _layout(layout_id: str) -> Layout:
    known = writable_layouts()
    if layout_id not in known:
        ids = "、".join(sorted(known))
        raise CommandError(_NO_LAYOUT.format(layout=layout_id, known=ids))
    return known[layout_id]


def _file(package: Package, writer: Writer, kind: str) -> bytes:
    try:
        return write(writer.compose(package), kind)
    except UnwritableDocumentError as why:
        raise CommandError(str(why)) from None


def _lost(
    package: Package, unheld: list[Path], writer: Writer, kind: str
) -> tuple[list[Loss], bytes]:
    """What has no place, what was taken out as it read otherwise, what still does.

    With the file of the rest, which is empty where there is nothing left to write.
    """
    lost = [Loss(package, unheld)]
    held = without(package, unheld) if unheld else package
    data = _file(held, writer, kind)
    changed = _changed(held, data, kind)
    while changed and len(lost) <= _MOST_ROUNDS:
        lost.append(Loss(held, changed))
        held = without(held, changed)
        try:
            data = write(writer.compose(held), kind)
        except UnwritableDocumentError:
            return [*lost, Loss(held, [])], b""
        changed = _changed(held, data, kind)
    return [*lost, Loss(held, changed)], data


def _changed(package: Package, data: bytes, kind: str) -> list[Path]:
    """What a reader of the file would learn that the package does not say."""
    try:
        document = document_of(data, f"form.{kind}")
    except UnreadableFileError:
        return list(fields_of(package))
    return changed_fields(package, read_form(document).package)


def _refusal(
    layout: Layout, lost: Sequence[Loss], causes: Sequence[str], *, can_drop: bool
) -> str:
    unheld, otherwise = names_of_all(lost[:1]), names_of_all(lost[1:])
    sentence = _BOTH if unheld and otherwise else _NO_PLACE
    return (sentence if unheld else _READS_OTHERWISE).format(
        title=layout.title,
        layout=layout.id,
        unheld=unheld,
        otherwise=otherwise,
        causes=_CAUSES.format("；".join(causes)) if causes else "",
        or_drop=_OR_DROP if can_drop else "",
    )


def _notes(lost: Sequence[Loss]) -> Iterator[str]:
    if dropped := names_of_all(lost[:-1]):
        yield _DROPPED.format(names=dropped)
    if changed := names_of_all(lost[-1:]):
        yield _STILL_OTHERWISE.format(names=changed)
