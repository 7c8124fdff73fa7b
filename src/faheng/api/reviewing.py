"""Review a file: the function behind ``faheng review``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faheng.api.exceptions import CommandError
from faheng.api.reading import read_document
from faheng.documents.document import Document
from faheng.documents.opening import open_document
from faheng.forms.reading import load_layouts
from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.case import case_for
from faheng.review.engine import review
from faheng.review.finding import Review
from faheng.review.register import load_rules, select_rules
from faheng.review.rule import Rule

if TYPE_CHECKING:
    from faheng.review.waivers import Waiver


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A file's reading and what the rules made of it."""

    reading: Reading
    review: Review


def get_ready() -> None:
    """Load layouts and rules, so that it is done while a file is being opened."""
    load_layouts()
    load_rules()


@dataclass(frozen=True, slots=True)
class Asked:
    """How files are to be reviewed; by all rules if none are named.

    ``against`` are packages a file may be held against, such as last year's.
    """

    against: Sequence[Package] = ()
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    as_of: date | None = None
    waivers: tuple[Waiver, ...] = ()

    def rules(self) -> tuple[Rule[Any], ...]:
        """The rules chosen; raises ``CommandError`` for one that does not exist."""
        try:
            return select_rules(self.select, self.ignore)
        except KeyError as unknown:
            raise CommandError(
                f"没有编号为 {unknown.args[0]} 的规则；用 faheng rules 查看全部规则。"
            ) from None


def review_reading(reading: Reading, asked: Asked) -> Reviewed:
    """Judge what a file says; raises ``CommandError`` for a rule that does not exist."""
    case = case_for(reading, as_of=asked.as_of, against=tuple(asked.against))
    judged = review(case, asked.rules())
    if asked.waivers:
        from faheng.review.waivers import apply_waivers

        judged = apply_waivers(judged, asked.waivers, case.as_of)
    return Reviewed(reading, judged)


def review_document(document: Document, *, against: Sequence[Package] = ()) -> Reviewed:
    """Read an opened file and judge it by all rules."""
    return review_reading(read_document(document), Asked(against))


def review_file(path: Path) -> Reviewed:
    """Open, read and judge one file by all rules; raises ``UnreadableFileError``."""
    return review_document(open_document(path))
