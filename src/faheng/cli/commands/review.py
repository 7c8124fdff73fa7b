"""``faheng review FILE…``: what should be mended in each file."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from faheng.api.exceptions import CommandError
from faheng.cli.commands.read import reason_of, unreadable_line
from faheng.cli.failures import in_one_line
from faheng.cli.output import Output, add_files_and_output
from faheng.documents.apart import FileAhead, files_ahead

if TYPE_CHECKING:
    from faheng.model.package import Package

FORMATS = ("text", "json", "html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_files_and_output(parser)
    parser.add_argument(
        "--against", nargs="+", type=Path, default=[], metavar="文件",
        help="可对照的文件，如上年的同一张表",
    )  # fmt: skip
    parser.add_argument(
        "--select",
        type=_codes,
        default=(),
        metavar="编号",
        help="只用这些规则（编号或前缀，逗号分隔）",
    )
    parser.add_argument(
        "--ignore", type=_codes, default=(), metavar="编号", help="不用这些规则"
    )
    parser.add_argument(
        "--as-of", type=_day, metavar="日期", help="按哪一天的规定审核，如 2025-01-01"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="报告的格式")


def run(arguments: argparse.Namespace) -> int:
    opening = files_ahead(arguments.files)
    # Imported while the first file is being opened.
    from faheng.api.reporting import REPORTS
    from faheng.api.reading import read_document
    from faheng.api.reviewing import Asked, get_ready, review_reading

    get_ready()
    several = len(arguments.files) > 1
    unreadable = failed = False
    try:
        if several and arguments.format == "html" and not arguments.output:
            raise CommandError("多个文件的网页报告请用 -o 指定文件夹。")
        against = [_companion(file) for file in arguments.against]
        asked = Asked(against, arguments.select, arguments.ignore, arguments.as_of)
        output = Output(
            arguments.output,
            inputs=arguments.files,
            suffix={"text": ".txt"}.get(arguments.format, f".{arguments.format}"),
        )
        for file, ahead in opening:
            try:
                reviewed = review_reading(read_document(ahead.document()), asked)
                report = REPORTS[arguments.format](reviewed)
            except CommandError:
                raise
            except Exception as why:
                unreadable = True
                sentence = reason_of(why)
                print(f"{in_one_line(file)}：{sentence}", file=sys.stderr)
                if several and arguments.format == "json" and not arguments.output:
                    output.put(file, unreadable_line(file, sentence))
                continue
            output.put(file, report)
            failed |= any(
                finding.severity == "error" and finding.waived is None
                for finding in reviewed.review.findings
            )
    except CommandError as why:
        print(why, file=sys.stderr)
        return 2
    return 2 if unreadable else int(failed)


def _companion(file: Path) -> Package:
    """What a file to compare with says; without it the comparison would be silent."""
    from faheng.api.reading import read_document

    try:
        return read_document(FileAhead(file).document()).package
    except Exception as why:
        raise CommandError(f"{in_one_line(file)}：{reason_of(why)}") from None


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in (part.strip() for part in text.split(",")) if code)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是日期，应写作 2025-01-01 这样"
        ) from None
