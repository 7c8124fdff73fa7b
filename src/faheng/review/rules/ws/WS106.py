from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.rule import Fault, NotApplicableError, Rule
from faheng.values.numerals import parse_han
from faheng.values.patterns import lazy_pattern

_DIGITS = "一二三四五六七八九"
_STYLES = (
    ("、", lazy_pattern(r"^\s*(?P<count>[一二三四五六七八九十]{1,3})、")),
    ("（）", lazy_pattern(r"^\s*[（(](?P<count>[一二三四五六七八九十]{1,3})[)）]")),
    (".", lazy_pattern(r"^\s*(?P<count>\d{1,2})[.．、](?!\d)")),
    ("()", lazy_pattern(r"^\s*[（(](?P<count>\d{1,2})[)）]")),
)


class Step(NamedTuple):
    """Two marks that follow each other in one list, and all text between them."""

    before: int
    after: int
    printed: str
    between: str


class WS106(Rule[Step]):
    """条目的序号不连续。

    ## 检查什么
    同一层次、前后相接的条目，序号是否逐个递增。

    ## 为什么
    序号跳过一个，可能是漏了一条，也会使引用对不上。

    ## 错误示例
    （一）……（二）……（四）……

    ## 正确示例
    （一）……（二）……（三）……

    ## 不适用
    (1) 文本文件：自动编号在转成文本时会丢失；(2) 表格；(3) 没有带序号的条目。
    """

    name = "numbering-broken"
    dimension = "完整性"
    severity = "warning"
    basis = "practice"
    message = "序号由 {before} 跳到了“{printed}”。"
    hint = "请核对是否漏了条目，或更正序号。"
    not_applicable = "没有前后相接、带序号的条目"

    def select(self, case: Case) -> Iterator[tuple[str, Step]]:
        if case.package.source.format == "txt":  # (1)
            raise NotApplicableError("文本文件里自动编号可能已经丢失，不查序号")
        if case.package.budget is None:  # (2)
            return
        narrative = case.package.budget.narrative
        last: dict[str, tuple[int, int, str]] = {}
        for index, passage in enumerate(narrative):
            style, count, printed = _mark(passage.text)
            if style is None or count is None:
                continue
            known = last.get(style)
            if known is not None and known[2] == passage.section and count != 1:
                between = "".join(part.text for part in narrative[known[0] : index + 1])
                yield (
                    f"/budget/narrative/{index}",
                    Step(known[1], count, printed, between),
                )
            last[style] = (index, count, passage.section)
            _forget_below(last, style)

    def judge(self, subject: Step) -> Fault | None:
        if subject.after in (subject.before + 1, subject.before):
            # A repeated number is often a second list; a gap is what can be shown.
            return None
        if subject.after < subject.before:
            return None
        missing = subject.before + 1
        if any(mark in subject.between for mark in _written(missing)):
            return None
        return Fault(
            {"before": subject.before, "printed": subject.printed},
            quote=subject.printed,
        )


def _mark(text: str) -> tuple[str | None, int | None, str]:
    for style, pattern in _STYLES:
        found = pattern.match(text)
        if found is not None:
            return style, _number(found["count"]), found[0].strip()
    return None, None, ""


def _number(count: str) -> int | None:
    """The count, if it is below a hundred; longer lists are not numbered by hand."""
    number = Decimal(count) if count.isascii() else parse_han(count)
    return int(number) if number is not None and number < 100 else None


def _written(number: int) -> tuple[str, ...]:
    ones = _DIGITS[number % 10 - 1] if number % 10 else ""
    tens = number // 10
    chinese = ones if not tens else f"{_DIGITS[tens - 1] if tens > 1 else ''}十{ones}"
    return (
        f"{chinese}、",
        f"（{chinese}）",
        f"({chinese})",
        f"{number}.",
        f"{number}．",
        f"{number}、",
        f"（{number}）",
        f"({number})",
    )


def _forget_below(last: dict[str, tuple[int, int, str]], style: str) -> None:
    """A new item of a higher level begins its lists anew."""
    names = [name for name, _ in _STYLES]
    for lower in names[names.index(style) + 1 :]:
        last.pop(lower, None)
