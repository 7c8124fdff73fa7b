"""``faheng read FILE…``: what each file says, as an exchange package."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from faheng.api.exceptions import CommandError
from faheng.cli.failures import fault_of_ours, in_one_line
from faheng.cli.output import Output, add_files_and_output
from faheng.documents.apart import files_ahead
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.names import readable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_files_and_output(parser)
    parser.add_argument(
        "--coverage", action="store_true", help="报告每个字符归入了字段、标签还是未读"
    )


def run(arguments: argparse.Namespace) -> int:
    opening = files_ahead(arguments.files)
    # Imported while the first file is being opened.
    from faheng.api.reading import read_document

    several = len(arguments.files) > 1
    code = 0
    try:
        output = Output(arguments.output, inputs=arguments.files, suffix=".json")
        for file, ahead in opening:
            try:
                reading = read_document(ahead.document())
                package = reading.package.to_json()
            except Exception as why:
                code = 2
                sentence = reason_of(why)
                print(f"{in_one_line(file)}：{sentence}", file=sys.stderr)
                if several and arguments.output is None:
                    output.put(file, unreadable_line(file, sentence))
                continue
            output.put(file, package)
            if arguments.coverage and reading.coverage is not None:
                counts = reading.coverage
                print(
                    f"{in_one_line(file)}：字段 {counts.fields}，标签 {counts.labels}，"
                    f"未读 {counts.unread}，合计 {counts.total} 个字符",
                    file=sys.stderr,
                )
    except CommandError as why:
        print(why, file=sys.stderr)
        return 2
    return code


def reason_of(why: Exception) -> str:
    """Why a file has no result, in one sentence; a bug spares the other files."""
    return str(why) if isinstance(why, UnreadableFileError) else fault_of_ours(why)


def unreadable_line(file: Path, sentence: str) -> str:
    """What stands in JSON lines for a file that has no result."""
    source = {"file": readable(file.name)}
    return json.dumps({"source": source, "error": sentence}, ensure_ascii=False)
