"""``faheng score FILE…``: self-evaluations scored by the official arithmetic.

Exit code 1 says that what the form itself states is wrong: weights, execution rate,
a score over its weight, the total or the grade. What asks for a look only, such as a
score that does not follow, leaves it at 0.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from faheng.cli import answering

if TYPE_CHECKING:
    from faheng.model.reading import Reading


def add_arguments(parser: argparse.ArgumentParser) -> None:
    answering.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    return answering.answer_files(arguments, _Scoring())


class _Scoring:
    name = "score"
    nothing = "文件中没有自评内容（绩效指标的指标值、实际完成值和分值），无法计分。"

    def make(self, reading: Reading) -> dict[str, Any]:
        from faheng.api.score_text import score_text
        from faheng.api.scoring import score_reading

        scored = score_reading(reading)
        if not scored:
            return {}
        bureau = reading.package.bureau.name
        return {
            "scores": [each.line.model_dump(mode="json") for each in scored],
            "text": "\n\n".join(score_text(each.line, bureau) for each in scored),
            "has_error": any(each.has_error for each in scored),
        }

    def json(self, made: Sequence[dict[str, Any]]) -> str:
        from faheng.api.scoring import SCHEMA

        scores = [score for each in made for score in each["scores"]]
        return json.dumps({"schema": SCHEMA, "scores": scores}, ensure_ascii=False)

    def text(self, made: Sequence[dict[str, Any]]) -> str:
        return "\n\n".join(each["text"] for each in made)

    def has_error(self, made: Sequence[dict[str, Any]]) -> bool:
        return any(each["has_error"] for each in made)
