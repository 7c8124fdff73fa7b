"""Reads the files of the indicator library, as strictly as parameters are read.

One file is one field of legal service::

    label: 法律援助
    entries:
      legal-aid-cases:
        name: 办结法律援助案件数
        category: output.quantity        # 2015; category_2021 where it is not the same
        unit: 件                         # null for a qualitative one
        direction: ">="                  # >=, <=, = or qualitative
        target: ≥170件
        counting: 以结案归档日期计，本年度办结并归档的案件数。
        standard: {text: 上年实绩, parameter: fees/legal-aid-case, key: null}
        explanation: 按上年办结量和预算测算填写。
        evidence: 结案归档登记表
        synonyms: [法律援助案件数]
        registers: [legal_aid_cases]
        source: dadukou-2021             # a name in indicators' list of sources

``regional``, ``scoring``, ``method`` and ``confirmed`` may be left out.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml

from faheng.rulebook.indicator_entry import (
    DIRECTIONS,
    METHODS,
    REGISTERS,
    SCORINGS,
    Direction,
    EntrySource,
    IndicatorEntry,
    Method,
    Pair,
    Register,
    Scoring,
    Standard,
)
from faheng.rulebook.loader import load_parameter
from faheng.rulebook.nodes import NodeReader, compose_file
from faheng.values.patterns import lazy_pattern

Word = TypeVar("Word", bound=str)

_ID = lazy_pattern(r"[a-z0-9]+(-[a-z0-9]+)*")
_REQUIRED = frozenset(
    {
        "name",
        "category",
        "unit",
        "direction",
        "target",
        "counting",
        "standard",
        "explanation",
        "evidence",
        "synonyms",
        "registers",
        "source",
    }
)
_OPTIONAL = frozenset({"category_2021", "regional", "scoring", "method", "confirmed"})
# Where the 2021 guide put what it has no place of the same name for.
_MOVED_IN_2021 = {"output.cost": "cost.economic", "benefit.sustained": "benefit.social"}


def read_indicator_file(
    file: Path, taken: Container[str] = ()
) -> tuple[IndicatorEntry, ...]:
    """All entries of one file in order; raises ``RulebookFileError`` for a slip.

    ``taken`` are the ids other files have.
    """
    return tuple(_IndicatorReader(file).all_entries(taken))


class _IndicatorReader(NodeReader):
    """Turns the nodes of one file into indicators."""

    def all_entries(self, taken: Container[str]) -> Iterator[IndicatorEntry]:
        root = self.fields(
            compose_file(self.file),
            required=frozenset({"label", "entries"}),
            allowed=frozenset(),
        )
        label = self.text(root["label"])
        for key, node in self.entries(root["entries"]):
            if not _ID.fullmatch(key.value):
                raise self.fault(key, f"编号“{key.value}”应为小写字母、数字和短横线")
            if key.value in taken:
                raise self.fault(key, f"编号“{key.value}”在另一文件中已有")
            yield self._entry(key.value, label, node)

    def _entry(self, id_: str, label: str, node: yaml.Node) -> IndicatorEntry:
        parts = self.fields(node, required=_REQUIRED, allowed=_OPTIONAL)
        category = self.text(parts["category"])
        moved = parts.get("category_2021", parts["category"])
        newer = self.text(moved)
        direction: Direction = self._word(parts["direction"], DIRECTIONS)
        unit = self.text_or_none(parts["unit"])
        if (unit is None) != (direction == "qualitative"):
            raise self.fault(parts["unit"], "定量指标应有单位，定性指标单位为 null")
        return IndicatorEntry(
            id=id_,
            field=self.file.stem,
            field_label=label,
            name=self.text(parts["name"]),
            pair_2015=self._pair(parts["category"], category, 2015),
            pair_2021=self._pair(moved, _MOVED_IN_2021.get(newer, newer), 2021),
            regional=self._regional(parts.get("regional")),
            unit=unit,
            direction=direction,
            target=self.text(parts["target"]),
            counting=self.text(parts["counting"]),
            standard=self._standard(parts["standard"]),
            explanation=self.text(parts["explanation"]),
            evidence=self.text(parts["evidence"]),
            scoring=self._scoring(parts, category, direction),
            method=self._method(parts, category, direction),
            synonyms=self._texts(parts["synonyms"]),
            registers=self._registers(parts["registers"]),
            source=self._source(parts["source"]),
            confirmed=self.truth(parts.get("confirmed"), name="confirmed"),
        )

    def _pair(self, node: yaml.Node, category: str, taxonomy: int) -> Pair:
        pair = _national_pairs(taxonomy).get(category)
        if pair is None:
            raise self.fault(node, f"{taxonomy}年的指标分级里没有“{category}”")
        return pair

    def _regional(self, node: yaml.Node | None) -> Pair | None:
        if node is None:
            return None
        level1, level2 = self._levels(node)
        known = load_parameter("taxonomy/level2-synonyms").values[-1].value
        category = known.get(level2)
        if category is None:
            raise self.fault(node, f"不认识的二级指标“{level2}”")
        return Pair(level1, level2, category)

    def _levels(self, node: yaml.Node) -> tuple[str, str]:
        names = self._texts(node)
        if len(names) != 2:
            raise self.fault(node, "此处应为一级、二级两个名称")
        return names[0], names[1]

    def _standard(self, node: yaml.Node) -> Standard:
        parts = self.fields(
            node,
            required=frozenset({"text"}),
            allowed=frozenset({"parameter", "key"}),
        )
        return Standard(
            text=self.text(parts["text"]),
            parameter=self.text_or_none(parts.get("parameter")),
            key=self.text_or_none(parts.get("key")),
        )

    def _scoring(
        self, parts: Mapping[str, yaml.Node], category: str, direction: Direction
    ) -> Scoring:
        if (node := parts.get("scoring")) is not None:
            return self._word(node, SCORINGS)
        if category.startswith("satisfaction."):
            return "satisfaction"
        return "graded" if direction == "qualitative" else "proportional"

    def _method(
        self, parts: Mapping[str, yaml.Node], category: str, direction: Direction
    ) -> Method:
        if (node := parts.get("method")) is not None:
            return self._word(node, METHODS)
        if category.startswith("satisfaction."):
            return "survey"
        return "statement" if direction == "qualitative" else "statistics"

    def _registers(self, node: yaml.Node) -> tuple[Register, ...]:
        return tuple(self._word(item, REGISTERS) for item in self._items(node))

    def _source(self, node: yaml.Node) -> EntrySource:
        source = _sources().get(self.text(node))
        if source is None:
            raise self.fault(node, f"不认识的来源“{node.value}”")
        return source

    def _word(self, node: yaml.Node, words: tuple[Word, ...]) -> Word:
        written = self.text(node)
        for word in words:
            if word == written:
                return word
        raise self.fault(node, f"“{written}”应为 {'、'.join(words)} 之一")

    def _texts(self, node: yaml.Node) -> tuple[str, ...]:
        return tuple(self.text(item) for item in self._items(node))

    def _items(self, node: yaml.Node) -> list[yaml.Node]:
        if not isinstance(node, yaml.SequenceNode):
            raise self.fault(node, "此处应为列表")
        items: list[yaml.Node] = node.value
        written = [item.value for item in items]
        for place, item in enumerate(items):
            if item.value in written[:place]:
                raise self.fault(item, f"重复的“{item.value}”")
        return items


@cache
def _national_pairs(taxonomy: int) -> dict[str, Pair]:
    levels = load_parameter(f"taxonomy/levels-{taxonomy}").values[-1].value
    return {
        category: Pair(level1, level2, category)
        for level1, below in levels.items()
        for level2, category in below.items()
    }


@cache
def _sources() -> dict[str, EntrySource]:
    listed = load_parameter("documents/indicator-sources").values[-1].value
    return {
        name: EntrySource(each["title"], each["year"], each.get("number"))
        for name, each in listed.items()
    }
