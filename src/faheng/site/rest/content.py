"""What a package may say of a project so that the form can hold all of it.

The pages make a file's content fit and tell a person what gave way; a program is refused
instead, so that what it sent is what is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from ninja import Body
from pydantic import AfterValidator, BaseModel

from faheng.model.package import Declaration
from faheng.site.exceptions import InvalidInputError, ManyError
from faheng.site.planning.fitting import MOST_INDICATORS, fitted
from faheng.values.value import Value

_MOST_DIGITS = 30
_MOST_SOURCES = 20
_MOST_PAYMENTS = 60
_MOST_PARTS = 10


def check_content(content: Declaration, project: str, year: int) -> Declaration:
    """The content as it will be kept; raises with a sentence for each thing that will not."""
    name = content.project.name
    if name is not None and " ".join(name.split()) != project:
        raise InvalidInputError(
            f"内容写的是“{name[:60]}”，不是“{project}”，没有填入；"
            "项目名称请用 saveCell 修改，或者在内容里略去。"
        )
    kept = fitted(content, year)
    if kept.notes:
        raise ManyError(kept.notes)
    return kept.content


def _bounded(content: Declaration) -> Declaration:
    """Raise for numbers, days and lists that nobody can mean, before they are worked on."""
    counts = (
        (content.funding.sources, _MOST_SOURCES, "funding.sources"),
        (content.payment_plan, _MOST_PAYMENTS, "payment_plan"),
        (content.indicators, MOST_INDICATORS, "indicators"),
    )
    for rows, most, name in counts:
        if len(rows) > most:
            raise ValueError(f"{name}: at most {most}")
    for part in _parts(content):
        _check_part(part)
    return content


def _check_part(part: Any) -> None:
    if isinstance(part, Decimal) and (
        abs(part.adjusted()) > _MOST_DIGITS
        or len(part.as_tuple().digits) > _MOST_DIGITS
    ):
        raise ValueError("a number has too many digits")
    if isinstance(part, date) and not 1949 <= part.year <= 2199:
        raise ValueError("a day lies outside 1949 to 2199")
    if isinstance(part, Value) and (
        len(part.parts) > _MOST_PARTS or len(part.readings) > _MOST_PARTS
    ):
        raise ValueError(f"a value has at most {_MOST_PARTS} parts")


def _parts(content: object) -> Iterator[object]:
    """Everything in it, down to single numbers and days; the nesting has no limit."""
    waiting: list[object] = [content]
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, BaseModel):
            waiting.extend(getattr(part, name) for name in type(part).model_fields)
        elif is_dataclass(part):
            waiting.extend(getattr(part, field.name) for field in fields(part))
        elif isinstance(part, tuple):
            waiting.extend(part)


Content = Annotated[Declaration, AfterValidator(_bounded), Body()]
