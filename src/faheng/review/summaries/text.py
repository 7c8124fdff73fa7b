"""A summary as plain text, for a terminal or a message."""

from __future__ import annotations

from collections.abc import Iterator

from faheng.review.finding import SEVERITIES
from faheng.review.reports.text import harmless, shortened
from faheng.review.summaries.entry import Entry
from faheng.review.summaries.summary import Summary


def text_summary(summary: Summary) -> str:
    """The summary as text: the whole first, then file by file, then what recurs."""
    return harmless("\n".join(_lines(summary))) + "\n"


def _lines(summary: Summary) -> Iterator[str]:
    yield "审核汇总"
    yield summary.headline
    if summary.reviewed:
        yield f"没有必须修改和建议修改之处的文件 {summary.sound} 个。"
    yield from (f"注：{note}" for note in summary.notes)
    worth_a_look = [entry for entry in summary.reviewed if _said(entry)]
    if worth_a_look:
        yield "\n【各文件】"
        for entry in worth_a_look:
            yield f"  {shortened(entry.file, 100)}　{_said(entry)}"
    if summary.unreadable:
        yield f"\n【未能读取】{len(summary.unreadable)} 个"
        for entry in summary.unreadable:
            yield f"  {shortened(entry.file, 100)}：{entry.error}"
    if summary.across:
        yield f"\n【文件之间】{len(summary.across)} 处"
        for entry, remark in summary.across:
            yield (
                f"  {shortened(entry.file, 100)}　{remark.code}"
                f"（{SEVERITIES[remark.severity]}）{remark.message}"
            )
    if summary.recurring:
        yield "\n【各类问题】"
        for each in summary.recurring:
            yield (
                f"  {each.code} {each.title}（{SEVERITIES[each.severity]}）"
                f"　{each.findings} 处，{each.files} 个文件"
            )


def _said(entry: Entry) -> str:
    parts = [
        f"{words} {entry.count(severity)}"
        for severity, words in SEVERITIES.items()
        if entry.count(severity)
    ]
    if entry.waived:
        parts.append(f"已豁免 {entry.waived}")
    return "，".join(parts)
