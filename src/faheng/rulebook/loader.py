"""Reads parameter files, strictly: a slip in the data is an error with file and line.

One file is one parameter::

    label: 单位缴纳基本养老保险的比例
    unit: "%"
    values:
      2019-05-01:
        value: 16
        source: {title: 降低社会保险费率综合方案, number: 国办发〔2019〕13号, article: 一}
        confirmed: false     # optional; true unless said

``value: null`` ends the parameter. Keys inside a value are text as printed, so codes
need no quotes as keys; numbers with a point become ``Decimal``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from faheng.rulebook.exceptions import UnknownParameterError
from faheng.rulebook.nodes import NodeReader, compose_file
from faheng.rulebook.parameter import DatedValue, Parameter, Source
from faheng.values.patterns import lazy_pattern

DATA = Path(__file__).parent / "data"
# The indicator library has a format of its own.
INDICATORS = DATA / "indicators"
_NAME = lazy_pattern(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+")


@cache
def load_parameter(name: str) -> Parameter:
    """The parameter of this name, such as ``payroll/pension``; read when first asked."""
    file = DATA / f"{name}.yaml"
    if not _NAME.fullmatch(name) or file.parent == INDICATORS or not file.is_file():
        raise UnknownParameterError(name)
    return read_parameter(name, file)


def parameter_names() -> tuple[str, ...]:
    """The names of all parameters there are."""
    files = sorted(file for file in DATA.rglob("*.yaml") if file.parent != INDICATORS)
    return tuple(file.relative_to(DATA).with_suffix("").as_posix() for file in files)


def read_parameter(name: str, file: Path) -> Parameter:
    """One parameter from a file that need not be the rulebook's own."""
    return _ParameterReader(file).parameter(name, compose_file(file))


class _ParameterReader(NodeReader):
    """Turns the nodes of one file into a parameter."""

    def parameter(self, name: str, root: yaml.Node) -> Parameter:
        parts = self.fields(
            root, required=frozenset({"label", "values"}), allowed=frozenset({"unit"})
        )
        values = tuple(self._values(parts["values"]))
        if not values:
            raise self.fault(parts["values"], "values 是空的")
        return Parameter(
            name=name,
            label=self.text(parts["label"]),
            unit=self.text_or_none(parts.get("unit")),
            values=values,
        )

    def _values(self, node: yaml.Node) -> Iterator[DatedValue]:
        last: date | None = None
        for key, entry in self.entries(node):
            since = self._day(key)
            if last is not None and since <= last:
                raise self.fault(key, f"日期未按先后排列：{since} 在 {last} 之后")
            last = since
            yield self._dated_value(since, entry)

    def _dated_value(self, since: date, node: yaml.Node) -> DatedValue:
        parts = self.fields(
            node,
            required=frozenset({"value", "source"}),
            allowed=frozenset({"confirmed"}),
        )
        return DatedValue(
            since=since,
            value=self.plain(parts["value"]),
            source=self._source(parts["source"]),
            confirmed=self.truth(parts.get("confirmed"), name="confirmed"),
        )

    def _source(self, node: yaml.Node) -> Source:
        parts = self.fields(
            node,
            required=frozenset({"title"}),
            allowed=frozenset({"number", "article"}),
        )
        return Source(
            title=self.text(parts["title"]),
            number=self.text_or_none(parts.get("number")),
            article=self.text_or_none(parts.get("article")),
        )

    def _day(self, node: yaml.ScalarNode) -> date:
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            raise self.fault(node, f"“{node.value}”不是日期") from None
