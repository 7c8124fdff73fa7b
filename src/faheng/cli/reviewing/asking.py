"""The options of a review as the api takes them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from faheng.api.exceptions import CommandError
from faheng.api.inputs import inputs_of
from faheng.api.reading import read_document, read_readings
from faheng.api.reviewing import Asked
from faheng.cli.alone import only_file
from faheng.cli.commands.read import reason_of
from faheng.documents.apart import FileAhead
from faheng.documents.names import in_one_line
from faheng.model.package import Package

if TYPE_CHECKING:
    from faheng.review.waivers import Waiver


def asked_by(arguments: argparse.Namespace) -> Asked:
    """What was asked for; raises ``CommandError`` for what cannot be done at all."""
    companions = inputs_of(arguments.against).files
    asked = Asked(
        against=[package for each in companions for package in _packages(each.path)],
        select=arguments.select,
        ignore=arguments.ignore,
        as_of=arguments.as_of,
        waivers=_waivers(arguments.waivers),
    )
    asked.rules()
    return asked


def _packages(file: Path) -> list[Package]:
    """What a file to compare with says; without it the comparison would be silent."""
    try:
        if only_file([file]) is None:
            return [reading.package for reading in read_readings(file)]
        return [read_document(FileAhead(file).document()).package]
    except Exception as why:
        raise CommandError(f"{in_one_line(file)}：{reason_of(why)}") from None


def _waivers(file: Path | None) -> tuple[Waiver, ...]:
    if file is None:
        return ()
    from faheng.review.waivers import WaiverFileError, load_waivers

    try:
        return load_waivers(file)
    except WaiverFileError as why:
        raise CommandError(str(why)) from None
