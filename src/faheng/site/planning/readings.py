"""A file that was handed in, read in a process of its own: it cannot hurt the site."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from faheng.api.reading import readings_in
from faheng.api.reviewing import Asked, review_reading
from faheng.api.workers import Job, do_apart
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.opening import document_of
from faheng.model.package import Declaration, Package
from faheng.model.reading import Origins, Reading
from faheng.site.exceptions import RefusedFileError
from faheng.site.planning.actions.importing import FileReading
from faheng.site.planning.models import ImportedFile
from faheng.site.planning.unified_platform.reading import read_rows

NOTHING = "这个文件没有读出内容，请另存为 PDF 或 Word 再试。"
_SECONDS = 60
"""Of processor time; by the clock five times as long."""


def read_apart(name: str, data: bytes, purpose: str) -> FileReading:
    """What a file says, or the sentence that refuses it."""
    read = _rows if purpose == ImportedFile.Purpose.PLATFORM else _forms

    def lines() -> Iterator[bytes]:
        try:
            said = read(name, data)
        except (UnreadableFileError, RefusedFileError) as why:
            said = {"refusal": str(why)}
        yield json.dumps(said).encode()

    # What is said is taken while the answer is at hand; there is one answer.
    for answer in do_apart([Job(lines, _SECONDS)], at_once=1):
        for line in answer.lines:
            return FileReading(**json.loads(line))
        return FileReading(refusal=answer.broken_off or _(NOTHING))
    return FileReading(refusal=_(NOTHING))


def reading_of(imported: ImportedFile) -> Reading:
    """The reading of forms that was kept."""
    places = json.loads(imported.origins or "{}")
    return Reading(
        Package.model_validate_json(imported.package),
        Origins({path: tuple(place) for path, place in places.items()}),
    )


def _rows(name: str, data: bytes) -> dict[str, Any]:
    rows = read_rows(document_of(data, name))
    return {"rows": [row.as_json() for row in rows]}


def _forms(name: str, data: bytes) -> dict[str, Any]:
    readings = list(readings_in(data, name))
    if len(readings) != 1:
        raise RefusedFileError(
            _("这个文件里有%(count)d份交换数据，请一份一个文件分别导入。")
            % {"count": len(readings)}
        )
    (reading,) = readings
    return {
        "package": reading.package.to_json(),
        "origins": json.dumps(dict(reading.origins.places)),
        "findings": [
            _counts(reading.package, each) for each in reading.package.declarations
        ],
    }


def _counts(package: Package, declaration: Declaration) -> Sequence[int]:
    """Errors and warnings of one declaration, judged as a form of its own."""
    alone = package.model_copy(
        update={
            "declarations": (declaration,),
            "department_targets": None,
            "budget": None,
            "evaluations": (),
            "monitoring": (),
            "unread": (),
        }
    )
    found = review_reading(Reading(alone), Asked()).review.findings
    return [
        sum(each.severity == severity for each in found)
        for severity in ("error", "warning")
    ]
