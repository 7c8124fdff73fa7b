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

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from faheng.rulebook.exceptions import RulebookFileError, UnknownParameterError
from faheng.rulebook.parameter import DatedValue, Parameter, Source
from faheng.values.patterns import lazy_pattern

DATA = Path(__file__).parent / "data"
_NAME = lazy_pattern(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+")


def _whole_number(text: str) -> int:
    """An integer as people write it; 0101 is a code and wants quotes."""
    if text != str(number := int(text)):
        raise ValueError(text)
    return number


_SCALARS: dict[str, Callable[[str], Any]] = {
    "str": str,
    "int": _whole_number,
    "float": Decimal,
    "timestamp": date.fromisoformat,
    "bool": lambda text: {"true": True, "false": False}[text.lower()],
}
_YAML: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_parameter(name: str) -> Parameter:
    """The parameter of this name, such as ``payroll/pension``; read when first asked."""
    file = DATA / f"{name}.yaml"
    if not _NAME.fullmatch(name) or not file.is_file():
        raise UnknownParameterError(name)
    return read_parameter(name, file)


def parameter_names() -> tuple[str, ...]:
    """The names of all parameters there are."""
    files = sorted(DATA.rglob("*.yaml"))
    return tuple(file.relative_to(DATA).with_suffix("").as_posix() for file in files)


def read_parameter(name: str, file: Path) -> Parameter:
    """One parameter from a file that need not be the rulebook's own."""
    try:
        root = yaml.compose(file.read_text("utf-8"), Loader=_YAML)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RulebookFileError(
            file, line, f"不是有效的YAML：{error.problem}"
        ) from None
    if root is None:
        raise RulebookFileError(file, 1, "文件是空的")
    return _FileReader(file).parameter(name, root)


class _FileReader:
    """Turns the nodes of one file into a parameter, and knows where each one stands."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def parameter(self, name: str, root: yaml.Node) -> Parameter:
        parts = self._fields(root, required={"label", "values"}, allowed={"unit"})
        values = tuple(self._values(parts["values"]))
        if not values:
            raise self._fault(parts["values"], "values 是空的")
        unit = parts.get("unit")
        return Parameter(
            name=name,
            label=self._text(parts["label"]),
            unit=None if unit is None else self._text_or_none(unit),
            values=values,
        )

    def _values(self, node: yaml.Node) -> Iterator[DatedValue]:
        last: date | None = None
        for key, entry in self._entries(node):
            since = self._day(key)
            if last is not None and since <= last:
                raise self._fault(key, f"日期未按先后排列：{since} 在 {last} 之后")
            last = since
            yield self._dated_value(since, entry)

    def _dated_value(self, since: date, node: yaml.Node) -> DatedValue:
        parts = self._fields(node, required={"value", "source"}, allowed={"confirmed"})
        confirmed = True
        if (mark := parts.get("confirmed")) is not None:
            confirmed = self._plain(mark)
            if not isinstance(confirmed, bool):
                raise self._fault(mark, "confirmed 只能是 true 或 false")
        return DatedValue(
            since=since,
            value=self._plain(parts["value"]),
            source=self._source(parts["source"]),
            confirmed=confirmed,
        )

    def _source(self, node: yaml.Node) -> Source:
        parts = self._fields(node, required={"title"}, allowed={"number", "article"})
        number, article = parts.get("number"), parts.get("article")
        return Source(
            title=self._text(parts["title"]),
            number=None if number is None else self._text_or_none(number),
            article=None if article is None else self._text_or_none(article),
        )

    def _fields(
        self, node: yaml.Node, *, required: set[str], allowed: set[str]
    ) -> dict[str, yaml.Node]:
        """The entries of a mapping whose keys are fixed by the format."""
        found: dict[str, yaml.Node] = {}
        for key, value in self._entries(node):
            if key.value not in required | allowed:
                raise self._fault(key, f"不认识的键“{key.value}”")
            found[key.value] = value
        if missing := sorted(required - found.keys()):
            raise self._fault(node, f"缺少“{'、'.join(missing)}”")
        return found

    def _entries(self, node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        """Keys and values of a mapping in order, each key scalar and only once."""
        if not isinstance(node, yaml.MappingNode):
            raise self._fault(node, "此处应为“键: 值”")
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self._fault(key, "键应为文字")
            if key.value in seen:
                raise self._fault(key, f"重复的键“{key.value}”")
            seen.add(key.value)
            yield key, value

    def _plain(self, node: yaml.Node) -> Any:
        """The immutable value of a node."""
        if isinstance(node, yaml.MappingNode):
            return MappingProxyType(
                {key.value: self._plain(item) for key, item in self._entries(node)}
            )
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._plain(item) for item in node.value)
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> Any:
        text = str(node.value)
        kind = node.tag.rpartition(":")[2]
        if kind == "null":
            return None
        read = _SCALARS.get(kind)
        if read is None:
            raise self._fault(node, f"“{text}”应写成带引号的文字")
        try:
            return read(text)
        except (ArithmeticError, KeyError, ValueError):
            raise self._fault(node, f"“{text}”应写成带引号的文字") from None

    def _text(self, node: yaml.Node) -> str:
        value = self._plain(node)
        if not isinstance(value, str) or not value.strip():
            raise self._fault(node, "此处应为文字")
        return value

    def _text_or_none(self, node: yaml.Node) -> str | None:
        return None if self._plain(node) is None else self._text(node)

    def _day(self, node: yaml.ScalarNode) -> date:
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            raise self._fault(node, f"“{node.value}”不是日期") from None

    def _fault(self, node: yaml.Node, what: str) -> RulebookFileError:
        return RulebookFileError(self.file, node.start_mark.line + 1, what)
