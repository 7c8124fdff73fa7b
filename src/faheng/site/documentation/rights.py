"""The declared table of who may do what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from faheng.site.bureaus.roles import Role

TABLE = Path(__file__).with_name("who_may_do_what.yaml")
_ANYONE, _OWNER, _NONE = "anyone", "owner", "none"
_KEYS = frozenset({"view", "operation", "get", "post", "when", "who", "own"})

Method = Literal["get", "post"]


@dataclass(frozen=True)
class Line:
    """One thing that is done, and by whom."""

    part: str
    """The heading it stands below."""
    name: str
    """Of the view, or of the operation."""
    method: Method | None
    """``None`` for operations: the interface knows it."""
    does: str
    when: str
    roles: frozenset[Role]
    is_public: bool
    is_owners: bool
    is_own: bool
    """Whether others may do the same with what is theirs."""

    @property
    def key(self) -> str:
        """What tells it from all other lines."""
        return " ".join(filter(None, (self.name, self.does, self.when)))


@cache
def lines() -> tuple[Line, ...]:
    """All lines, in their order; raises for one that says nothing sure."""
    said = yaml.safe_load(TABLE.read_text("utf-8"))
    groups = said["groups"]
    found = [
        _line(part, each, groups)
        for part, several in said["pages"].items()
        for each in several
    ]
    found += [_line("接口", each, groups) for each in said["operations"]]
    return tuple(found)


def _line(part: str, said: Mapping[str, Any], groups: Mapping[str, list[str]]) -> Line:
    if unknown := set(said) - _KEYS:
        raise ValueError(f"{said}: unknown {sorted(unknown)}")
    method: Method | None = None
    if "view" in said:
        method = "get" if "get" in said else "post"
    who = said["who"].split()
    special = {_ANYONE, _OWNER, _NONE}.intersection(who)
    if special and len(who) > 1:
        raise ValueError(f"{said}: {special} stands alone")
    return Line(
        part=part,
        name=said.get("view") or said["operation"],
        method=method,
        does=said[method] if method else "",
        when=said.get("when", ""),
        roles=frozenset(Role) if who == [_ANYONE] else _roles(who, groups),
        is_public=who == [_ANYONE],
        is_owners=who == [_OWNER],
        is_own=said.get("own", False),
    )


def _roles(who: Iterable[str], groups: Mapping[str, list[str]]) -> frozenset[Role]:
    names = [
        name for each in who for name in groups.get(each, [each]) if each != _OWNER
    ]
    return frozenset(Role(name) for name in names if name != _NONE)
