"""All rules there are, family by family."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from functools import cache
from typing import Any

from faheng.review.rule import Rule

FAMILIES = {
    "mb": "绩效目标",
    "zj": "资金",
    "gj": "勾稽",
    "wb": "文表一致",
    "ws": "文书",
    "zp": "自评",
    "gk": "公开",
}


@cache
def load_rules() -> tuple[Rule[Any], ...]:
    """Every rule, in the order of families and codes."""
    rules: list[Rule[Any]] = []
    for family in FAMILIES:
        module = importlib.import_module(f"faheng.review.rules.{family}")
        rules.extend(rule() for rule in module.RULES)
    return tuple(rules)


def select_rules(
    select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule[Any], ...]:
    """Rules by codes or prefixes; an unknown one is a ``KeyError`` naming it."""
    rules = load_rules()
    for wanted in (*select, *ignore):
        if not any(rule.code.startswith(wanted.upper()) for rule in rules):
            raise KeyError(wanted)

    def named(rule: Rule[Any], codes: Sequence[str]) -> bool:
        return any(rule.code.startswith(code.upper()) for code in codes)

    return tuple(
        rule
        for rule in rules
        if (not select or named(rule, select)) and not named(rule, ignore)
    )
