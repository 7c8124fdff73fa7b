"""``faheng read FILE…``: what each file says, as an exchange package."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faheng.api.exceptions import CommandError
from faheng.cli.alone import only_file
from faheng.cli.failures import fault_of_ours
from faheng.cli.output import Output, add_files_and_output, refuse_inside
from faheng.cli.progress import Progress
from faheng.documents.apart import FileAhead
from faheng.documents.exceptions import UnreadableFileError
from faheng.documents.names import in_one_line, readable

if TYPE_CHECKING:
    from faheng.api.inputs import Input, Inputs
    from faheng.api.many import Said
    from faheng.model.reading import Reading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_files_and_output(parser)
    parser.add_argument(
        "--coverage", action="store_true", help="报告每个字符归入了字段、标签还是未读"
    )


def run(arguments: argparse.Namespace) -> int:
    alone = only_file(arguments.files)
    ahead = FileAhead(alone) if alone is not None else None
    try:
        # Imported while the file is being opened.
        from faheng.api.inputs import inputs_of

        refuse_inside(arguments.output, arguments.files)
        without = [arguments.output] if arguments.output else []
        return _read(arguments, inputs_of(arguments.files, without=without), ahead)
    except CommandError as why:
        print(why, file=sys.stderr)
        return 2
    finally:
        if ahead is not None:
            ahead.dismiss()


def _read(
    arguments: argparse.Namespace, inputs: Inputs, ahead: FileAhead | None
) -> int:
    several = len(arguments.files) > 1 or inputs.in_folders
    shown = arguments.output is not None
    progress = Progress(len(inputs.files), shown=shown)
    code = 0
    try:
        with (
            closing(_all_said(inputs, ahead, arguments.jobs)) as answers,
            Output(
                arguments.output,
                inputs=[each.path for each in inputs.files],
                suffix=".json",
                in_folder=several,
            ) as output,
        ):
            for note in inputs.notes:
                progress.say(in_one_line(note))
            for said in answers:
                progress.step()
                file = in_one_line(said.source.path)
                if said.content is not None:
                    output.put(said.source.kept_as, said.content["package"])
                    if arguments.coverage and said.content["coverage"]:
                        progress.say(f"{file}：{said.content['coverage']}")
                    continue
                code = 2
                sentence = said.error or ""
                progress.say(f"{file}：{sentence}")
                if several and arguments.output is None:
                    line = unreadable_line(said.source.path, sentence)
                    output.put(said.source.kept_as, line)
    finally:
        progress.close()
    return code


def _all_said(
    inputs: Inputs, ahead: FileAhead | None, jobs: int | None
) -> Generator[Said, None, None]:
    from faheng.api.many import Said, each_reading
    from faheng.api.reading import read_document
    from faheng.api.workers import processors

    if ahead is None:
        yield from each_reading(
            inputs.files, _made_of, jobs=jobs or processors(), reason=reason_of
        )
        return
    (source,) = inputs.files
    try:
        made = _made_of(source, read_document(ahead.document()))
    except Exception as why:
        yield Said(source, None, reason_of(why))
    else:
        yield Said(source, made)


def _made_of(source: Input, reading: Reading) -> dict[str, Any]:
    counts = reading.coverage
    return {
        "package": reading.package.to_json(),
        "coverage": counts
        and (
            f"字段 {counts.fields}，标签 {counts.labels}，"
            f"未读 {counts.unread}，合计 {counts.total} 个字符"
        ),
    }


def reason_of(why: Exception) -> str:
    """Why a file has no result, in one sentence; a bug spares the other files."""
    return str(why) if isinstance(why, UnreadableFileError) else fault_of_ours(why)


def unreadable_line(file: Path, sentence: str) -> str:
    """What stands in JSON lines for a file that has no result."""
    source = {"file": readable(file.name)}
    return json.dumps({"source": source, "error": sentence}, ensure_ascii=False)
