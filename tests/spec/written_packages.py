"""Packages written by hand in YAML: values as officials write them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tests.spec.test_rules import package_of, with_values

from faheng.model.package import EvaluationItem
from faheng.values.grammar import parse_value

__all__ = ["item_of", "package_of"]


def item_of(case: dict[str, Any]) -> EvaluationItem:
    """One indicator; a rated actual is written with its text and rating."""
    fields = ("name", "level1", "level2", "target", "actual", "score", "completion")
    written = {key: case[key] for key in fields if case.get(key) is not None}
    rated = written.get("actual")
    if isinstance(rated, dict):
        del written["actual"]
    item = EvaluationItem.model_validate(
        {**with_values(written), "weight": case.get("weight", "10")}
    )
    if not isinstance(rated, dict):
        return item
    value = replace(parse_value(rated["text"]), rating=Decimal(rated["rating"]))
    return item.model_copy(update={"actual": value})
