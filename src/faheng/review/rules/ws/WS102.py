from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from faheng.review.case import Case
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.review.texts import proses
from faheng.rulebook import load_parameter
from faheng.values.patterns import lazy_pattern

_NATION = "中华人民共和国"
# Naming a former rule as former is no mistake.
_FORMER = ("原《", "废止", "失效", "停止执行", "代替", "取代", "修订前")
_SENTENCES = lazy_pattern(r"[。；;！？\n]")


class Cited(NamedTuple):
    """A document or term with a successor, cited in a file of some day."""

    cited: str
    since: date
    instead: str | None
    basis: str
    day: date


class WS102(Rule[Cited]):
    """引用的制度或用语已被替代。

    ## 检查什么
    文中引用的制度、办法，以及沿用的专门用语，在文件所属年度是否已被新的规定替代。

    ## 为什么
    依据已经失效，会影响文件的严肃性；用语过时，也常说明文字沿用自多年以前。

    ## 错误示例
    2023 年的文件写“严格执行《行政单位会计制度》”（2019 年起执行政府会计制度）。

    ## 正确示例
    2023 年的文件写“严格执行政府会计制度”。

    ## 不适用
    (1) 文件没有写明年度；(2) 没有提到词表中的制度和用语；(3) 提到时已说明是原规定。
    """

    name = "rule-replaced"
    dimension = "相关性"
    severity = "warning"
    basis = "各替代文件，见逐条说明"
    message = "“{cited}”自 {since} 起已被替代（{basis}）。"
    hint = "请核实是否应改为“{instead}”。"
    not_applicable = "没有提到已被替代的制度和用语"

    def select(self, case: Case) -> Iterator[tuple[str, Cited]]:
        day = case.as_of
        if day is None:  # (1)
            raise NotApplicableError("文件没有写明年度，无法判断所引制度是否有效")
        for prose in proses(case.package):
            if _any_name().search(prose.text) is None:  # (2)
                continue
            text = _said_as_in_force(prose.text)  # (3)
            for entry in _known():
                for name in entry["names"]:
                    written = _as_cited(name, text, kind=entry["kind"])
                    if written is not None:  # (2)
                        yield (
                            prose.path,
                            Cited(
                                written,
                                entry["since"],
                                entry["by"],
                                entry["basis"],
                                day,
                            ),
                        )
                        break

    def judge(self, subject: Cited) -> Fault | None:
        if subject.day < subject.since:
            return None
        hint = None if subject.instead else "请核实是否仍应使用这一用语。"
        return Fault(
            {
                "cited": subject.cited,
                "since": f"{subject.since.year}年{subject.since.month}月{subject.since.day}日",
                "basis": subject.basis,
                "instead": subject.instead,
            },
            hint=hint,
            quote=subject.cited,
        )


@cache
def _known() -> tuple[Mapping[str, Any], ...]:
    """What is certain to have a successor."""
    entries = load_parameter("documents/replaced").values[-1].value
    return tuple(entry for entry in entries if entry.get("certain", True))


@cache
def _any_name() -> re.Pattern[str]:
    """Any of the names, to pass over the many texts without one."""
    names = (name for entry in _known() for name in entry["names"])
    return re.compile("|".join(map(re.escape, names)))


def _said_as_in_force(text: str) -> str:
    """The text without the sentences that say a rule is a former one."""
    return "\n".join(
        sentence
        for sentence in _SENTENCES.split(text)
        if not any(word in sentence for word in _FORMER)
    )


def _as_cited(name: str, text: str, *, kind: str) -> str | None:
    """How the text names it: a document only within book-title marks."""
    if kind == "term":
        return name if name in text else None
    for title in (f"《{name}》", f"《{_NATION}{name}》"):
        if title in text:
            return title
    return name if "〔" in name and name in text else None
