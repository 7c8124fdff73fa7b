"""A rule's docstring as the page its reader sees."""

from __future__ import annotations

import inspect
from typing import Any, NamedTuple

from faheng.review.finding import SEVERITIES
from faheng.review.rule import Rule

HEADINGS = ("检查什么", "为什么", "错误示例", "正确示例", "不适用")
_LIFE = {"preview": "试行", "stable": "正式", "deprecated": "停用"}


class RulePage(NamedTuple):
    """Title, sections by heading, and the rule's attributes in the field's words."""

    code: str
    name: str
    title: str
    severity: str
    dimension: str
    basis: str
    status: str
    since: str
    sections: tuple[tuple[str, str], ...]

    def as_text(self) -> str:
        """The page as plain text, as ``faheng explain`` prints it."""
        head = (
            f"{self.code}  {self.title}\n"
            f"{self.severity} · {self.dimension} · {self.status}（自 {self.since}）· {self.name}\n"
            f"依据：{self.basis}"
        )
        body = "\n\n".join(f"{heading}\n{text}" for heading, text in self.sections)
        return f"{head}\n\n{body}\n"


def page_of(rule: Rule[Any]) -> RulePage:
    """The page of a rule, from its docstring and attributes."""
    title, _, rest = (inspect.getdoc(type(rule)) or "").partition("\n")
    sections = []
    for part in rest.split("## ")[1:]:
        heading, _, text = part.partition("\n")
        sections.append((heading.strip(), text.strip()))
    return RulePage(
        code=rule.code,
        name=rule.name,
        title=title.strip().rstrip("。"),
        severity=SEVERITIES[rule.severity],
        dimension=rule.dimension,
        basis="工作惯例" if rule.basis == "practice" else rule.basis,
        status=_LIFE[rule.status],
        since=rule.since,
        sections=tuple(sections),
    )
