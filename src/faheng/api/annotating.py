"""The caller's own file with the findings at their places: ``--annotate``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from faheng.api.copies import original, write_copy
from faheng.api.exceptions import CommandError
from faheng.documents.annotating.notes import Note
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.names import in_one_line
from faheng.model.reading import Reading
from faheng.review.finding import SEVERITIES, Finding, Review
from faheng.review.page import RulePage, page_of
from faheng.review.register import load_rules

_SAVE_AS = {
    "doc": "旧版 .doc 文件不能批注，请用 Word 或 WPS 另存为 .docx 后再批注。",
    "xls": "旧版 .xls 文件不能批注，请用 Excel 或 WPS 另存为 .xlsx 后再批注。",
    "html": "网页文件不能批注，请用浏览器打印为 PDF，或用 Word 另存为 .docx 后再批注。",
    "txt": "文本文件不能批注，请粘贴到 Word 中另存为 .docx 后再批注。",
}
_NO_NOTES = "这种文件不能批注，请另存为 .docx 后再批注。"


def annotate(path: Path, review: Review, reading: Reading, out: Path) -> None:
    """Write a copy of the file with a note at each finding that is not waived.

    Waived findings ask nothing of the person who opens the copy, so they are left out;
    the report shows them. Raises ``CommandError`` with one sentence.
    """
    data = original(path, reading)
    kind = reading.package.source.format
    writer = _writer(kind)
    if writer is None:
        raise CommandError(f"{in_one_line(path)}：{_SAVE_AS.get(kind, _NO_NOTES)}")
    try:
        annotated = writer(data, notes_of(review))
    except UnreadableFileError as why:
        raise CommandError(f"{in_one_line(path)}：{why}") from None
    write_copy(path, out, annotated)


def notes_of(review: Review) -> list[Note]:
    """A note for each finding that is not waived, in the words of a report."""
    pages = {rule.code: page_of(rule) for rule in load_rules()}
    return [
        Note(finding.where, _said(finding, pages.get(finding.code)), finding.severity)
        for finding in review.findings
        if finding.waived is None
    ]


def _said(finding: Finding, page: RulePage | None) -> str:
    title = page.title if page else finding.name
    lines = [
        f"【{SEVERITIES[finding.severity]}】{finding.code} {title}：{finding.message}",
        f"建议：{finding.hint}",
    ]
    if page:
        lines.append(f"依据：{page.basis}")
    return "\n".join(lines)


def _writer(kind: str) -> Callable[[bytes, Sequence[Note]], bytes] | None:
    # Imported when needed: the library behind one format is not loaded for another.
    match kind:
        case "docx":
            from faheng.documents.annotating.docx.comments import with_comments

            return with_comments
        case "xlsx":
            from faheng.documents.annotating.xlsx.comments import with_comments

            return with_comments
        case "pdf":
            from faheng.documents.annotating.pdf.highlights import with_highlights

            return with_highlights
        case _:
            return None
