"""The caller's own file with what can safely be mended mended: ``--fix``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from faheng.api.copies import original, write_copy
from faheng.api.exceptions import CommandError
from faheng.documents.annotating.replacements import Replacement
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.names import in_one_line
from faheng.model.reading import Reading
from faheng.review.finding import Finding, Review

_SAVE_AS = {
    "pdf": "PDF 文件不能自动改正，请在生成它的 Word 或 Excel 文件中改正后重新导出。",
    "doc": "旧版 .doc 文件不能自动改正，请用 Word 或 WPS 另存为 .docx 后再试。",
    "xls": "旧版 .xls 文件不能自动改正，请用 Excel 或 WPS 另存为 .xlsx 后再试。",
    "html": "网页文件不能自动改正，请用 Word 另存为 .docx 后再试。",
}
_NO_FIXES = "这种文件不能自动改正，请另存为 .docx 后再试。"

Writer = Callable[[bytes, Sequence[Replacement]], tuple[bytes, tuple[bool, ...]]]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended copy, the findings it mends, and those with a repair it could not make."""

    data: bytes
    mended: tuple[Finding, ...]
    left: tuple[Finding, ...]


def fix(path: Path, review: Review, reading: Reading) -> Fixed:
    """Make the safe repairs of a review in a copy of its file.

    A repair is made only where the words it replaces stand to the letter at the place
    of its finding, and never one that is waived. Raises ``CommandError`` with one
    sentence for formats that cannot be mended.
    """
    data = original(path, reading)
    kind = reading.package.source.format
    writer = _writer(kind)
    if writer is None:
        raise CommandError(f"{in_one_line(path)}：{_SAVE_AS.get(kind, _NO_FIXES)}")
    asked = [
        (finding, Replacement(finding.where, finding.fix.before, finding.fix.after))
        for finding in review.findings
        if finding.fix is not None and finding.waived is None
    ]
    if not asked:
        return Fixed(data, (), ())
    try:
        mended, made = writer(data, [replacement for _, replacement in asked])
    except UnreadableFileError as why:
        raise CommandError(f"{in_one_line(path)}：{why}") from None
    outcome = [(finding, done) for (finding, _), done in zip(asked, made, strict=True)]
    return Fixed(
        mended,
        tuple(finding for finding, done in outcome if done),
        tuple(finding for finding, done in outcome if not done),
    )


def write_fixed(path: Path, review: Review, reading: Reading, out: Path) -> int:
    """Write the mended copy; how many findings it mends."""
    fixed = fix(path, review, reading)
    write_copy(path, out, fixed.data)
    return len(fixed.mended)


def _writer(kind: str) -> Writer | None:
    # Imported when needed: the library behind one format is not loaded for another.
    match kind:
        case "docx":
            from faheng.documents.annotating.docx import replacing as docx

            return docx.with_replacements
        case "xlsx":
            from faheng.documents.annotating.xlsx import replacing as xlsx

            return xlsx.with_replacements
        case "txt":
            from faheng.documents.annotating.txt import replacing as txt

            return txt.with_replacements
        case _:
            return None
