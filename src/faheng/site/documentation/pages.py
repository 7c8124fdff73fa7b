"""Who may do what, as a page of the reference."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from faheng.site.bureaus.roles import Role
from faheng.site.documentation.rights import Line, lines
from faheng.site.rest.interface import description

_HEAD = """# 谁能办什么

本页由权限表生成（`bin/generate`）。测试以每个角色、未登录的人和外单位的同一角色，把每一行实际试办一遍，与本页不符即不通过。

- “{yes}”：可以办理；空白：不能办理，看不到的内容回答“没有这一页”。
- “外单位”：外单位的同一角色。“{own}”：只能办理自己的。
- 未登录的人只能办理注明“不需登录”的各项。
- 经办人、科室负责人只看到、只办理本科室的项目；财政业务科室、上级主管部门看到的是报出的内容。
- 有的事项除角色外还看本人是否已经手：填报、报送过的人不审签，申请人不审批自己的申请。
- “二上填报中”等是试办时事项所处的状态；各状态下能办什么见[流转](yearly-circle.md)。
"""
_YES, _OWN = "✓", "自己的"


def rights_page() -> str:
    """The declared table, part by part."""
    parts = [_HEAD.format(yes=_YES, own=_OWN)]
    for part, several in groupby(lines(), lambda line: line.part):
        parts.append(f"## {part}\n")
        parts.append(_row("事项", *(str(role.label) for role in Role), "外单位"))
        parts.append(_row(*("---" for _ in range(len(Role) + 2))))
        parts.extend(_told(line) for line in several)
        parts.append("")
    return "\n".join(parts)


def _told(line: Line) -> str:
    if line.is_owners:
        marks = [_OWN] * len(Role)
    else:
        marks = [_YES if role in line.roles else "" for role in Role]
    return _row(_what(line), *marks, _OWN if line.is_own or line.is_owners else "")


def _what(line: Line) -> str:
    if line.method is None:
        method, address, does = operations()[line.name]
    else:
        method, address, does = line.method.upper(), addresses()[line.name], line.does
    when = f"（{line.when}）" if line.when else ""
    public = "；不需登录" if line.is_public else ""
    return f"{does.rstrip('。')}{when}{public}<br>`{method} {address}`"


@cache
def operations() -> dict[str, tuple[str, str, str]]:
    """Method, address and first sentence of each operation."""
    found = {
        operation["operationId"]: (method.upper(), path, operation["description"])
        for path, methods in description()["paths"].items()
        for method, operation in methods.items()
    }
    return {"description": ("GET", "/api/v1/openapi.json", "接口说明。"), **found}


@cache
def addresses() -> dict[str, str]:
    """The address of each named view, operations of the interface left out."""
    return dict(_below(get_resolver().url_patterns, "", "/"))


def _below(patterns: list[Any], space: str, start: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        here = start + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            if inner != "rest:":
                yield from _below(pattern.url_patterns, space + inner, here)
        elif isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", here


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
