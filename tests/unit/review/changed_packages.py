"""The packages of the rules' own cases, changed at places drawn by Hypothesis.

Made from nothing, a package is nearly always too bare for a rule to judge; these have
what each rule looks for, with numbers, names and parts that nobody foresaw.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError
from tests.spec.test_rules import load_cases, package_of

from faheng.model.package import Package

_NUMBERS = (
    "0 -0.00 1 -1 0.005 100 99.99 1E+1 270000 270000.01 999999999999 1E+30 -1E+40 1E+40 "
    "12345678901234567890123456789012345678.91 1E-30"
).split()
_TEXTS = (
    "", " ", "≥", "1", "9" * 60, "法律援助案件", "办案补贴成本", "满意度", "合计", "元/人·天",
    "（", "”", "{name}", "{0}", "\x00\u2028", "比上年增加1E+40万元，增长0%", "3000000000000000年",
    "2040601", "30108", "X月前", "占100%，其中：", "第99999999999999999999条", "主要原因是。",
)  # fmt: skip
# Changing these makes no package, or only another file's name.
_FIXED = frozenset({"schema", "source", "where", "kind", "stage", "id", "side"})


@st.composite
def changed_packages(draw: st.DrawFn) -> Package:
    """Parts of several cases put together, then changed at up to eight places."""
    chance = draw(st.randoms(use_true_random=False))
    content = copy.deepcopy(chance.choice(_contents()))
    for _ in range(chance.randrange(4)):
        other = chance.choice(_contents())
        for part in ("declarations", "evaluations", "monitoring", "unread"):
            content[part] = content[part] + copy.deepcopy(other[part])
        for part in ("department_targets", "budget", "year"):
            content[part] = content[part] or copy.deepcopy(other[part])
    package = Package.model_validate(content)
    for _ in range(chance.randrange(9)):
        attempt = copy.deepcopy(content)
        _change(chance, *chance.choice(list(_places(attempt))))
        try:
            package = Package.model_validate(attempt)
        except ValidationError:
            continue
        content = attempt
    return package


@cache
def _contents() -> tuple[dict[str, Any], ...]:
    packages = [case.values[1]["package"] for case in load_cases()]
    return tuple(
        package_of(package).model_dump(mode="json", by_alias=True)
        for package in packages
    )


def _places(part: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a package that may be changed, as its holder and its key."""
    keys = list(part) if isinstance(part, dict) else range(len(part))
    for key in keys:
        if key in _FIXED:
            continue
        yield part, key
        if isinstance(part[key], dict | list):
            yield from _places(part[key])


def _change(chance: Random, holder: Any, key: Any) -> None:
    was = holder[key]
    if isinstance(was, list):
        holder[key] = chance.choice([[], was + was, was[1:], was[::-1], was * 5])
    elif isinstance(was, dict) or chance.random() < 0.2:
        holder[key] = None
    elif _is_number(was):
        holder[key] = chance.choice(_NUMBERS)
    elif isinstance(was, bool | int):
        holder[key] = chance.choice([0, 1, 1899, 2024, 9999])
    else:
        holder[key] = chance.choice(
            [*_TEXTS, *_NUMBERS, f"{was}{was}", was or "", None]
        )


def _is_number(text: Any) -> bool:
    try:
        Decimal(text)
    except (ArithmeticError, TypeError, ValueError):
        return False
    return isinstance(text, str)
