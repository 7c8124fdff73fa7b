"""The items of every evaluation in a package, with their paths."""

from __future__ import annotations

from collections.abc import Iterator

from faheng.model.package import Evaluation, EvaluationItem, Package


def evaluations(package: Package) -> Iterator[tuple[str, Evaluation]]:
    for index, evaluation in enumerate(package.evaluations):
        yield f"/evaluations/{index}", evaluation


def evaluated_items(package: Package) -> Iterator[tuple[str, EvaluationItem]]:
    for path, evaluation in evaluations(package):
        for index, item in enumerate(evaluation.items):
            yield f"{path}/items/{index}", item


def tells_reasons(evaluation: Evaluation) -> bool:
    """Whether a report has a chapter for what went short and why."""
    titles = [section.title for section in evaluation.sections]
    return any("问题" in title or "原因" in title for title in titles)
