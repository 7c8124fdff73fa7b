"""YAML read strictly: what stands where, and a slip named with its file and line.

Keys are text and stand once; numbers with a point become ``Decimal``; what comes out
is immutable. Readers of one kind of file build on :class:`NodeReader`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from faheng.rulebook.exceptions import RulebookFileError


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


def compose_file(file: Path) -> yaml.Node:
    """The nodes of a file; raises ``RulebookFileError`` if it is no YAML or empty."""
    try:
        root = yaml.compose(file.read_text("utf-8"), Loader=_YAML)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RulebookFileError(
            file, line, f"不是有效的YAML：{error.problem}"
        ) from None
    if root is None:
        raise RulebookFileError(file, 1, "文件是空的")
    return root


class NodeReader:
    """Turns the nodes of one file into values, and knows where each one stands."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def fields(
        self, node: yaml.Node, *, required: frozenset[str], allowed: frozenset[str]
    ) -> dict[str, yaml.Node]:
        """The entries of a mapping whose keys are fixed by the format."""
        found: dict[str, yaml.Node] = {}
        for key, value in self.entries(node):
            if key.value not in required | allowed:
                raise self.fault(key, f"不认识的键“{key.value}”")
            found[key.value] = value
        if missing := sorted(required - found.keys()):
            raise self.fault(node, f"缺少“{'、'.join(missing)}”")
        return found

    def entries(self, node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        """Keys and values of a mapping in order, each key scalar and only once."""
        if not isinstance(node, yaml.MappingNode):
            raise self.fault(node, "此处应为“键: 值”")
        seen: set[str] = set()
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise self.fault(key, "键应为文字")
            if key.value in seen:
                raise self.fault(key, f"重复的键“{key.value}”")
            seen.add(key.value)
            yield key, value

    def plain(self, node: yaml.Node) -> Any:
        """The immutable value of a node."""
        if isinstance(node, yaml.MappingNode):
            return MappingProxyType(
                {key.value: self.plain(item) for key, item in self.entries(node)}
            )
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.plain(item) for item in node.value)
        return self._scalar(node)

    def text(self, node: yaml.Node) -> str:
        """Text that is not blank."""
        value = self.plain(node)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(node, "此处应为文字")
        return value

    def text_or_none(self, node: yaml.Node | None) -> str | None:
        """Text, or ``None`` where it says null or the key is left out."""
        return None if node is None or self.plain(node) is None else self.text(node)

    def truth(self, node: yaml.Node | None, *, name: str) -> bool:
        """What a mark of this name says; true where it is left out."""
        value = True if node is None else self.plain(node)
        if node is not None and not isinstance(value, bool):
            raise self.fault(node, f"{name} 只能是 true 或 false")
        return bool(value)

    def fault(self, node: yaml.Node, what: str) -> RulebookFileError:
        """The error to raise for a slip at this node."""
        return RulebookFileError(self.file, node.start_mark.line + 1, what)

    def _scalar(self, node: yaml.Node) -> Any:
        text = str(node.value)
        kind = node.tag.rpartition(":")[2]
        if kind == "null":
            return None
        read = _SCALARS.get(kind)
        if read is None:
            raise self.fault(node, f"“{text}”应写成带引号的文字")
        try:
            return read(text)
        except (ArithmeticError, KeyError, ValueError):
            raise self.fault(node, f"“{text}”应写成带引号的文字") from None
