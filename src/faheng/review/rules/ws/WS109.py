from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from faheng.review.case import Case
from faheng.review.finding import Fix
from faheng.review.rule import Fault, Rule
from faheng.review.texts import Prose, proses
from faheng.values.patterns import lazy_pattern

# 较 2020 年较少 1 万元: before an amount only 减少 can be meant.
_FEWER = lazy_pattern(
    r"(?:较|比)\s*(?:上年|去年|\d{4}\s*年)(?:预算|决算)?\s*(较少)(?=\s*\d[\d,.]*\s*万?元)"
)


@cache
def _misspellings() -> dict[str, str]:
    text = Path(__file__).with_name("misspellings.yaml").read_text("utf-8")
    known: dict[str, str] = yaml.safe_load(text)
    return known


@cache
def _any_misspelling() -> re.Pattern[str]:
    """Any of them, to pass over the many texts without one."""
    return re.compile("|".join(map(re.escape, _misspellings())))


class Looked(NamedTuple):
    """A stretch of prose, and a slip in it: what is written, what is meant, where."""

    prose: Prose
    written: str | None = None
    meant: str = ""
    at: int = 0


class WS109(Rule[Looked]):
    """可能有错别字。

    ## 检查什么
    文中是否出现常见的误写。所查的词表只收在任何语境下都不成词的写法。

    ## 为什么
    错别字会让公开的文件显得草率，有的还会改变原意。

    ## 错误示例
    建设法只政府。

    ## 正确示例
    建设法治政府。

    ## 不适用
    文件中没有成段的文字。
    """

    name = "likely-misspelling"
    dimension = "完整性"
    severity = "info"
    basis = "practice"
    message = "{field}中的“{written}”可能是“{meant}”之误。"
    hint = "请核实，如属笔误请改为“{meant}”。"
    not_applicable = "文件中没有可查的文字"

    def select(self, case: Case) -> Iterator[tuple[str, Looked]]:
        for prose in proses(case.package):
            slips = list(_slips(prose))
            for looked in slips or [Looked(prose)]:
                yield prose.path, looked

    def judge(self, subject: Looked) -> Fault | None:
        written, at = subject.written, subject.at
        if written is None:
            return None
        text = subject.prose.text
        around = text[max(at - 8, 0) : at + len(written) + 8]
        facts = {"field": subject.prose.field, "meant": subject.meant}
        return Fault(
            {**facts, "written": written},
            quote=around.strip(),
            fix=Fix(before=written, after=subject.meant),
        )


def _slips(prose: Prose) -> Iterator[Looked]:
    for found in _any_misspelling().finditer(prose.text):
        written = found[0]
        yield Looked(prose, written, _misspellings()[written], found.start())
    for found in _FEWER.finditer(prose.text):
        yield Looked(prose, "较少", "减少", found.start(1))
