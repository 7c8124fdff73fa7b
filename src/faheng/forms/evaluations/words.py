"""The words of forms that tell what was done, with those of forms of targets.

A head may name the stretch of the year it speaks of, ``1-7月执行数``; it means what it
means without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from faheng.forms.claims import label_key, without_marks
from faheng.forms.evaluations.periods import without_period
from faheng.forms.targets.vocabulary import (
    Vocabulary,
    load_labels,
    load_vocabulary,
)

_FOLDER = Path(__file__).parent
_TARGETS = _FOLDER.parent / "targets"
# (A), (B/A), (10分), (万元): any number of remarks, which another label has not.
_REMARKS = re.compile(r"(?<=.)(?:\([^()]{1,24}\))+$")
_YEAR_BEFORE = re.compile(r"^20\d{2}年?度?(?=\D)")
# 年度总体目标完成情况综述 is 年度总体目标完成情况.
_TOLD_HOW = re.compile(r"(?<=完成情况)(?:综述|概述|简述|总述|描述|简要说明|总结)$")
# 全年（程）执行数: of the year, or of the whole project.
_COURSE = "(程)"
SECTION = "section."
# Heads of indicators and of money that may name a stretch of the year before them.
_OF_A_PERIOD = {
    "执行数": "executed",
    "支出数": "executed",
    "实际支出数": "executed",
    "实际执行数": "executed",
    "实际支出": "executed",
    "预算执行数": "executed",
    "执行率": "rate",
    "预算执行率": "rate",
    "支出进度": "rate",
    "执行情况": "actual",
    "完成情况": "actual",
    "实际完成情况": "actual",
    "完成值": "actual",
    "实际完成值": "actual",
    "指标完成情况": "actual",
    "实际执行情况": "actual",
    "实际值": "actual",
    "完成指标值": "actual",
    "目标完成情况": "actual",
    "指标执行情况": "actual",
}

_FIELDS = {"executed": "funding.executed", "rate": "execution.rate"}


@dataclass(frozen=True, slots=True, eq=False)
class EvaluationVocabulary(Vocabulary):
    """The same, with remarks behind a head and the stretch of the year before it."""

    def _head_of(self, text: str) -> str | None:
        if (found := Vocabulary._head_of(self, text)) is not None:
            return found
        key = label_key(without_marks(text)).replace(_COURSE, "")
        bare = _TOLD_HOW.sub("", _YEAR_BEFORE.sub("", _REMARKS.sub("", key)))
        if bare in self.heads:
            return self.heads[bare]
        rest = without_period(bare)
        return None if rest is None else _OF_A_PERIOD.get(rest)

    def _field_of(self, text: str) -> str | None:
        if (found := Vocabulary._field_of(self, text)) is not None:
            return found
        key = _TOLD_HOW.sub("", _REMARKS.sub("", label_key(without_marks(text))))
        if key in self.fields:
            return self.fields[key]
        rest = without_period(_YEAR_BEFORE.sub("", key))
        return None if rest is None else _FIELDS.get(_OF_A_PERIOD.get(rest, ""))


def _by_word(meanings: Iterable[tuple[str, str]]) -> dict[str, str]:
    return {label_key(word): meaning for word, meaning in meanings}


@cache
def load_words() -> EvaluationVocabulary:
    """All of them; recognising a document need not have read them."""
    own, below = load_vocabulary(_FOLDER), load_vocabulary(_TARGETS)
    data = load_labels(_FOLDER)
    sections = _by_word((word, SECTION + word) for word in data["sections"])
    # 实际完成情况 has no field in a declaration; here it says what was done.
    kept = {word: name for word, name in below.fields.items() if name != "unread"}
    kept |= {w: n for w, n in below.fields.items() if w not in own.fields}
    notes = {word: key for word, key in own.heads.items() if key == "note"}
    plain = {label_key(word) for kind in ("sources", "totals") for word in data[kind]}
    return EvaluationVocabulary(
        fields={**sections, **own.fields, **kept},
        heads={**own.heads, **below.heads, **notes},
        words=frozenset(below.words | own.words | set(sections) | plain),
    )


def load_rows(kind: str) -> frozenset[str]:
    """The labels of rows of a money table: ``sources`` or ``totals``."""
    return frozenset(label_key(word) for word in load_labels(_FOLDER)[kind])
