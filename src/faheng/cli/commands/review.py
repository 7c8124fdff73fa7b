"""``faheng review FILE…``: what should be mended in each file, and between files."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from faheng.api.exceptions import CommandError
from faheng.cli.alone import only_file
from faheng.cli.commands.read import reason_of
from faheng.cli.days import day
from faheng.cli.output import Output, add_files_and_output, refuse_inside
from faheng.cli.progress import Progress
from faheng.documents.apart import FileAhead
from faheng.documents.names import in_one_line

if TYPE_CHECKING:
    from faheng.api.inputs import Inputs
    from faheng.cli.reviewing.results import Results
    from faheng.cli.reviewing.work import Work

FORMATS = ("text", "json", "html", "sarif")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_files_and_output(parser)
    parser.add_argument(
        "--against", nargs="+", type=Path, default=[], metavar="文件",
        help="可对照的文件，如上年的同一张表；文件夹中的各个文件总是互相对照",
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
        "--as-of", type=day, metavar="日期", help="按哪一天的规定审核，如 2025-01-01"
    )
    parser.add_argument(
        "--waivers", type=Path, metavar="文件", help="已同意豁免的意见（YAML 或 JSON）"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="报告的格式")
    parser.add_argument(
        "--annotate", type=Path, metavar="去处",
        help="另存一份原文件，把意见批注在原处；多个文件时为文件夹",
    )  # fmt: skip
    parser.add_argument(
        "--fix", type=Path, metavar="去处",
        help="另存一份原文件，改正可以放心改正之处；多个文件时为文件夹",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    alone = only_file(arguments.files)
    ahead = FileAhead(alone) if alone is not None else None
    written = (arguments.output, arguments.annotate, arguments.fix)
    try:
        # Imported while the file is being opened.
        from faheng.api.inputs import inputs_of
        from faheng.api.reviewing import get_ready

        get_ready()
        for target in written:
            refuse_inside(target, arguments.files)
        inputs = inputs_of(arguments.files, without=[each for each in written if each])
        return _review(arguments, inputs, ahead)
    except CommandError as why:
        print(why, file=sys.stderr)
        return 2
    finally:
        if ahead is not None:
            ahead.dismiss()


def _review(
    arguments: argparse.Namespace, inputs: Inputs, ahead: FileAhead | None
) -> int:
    from faheng.cli.reviewing.asking import asked_by
    from faheng.cli.reviewing.copies import places_of_copies
    from faheng.cli.reviewing.results import SUMMARY, Results
    from faheng.cli.reviewing.work import Work

    form = arguments.format
    several = len(arguments.files) > 1 or inputs.in_folders
    if several and form == "html" and not arguments.output:
        raise CommandError("多个文件的网页报告请用 -o 指定文件夹。")
    asked = asked_by(arguments)
    annotated, fixed = (
        places_of_copies(target, inputs.files, in_folder=several, option=option)
        for target, option in (
            (arguments.annotate, "--annotate"),
            (arguments.fix, "--fix"),
        )
    )
    summed_up = any(path.is_dir() for path in arguments.files)
    work = Work(asked, form, several, summed_up, annotated, fixed)
    watched = form != "json" and (arguments.output or not sys.stdout.isatty())
    passes = 2 if summed_up else 1
    progress = Progress(passes * len(inputs.files), shown=bool(watched))
    output = Output(
        arguments.output,
        inputs=[each.path for each in inputs.files],
        suffix={"text": ".txt"}.get(form, f".{form}"),
        in_folder=several and form != "sarif",
        taken=SUMMARY[form] if summed_up else (),
    )
    try:
        with output:
            results = Results(
                output,
                progress,
                form=form,
                json_lines=several and form == "json" and not arguments.output,
            )
            for note in inputs.notes:
                progress.say(in_one_line(note))
            if ahead is not None:
                _one(inputs, ahead, work, results)
            else:
                _many(arguments, inputs, work, results, progress)
            unused = results.finish()
            if summed_up:
                notes = (*map(in_one_line, inputs.notes), *unused)
                results.sum_up(notes, in_folder=arguments.output is not None)
    finally:
        progress.close()
    return results.code


def _one(inputs: Inputs, ahead: FileAhead, work: Work, results: Results) -> None:
    """A single file: it was opened apart, the rest is done here."""
    from faheng.api.reading import read_document

    (source,) = inputs.files
    try:
        made = work(source, read_document(ahead.document()))
    except CommandError:
        raise
    except Exception as why:
        results.unreadable(source, reason_of(why))
        return
    results.take(source, made)


def _many(
    arguments: argparse.Namespace,
    inputs: Inputs,
    work: Work,
    results: Results,
    progress: Progress,
) -> None:
    """Many files, several at once; those of folders beside one another."""
    from faheng.api.many import each_beside_the_others, each_reading
    from faheng.api.workers import processors

    jobs = arguments.jobs or processors()
    if inputs.in_folders:
        answers = each_beside_the_others(
            inputs.files,
            work,
            against=work.asked.against,
            jobs=jobs,
            reason=reason_of,
            on_read=progress.step,
        )
    else:
        answers = each_reading(inputs.files, work, jobs=jobs, reason=reason_of)
    with closing(answers):
        for said in answers:
            if said.content is not None:
                results.take(said.source, said.content)
            else:
                results.unreadable(said.source, said.error or "")
            progress.step()


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code for code in (part.strip() for part in text.split(",")) if code)
