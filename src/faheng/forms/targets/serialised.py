"""Indicators written one after the other into a single cell.

::

    items   := item (";" item)* "。"?
    item    := number "、" level1 "," level2 "," name "；" period "," annual
    period  := "实施周期指标值:" text
    annual  := "年度指标值:" text
    level1  := code "-" text        level2 := code "-" text

Wrapping may have split every word, and marks may be full or half width; a full stop
may stand for the comma before 年度指标值. Either value may be missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from faheng.forms.claims import Strand, Unit
from faheng.forms.draft import Draft
from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.mending import Flow
from faheng.values.patterns import lazy_pattern

_ITEM = lazy_pattern(
    r"(?:(?<=[;；。])|^)(?P<number>\d{1,3})(?P<stop>[、.．])"
    r"(?P<level1>\d{1,2}-[^,，;；。]{1,20}|[^\d,，;；。、]{1,10}指标)(?P<comma1>[,，])"
    r"(?P<level2>\d{1,2}-[^,，;；。]{1,20}|[^\d,，;；。、]{1,14})(?P<comma2>[,，])"
)
# Without their codes only levels that say what they are begin an item.
_BEGINS = lazy_pattern(
    r"\s*\d{1,3}\s*[、.．]\s*(?:\d{1,2}\s*-\s*\D|[^\d\s,，;；。、]{1,10}指标\s*[,，])"
)
_PERIOD = lazy_pattern(r"[;；,，。]?实施周期指标值[:：]")
_ANNUAL = lazy_pattern(r"[;；,，。]?年度指标值[:：]")
_END = lazy_pattern(r"[;；。]+$")
_FIRST_NUMBER = lazy_pattern(r"(\d{1,3})[、.．]")
# Of a number torn by a page end: the 1 of 11.
_TORN_NUMBER = lazy_pattern(r"[;；。](\d{1,2})$")
# The head of an item of which the page shows no more: ``;8、3-满意``.
_CUT_OFF = lazy_pattern(r"[;；](\d{1,3})[、.．](?:\d{1,2}(?:-(?!\d)[^;；。]*)?)?$")
_OPEN = tuple(";；,，、:：")
_VALUE = "指标值"


def begins_item(text: str) -> bool:
    """Whether a line begins a serialised list, as ``1、2-效益指标,``."""
    return _BEGINS.match(text) is not None


def is_item_of(level1: str, level2: str) -> bool:
    """Whether an indicator of these levels would be found in such a list."""
    return _ITEM.fullmatch(f"1、{level1},{level2},") is not None


def begins_list(text: str) -> bool:
    """Whether a line begins such a list with its first indicator."""
    return begins_item(text) and re.match(r"\s*0?1\s*[、.．]", text) is not None


def holds_items(text: str) -> bool:
    """Whether a cell holds indicators written this way."""
    return "指标值" in text and begins_item(text)


def list_goes_on(above: str, below: str) -> bool:
    """Whether a list torn by a page end goes on below: its numbers, or its last item.

    Where nothing is printed below, the list above must be one nobody would end there.
    """
    above, below = "".join(above.split()), "".join(below.split())
    numbers = [int(item["number"]) for item in _ITEM.finditer(above)]
    if not numbers:
        return False
    if not below:
        last = list(_ITEM.finditer(above))[-1]
        return above.endswith(_OPEN) or _VALUE not in above[last.end() :]
    first = _FIRST_NUMBER.match(below) if begins_item(below) else None
    torn = _TORN_NUMBER.search(above)
    if first is not None:
        number = (torn[1] if torn else "") + first[1]
        return int(number) == numbers[-1] + 1
    later = next((int(item["number"]) for item in _ITEM.finditer(below)), None)
    if later is not None and later not in (numbers[-1] + 1, numbers[-1] + 2):
        return False
    return _VALUE in below or not above.endswith("。")


def read_items(units: Sequence[Unit], draft: Draft) -> list[PrintedIndicator]:
    """The indicators in these lines or cells; what fits no item is left unclaimed."""
    strand = Strand(units)
    flow = Flow(strand)
    starts = list(_ITEM.finditer(flow.text))
    if not starts:
        return []
    ends = [item.start() for item in starts[1:]] + [_end_of_list(flow.text, starts[-1])]
    return [
        _Item(draft, flow, item, end).read()
        for item, end in zip(starts, ends, strict=True)
    ]


def _end_of_list(text: str, last: re.Match[str]) -> int:
    """Where the last item ends: before the head of a next one that was cut off."""
    cut = _CUT_OFF.search(text, last.end())
    if cut is None or int(cut[1]) != int(last["number"]) + 1:
        return len(text)
    return cut.start(1)


class _Item:
    """One item between two offsets of the mended text."""

    def __init__(self, draft: Draft, flow: Flow, head: re.Match[str], end: int) -> None:
        self._draft = draft
        self._flow = flow
        self._head = head
        self._end = end
        self._found = PrintedIndicator(shares_units=True)

    def read(self) -> PrintedIndicator:
        head, text = self._head, self._flow.text
        self._take("number", *head.span("number"))
        self._label(*head.span("stop"))
        for level in ("level1", "level2"):
            self._take(level, *head.span(level))
        self._label(*head.span("comma1"))
        self._label(*head.span("comma2"))
        period = _PERIOD.search(text, head.end(), self._end)
        after = period.end() if period else head.end()
        annual = _ANNUAL.search(text, after, self._end)
        tail = _END.search(text, after, self._end)
        end = tail.start() if tail else self._end
        first = period or annual
        self._take("name", head.end(), first.start() if first else end)
        if period:
            self._label(*period.span())
            until = annual.start() if annual else end
            self._take("period_target", period.end(), until)
        if annual:
            self._label(*annual.span())
            self._take("target", annual.end(), end)
        if tail:
            self._label(tail.start(), self._end)
        return self._found

    def _take(self, key: str, start: int, end: int) -> None:
        if start >= end:
            return
        first, last = self._flow.span(start, end)
        self._draft.take_span(self._flow.strand, first, last)
        self._found.texts[key] = self._flow.text[start:end].strip()
        self._found.units[key] = self._unit_at(first)

    def _label(self, start: int, end: int) -> None:
        first, last = self._flow.span(start, end)
        self._draft.label_span(self._flow.strand, first, last)

    def _unit_at(self, offset: int) -> Unit:
        return self._flow.strand.unit_at(offset)[0]
