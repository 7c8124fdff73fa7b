"""One answer for each file, from what is made of each reading in it.

``faheng score`` and ``faheng monitor`` differ in what they make and how they print it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from itertools import groupby
from typing import Any, Protocol

from faheng.api.exceptions import CommandError
from faheng.api.inputs import Input, Inputs, inputs_of
from faheng.api.many import each_reading
from faheng.api.workers import processors
from faheng.cli.commands.read import reason_of, unreadable_line
from faheng.cli.output import Output, add_files_and_output, refuse_inside
from faheng.cli.progress import Progress
from faheng.documents.names import in_one_line
from faheng.model.reading import Reading


class Answer(Protocol):
    """What a command makes of readings, and how it prints it."""

    nothing: str  # said of a file that holds nothing for the command
    name: str

    def make(self, reading: Reading) -> dict[str, Any]:
        """What one reading comes to, as JSON; empty if there is nothing in it."""

    def json(self, made: Sequence[dict[str, Any]]) -> str:
        """The one JSON object of a file."""

    def text(self, made: Sequence[dict[str, Any]]) -> str:
        """The same for a person."""

    def has_error(self, made: Sequence[dict[str, Any]]) -> bool:
        """Whether the exit code is to be 1."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments both commands have."""
    add_files_and_output(parser)
    parser.add_argument(
        "--format", choices=("json", "text"), default="json", help="结果的格式"
    )


def answer_files(arguments: argparse.Namespace, answer: Answer) -> int:
    """Answer every file; 2 if one could not be, else 1 if an answer shows an error."""
    try:
        refuse_inside(arguments.output, arguments.files)
        without = [arguments.output] if arguments.output else []
        return _answer(arguments, answer, inputs_of(arguments.files, without=without))
    except CommandError as why:
        print(why, file=sys.stderr)
        return 2


def _answer(arguments: argparse.Namespace, answer: Answer, inputs: Inputs) -> int:
    several = len(arguments.files) > 1 or inputs.in_folders
    progress = Progress(len(inputs.files), shown=arguments.output is not None)
    as_text = arguments.format == "text"
    suffix = f".{answer.name}.{'txt' if as_text else 'json'}"
    unanswered = has_error = False

    def work(_: Input, reading: Reading) -> dict[str, Any]:
        return answer.make(reading)

    said = each_reading(
        inputs.files, work, jobs=arguments.jobs or processors(), reason=reason_of
    )
    try:
        with (
            closing(said),
            Output(
                arguments.output,
                inputs=[each.path for each in inputs.files],
                suffix=suffix,
                in_folder=several,
            ) as output,
        ):
            for note in inputs.notes:
                progress.say(in_one_line(note))
            for source, of_file in groupby(said, key=lambda each: each.source):
                progress.step()
                answers = list(of_file)
                made = [each.content for each in answers if each.content]
                errors = [each.error for each in answers if each.error]
                if not made and not errors:
                    errors.append(answer.nothing)
                for sentence in errors:
                    unanswered = True
                    progress.say(f"{in_one_line(source.path)}：{sentence}")
                if made:
                    has_error |= answer.has_error(made)
                    printed = answer.text(made) if as_text else answer.json(made)
                    output.put(source.kept_as, printed)
                if errors and several and not as_text and arguments.output is None:
                    output.put(source.kept_as, unreadable_line(source.path, errors[0]))
    finally:
        progress.close()
    return 2 if unanswered else int(has_error)
