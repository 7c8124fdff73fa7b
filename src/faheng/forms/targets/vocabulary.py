"""The printed words of a layout, from its own ``labels.yaml``.

::

    words: [总体目标]                     # carry no information of their own
    fields: {project.name: [项目名称]}     # stand before what they name
    heads: {target: [指标值, 目标值]}      # stand above what they name
    compounds:                            # the same, put together from parts
      heads: {target: [[[年度, 本年], [指标值, 目标值]]]}

A label may be printed with its unit behind it, ``年度资金（元）``; declaring
``年度资金`` is enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from faheng.forms.claims import UNIT_BEHIND, key_among, label_key, without_marks
from faheng.values.patterns import lazy_pattern

_YAML: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# 指标值（包含数字及文字描述）, 中期目标（2022年-2024年）: a remark, not another label.
_REMARK_BEHIND = lazy_pattern(r"(?<=.)\([^()]{1,24}\)$")
_REMARK = lazy_pattern(r"[（(][^（）()]{1,24}[)）]\s*$")
_NUMBER_BEFORE = lazy_pattern(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.．])\s*(?=\D)"
)
_YEAR_BEFORE = lazy_pattern(r"^20\d{2}年?度?(?=\D)")
_LONGEST = 60


@lru_cache(maxsize=8192)
def _known(find: Callable[[str], str | None], text: str) -> str | None:
    """What a word was found to mean: each cell of a form is asked about many times."""
    return find(text)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What each printed word of a layout means."""

    fields: Mapping[str, str]
    heads: Mapping[str, str]
    words: frozenset[str]

    def field_of(self, text: str) -> str | None:
        """The field a label cell names."""
        return _known(self._field_of, text) if 0 < len(text) <= _LONGEST else None

    def head_of(self, text: str) -> str | None:
        """The column a head cell names; it may name a year before, ``2023年目标值``."""
        return _known(self._head_of, text) if 0 < len(text) <= _LONGEST else None

    def numbered_field_of(self, text: str) -> str | None:
        """The field a label cell names, with a number before it or not.

        一、财政拨款 is a row of a budget.
        """
        if (found := self.field_of(text)) is not None:
            return found
        found = self.field_of(text[start:]) if (start := label_start(text)) else None
        return None if found and found.startswith("source.") else found

    def _field_of(self, text: str) -> str | None:
        return self._meaning(self.fields, text)

    def _head_of(self, text: str) -> str | None:
        found = self._meaning(self.heads, text)
        if found is None and _YEAR_BEFORE.match(label_key(text)):
            return self._meaning(self.heads, _YEAR_BEFORE.sub("", label_key(text)))
        return found

    def is_word(self, text: str) -> bool:
        return len(text) <= _LONGEST and key_among(
            label_key(without_marks(text)), self.words
        )

    @property
    def labels(self) -> frozenset[str]:
        """All declared labels, for the claims."""
        return self.words

    @staticmethod
    def _meaning(known: Mapping[str, str], text: str) -> str | None:
        key = label_key(without_marks(text))
        return (
            known.get(key)
            or known.get(UNIT_BEHIND.sub("", key))
            or known.get(_REMARK_BEHIND.sub("", key))
        )


def label_end(text: str) -> int:
    """Where a label ends that has a remark in brackets behind it."""
    remark = _REMARK.search(text)
    return remark.start() if remark else len(text)


def label_start(text: str) -> int:
    """Where a label begins that has a number in front of it: 一、项目名称."""
    number = _NUMBER_BEFORE.match(text)
    return number.end() if number else 0


def unit_in(text: str) -> str | None:
    """The money unit a label carries behind it, as in ``资金来源（元）``."""
    behind = UNIT_BEHIND.search(label_key(without_marks(text)))
    return behind[1] if behind else None


@cache
def load_labels(folder: Path) -> Mapping[str, Any]:
    """All a layout's ``labels.yaml`` says, for what only that layout needs."""
    with (folder / "labels.yaml").open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.load(file, Loader=_YAML)
    return data


@cache
def load_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary of the layout in this folder."""
    data = load_labels(folder)
    made = data.get("compounds", {})
    fields = _compounds(made.get("fields", {})) | _by_word(data.get("fields", {}))
    heads = _compounds(made.get("heads", {})) | _by_word(data.get("heads", {}))
    plain = {label_key(word) for word in data.get("words", ())}
    plain |= _compounds(made.get("words", {})).keys()
    named = {*fields, *heads}
    return Vocabulary(fields, heads, frozenset(plain | named))


def _by_word(meanings: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {
        label_key(word): meaning
        for meaning, words in meanings.items()
        for word in words
    }


def _compounds(
    meanings: Mapping[str, Sequence[Sequence[Sequence[str]]]],
) -> dict[str, str]:
    """Every word that can be put together: one of each part, in their order."""
    return {
        label_key("".join(parts)): meaning
        for meaning, patterns in meanings.items()
        for pattern in patterns
        for parts in product(*pattern)
    }
