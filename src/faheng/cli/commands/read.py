"""``faheng read FILE…``: what each file says, as an exchange package."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from faheng.api.exceptions import CommandError
from faheng.cli.output import Output, add_files_and_output
from faheng.documents.apart import files_ahead
from faheng.documents.exceptions import UnreadableFileError


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
        output = Output(arguments.output, inputs=len(arguments.files), suffix=".json")
        for file, ahead in opening:
            try:
                reading = read_document(ahead.document())
            except UnreadableFileError as why:
                code = 2
                print(f"{file.name}：{why}", file=sys.stderr)
                if several and arguments.output is None:
                    output.put(file, unreadable_line(file, why))
                continue
            output.put(file, reading.package.to_json())
            if arguments.coverage and reading.coverage is not None:
                counts = reading.coverage
                print(
                    f"{file.name}：字段 {counts.fields}，标签 {counts.labels}，"
                    f"未读 {counts.unread}，合计 {counts.total} 个字符",
                    file=sys.stderr,
                )
    except CommandError as why:
        print(why, file=sys.stderr)
        return 2
    return code


def unreadable_line(file: Path, why: UnreadableFileError) -> str:
    """What stands in JSON lines for a file that could not be read."""
    return json.dumps(
        {"source": {"file": file.name}, "error": str(why)}, ensure_ascii=False
    )
