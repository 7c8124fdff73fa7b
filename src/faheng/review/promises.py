"""Figures promised in the wording of goals, and whether an indicator takes them up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Package
from faheng.review.indicators import Line
from faheng.review.lexicon import bare, words
from faheng.review.measures import shared_letters
from faheng.values.patterns import lazy_pattern

_CLAUSES = lazy_pattern(r"[,;。!?\n]")
_RATE = lazy_pattern(
    r"(?P<measure>[\w“”、]*?(?:率|满意度|知晓度))(?:[^\d%,;。]{0,6}?)(?P<number>\d+(?:\.\d+)?)%"
)
_COUNT = lazy_pattern(
    r"(?P<measure>[\w“”、]{2,}?)(?P<number>\d+(?:\.\d+)?)(?P<unit>余?(?:件次|场次|人次|件|场|次|期))(?![\w]*/)"
)
# Figures of the past and of what is there already.
_PAST = lazy_pattern(
    r"去年|上年|上一年|往年|目前|现有|截至|已(?!经)|已经|曾|累计完成|20\d\d年.*(?:完成了|实现了|共)"
)
_NEAR = Decimal("0.5")


class Promise(NamedTuple):
    """A measure and its figure, as a goal words them."""

    path: str
    field: str
    quote: str
    measure: str
    number: Decimal
    unit: str


def promises(package: Package) -> Iterator[Promise]:
    """The figures of the annual goals of projects and department, each once."""
    seen: set[tuple[str, Decimal, str]] = set()
    for path, field, text in _goals(package):
        for promise in _in_text(path, field, text):
            key = promise.measure, promise.number, promise.unit
            if key not in seen:
                seen.add(key)
                yield promise


def is_kept(promise: Promise, lines: Iterable[Line]) -> bool:
    """Whether some indicator measures the same, at whatever level."""
    return any(_takes_up(line, promise) for line in lines)


def _takes_up(line: Line, promise: Promise) -> bool:
    text = f"{line.title}{line.about}{line.said}"
    if promise.unit == "%":
        core = _core(promise.measure)
        number = line.target.number if line.target is not None else None
        if "满意" in core and line.is_polled and number == promise.number:
            # 群众满意度95% is taken up by 受援人满意度 ≥95%.
            return True
        return core in text or shared_letters(core, text) >= Decimal("0.99")
    target = line.target
    if target is None or target.number is None:
        return False
    same = target.number == promise.number
    likeness = shared_letters(promise.measure, text)
    if same and target.unit == promise.unit:
        # 全年按月值班432次 and 值班次数 ≥432次: the figure itself says they are one.
        return likeness > 0 or _share_a_word(promise.measure, text)
    return likeness >= _NEAR and (same or target.unit == promise.unit)


def _share_a_word(measure: str, text: str) -> bool:
    return any(measure[at : at + 2] in text for at in range(len(measure) - 1))


def _core(measure: str) -> str:
    """The rate without the words before it: 人民调解案件调解成功率 ends in 调解成功率."""
    return measure[-5:] if len(measure) > 5 else measure


def _goals(package: Package) -> Iterator[tuple[str, str, str]]:
    for index, declaration in enumerate(package.declarations):
        if declaration.annual_goal:
            path = f"/declarations/{index}/annual_goal"
            yield path, "年度目标", declaration.annual_goal
    if package.department_targets is not None:
        for index, goal in enumerate(package.department_targets.goals):
            yield f"/department_targets/goals/{index}", "部门整体目标", goal


def _in_text(path: str, field: str, text: str) -> Iterator[Promise]:
    for clause in _CLAUSES.split(bare_lines(text)):
        if _PAST.search(clause) is not None:
            continue
        for pattern in (_RATE, _COUNT):
            for match in pattern.finditer(clause):
                unit = match.groupdict().get("unit") or "%"
                number = Decimal(match["number"])
                if unit != "%" and number < 2:
                    continue
                measure = _measure(match["measure"])
                yield Promise(
                    path, field, _quote(match, measure), measure, number, unit
                )


def bare_lines(text: str) -> str:
    """Half width without blanks, line by line."""
    return "\n".join(map(bare, text.splitlines()))


def _measure(words_before: str) -> str:
    """The measure at the end of what stands before the figure."""
    text = words("bounds").without(words_before)
    return text.rpartition("、")[2] or text


def _quote(match: re.Match[str], measure: str) -> str:
    text = match.group()
    return text[text.rindex(measure) :] if measure in text else text
