"""Score self-evaluations: the function behind ``faheng score``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    model_serializer,
)

from faheng.api.flags import Flag, flags_of, flags_of_result
from faheng.model.package import Evaluation, Part
from faheng.model.reading import Reading
from faheng.scoring.evaluations import day_of, score_evaluation
from faheng.scoring.formulas import Rule

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

SCHEMA: Literal["faheng.score/1"] = "faheng.score/1"

Points = Annotated[
    Decimal, PlainSerializer(lambda number: f"{number:.2f}", return_type=str)
]


class ExecutionLine(Part):
    """The execution rate in percent, and its points."""

    rate: Points | None
    score: Points | None


class ItemLine(Part):
    """One indicator; ``trace`` are the steps, without a score what is missing."""

    name: str | None
    score: Points | None
    rule: Rule
    trace: tuple[str, ...]
    flags: tuple[str, ...]


class ScoreLine(Part):
    """One evaluation. There is no grade where something could not be scored.

    ``notes`` say what the total leaves out; they are printed only where there are any.
    """

    project: str | None
    total: Points | None
    grade: str | None
    execution: ExecutionLine
    flags: tuple[str, ...]
    items: tuple[ItemLine, ...]
    notes: tuple[str, ...] = ()

    @model_serializer(mode="wrap")
    def _without_empty_notes(
        self, handler: SerializerFunctionWrapHandler
    ) -> dict[str, Any]:
        printed = handler(self)
        return {key: value for key, value in printed.items() if value or key != "notes"}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # The serializer above only leaves a key out; the fields are still the schema.
        plain = {key: value for key, value in core.items() if key != "serialization"}
        return handler(cast("CoreSchema", plain))


class Scores(Part):
    """The evaluations of one file, scored."""

    schema_: Literal["faheng.score/1"] = Field(default=SCHEMA, alias="schema")
    scores: tuple[ScoreLine, ...]


class Scored(Part):
    """One evaluation's result, and whether it shows an error of the form."""

    line: ScoreLine
    has_error: bool


def score_reading(reading: Reading) -> tuple[Scored, ...]:
    """Every self-evaluation of a package, scored by the rules of its year."""
    package = reading.package
    found = flags_of(reading)
    scored = []
    for index, evaluation in enumerate(package.evaluations):
        items = [found.get((index, at), []) for at in range(len(evaluation.items))]
        whole = found.get((index, None), [])
        scored.append(_scored(evaluation, whole, items, day=day_of(package)))
    return tuple(scored)


def _scored(
    evaluation: Evaluation,
    found: Sequence[Flag],
    found_in_items: Sequence[Sequence[Flag]],
    *,
    day: date | None,
) -> Scored:
    result = score_evaluation(evaluation, day=day)
    flags = [*found]
    known = {flag.code for flag in found}
    computed = flags_of_result(evaluation, result)
    flags.extend(flag for flag in computed if flag.code not in known)
    items = tuple(
        ItemLine(
            name=item.name,
            score=score.points,
            rule=score.rule,
            trace=score.trace,
            flags=_codes(own),
        )
        for item, score, own in zip(
            evaluation.items, result.items, found_in_items, strict=True
        )
    )
    all_flags = [*flags, *(flag for own in found_in_items for flag in own)]
    return Scored(
        line=ScoreLine(
            project=evaluation.project.name if evaluation.project else None,
            total=result.total,
            grade=result.grade,
            execution=ExecutionLine(
                rate=result.execution.rate, score=result.execution.points
            ),
            flags=_codes(flags),
            items=items,
            notes=result.notes,
        ),
        has_error=any(flag.severity == "error" for flag in all_flags),
    )


def _codes(flags: Sequence[Flag]) -> tuple[str, ...]:
    return tuple(sorted({flag.code for flag in flags}))
