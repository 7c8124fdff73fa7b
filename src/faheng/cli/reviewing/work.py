"""What is made of one reading: its report, its line in the summary, its copies."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from faheng.api.exceptions import CommandError
from faheng.api.inputs import Input
from faheng.api.reporting import REPORTS, digest_for
from faheng.api.reviewing import Asked, Reviewed, review_reading
from faheng.cli.reviewing.unused import told_apart
from faheng.documents.names import in_one_line
from faheng.model.package import Package
from faheng.model.reading import Reading
from faheng.review.summaries.entry import entry_of

_BROKEN_OFF = (
    "{}：规则 {} 没有做完：程序出了错，其他规则不受影响；请把文件和这句话转告维护人员。"
)


@dataclass(frozen=True, slots=True)
class Work:
    """What to make of each reading; it is done apart, and its answer travels as JSON.

    ``among`` is whether it is one of several files; ``annotated`` and ``fixed`` are the
    places of the copies, by input.
    """

    asked: Asked
    format: str
    among: bool = False
    summed_up: bool = False
    annotated: Mapping[Input, Path] = field(default_factory=dict)
    fixed: Mapping[Input, Path] = field(default_factory=dict)

    def __call__(
        self, source: Input, reading: Reading, beside: Sequence[Package] = ()
    ) -> dict[str, Any]:
        asked = replace(self.asked, against=beside) if beside else self.asked
        reviewed = review_reading(reading, asked)
        unused: list[tuple[str, str]] = []
        if self.among:
            reviewed, unused = told_apart(reviewed)
        review = reviewed.review
        copies, failures = self._copies(source, reviewed)
        if review.crashed:
            name = in_one_line(source.path)
            failures.append(_BROKEN_OFF.format(name, "、".join(review.crashed)))
        made: dict[str, Any] = {
            "copies": copies,
            "failures": failures,
            "unused": unused,
            "must_mend": any(
                finding.severity == "error" and finding.waived is None
                for finding in review.findings
            ),
        }
        if self.format == "sarif":
            made["review"] = review.model_dump_json(by_alias=True)
            made["text"] = _text_to_fix(source, reviewed)
        else:
            made["report"] = REPORTS[self.format](reviewed)
        if self.summed_up:
            name = in_one_line(source.kept_as)
            entry = entry_of(digest_for(reviewed), file=name, report=None)
            made["entry"] = entry.as_json()
        return made

    def _copies(self, source: Input, reviewed: Reviewed) -> tuple[list[str], list[str]]:
        """What was written, and what could not be."""
        said: list[str] = []
        failures: list[str] = []
        reading, review = reviewed.reading, reviewed.review
        if (place := self.annotated.get(source)) is not None:
            from faheng.api.annotating import annotate

            try:
                annotate(source.path, review, reading, place)
            except CommandError as why:
                failures.append(str(why))
        if (place := self.fixed.get(source)) is not None:
            from faheng.api.fixing import write_fixed

            try:
                count = write_fixed(source.path, review, reading, place)
                # Of many files, those that were mended are worth a line.
                if count or not self.among:
                    name = in_one_line(source.path)
                    said.append(f"{name}：改正 {count} 处，写入 {in_one_line(place)}。")
            except CommandError as why:
                failures.append(str(why))
        return said, failures


def _text_to_fix(source: Input, reviewed: Reviewed) -> str | None:
    """A text file's own text, by which its repairs are placed."""
    if not any(finding.fix for finding in reviewed.review.findings):
        return None
    read_from = reviewed.reading.package.source
    data = source.path.read_bytes() if read_from.format == "txt" else b""
    # Exchange data may tell of a text file that is not at hand.
    if hashlib.sha256(data).hexdigest() != read_from.sha256:
        return None
    from faheng.documents.encoding import decode

    return decode(data)
