"""What can go wrong with the rulebook, each in one Chinese sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path


class RulebookError(Exception):
    """Base of the rulebook's errors."""


class RulebookFileError(RulebookError):
    """A data file breaks the format; the message names file and line."""

    def __init__(self, file: Path, line: int, what: str) -> None:
        super().__init__(f"{file}:{line}: {what}")
        self.file = file
        self.line = line


class UnknownParameterError(RulebookError):
    """No data file has this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"规则库中没有参数“{name}”。")
        self.name = name


class UnknownIndicatorError(RulebookError):
    """No indicator of the library has this id."""

    def __init__(self, id_: str) -> None:
        super().__init__(f"指标库中没有编号为“{id_}”的指标。")
        self.id = id_


class OutsideValidityError(RulebookError):
    """A parameter was asked for on a day on which it is not in force."""

    def __init__(self, name: str, day: date) -> None:
        super().__init__(f"参数“{name}”在{day.isoformat()}没有有效取值。")
        self.name = name
        self.day = day
