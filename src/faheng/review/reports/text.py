"""A review as plain text, for a terminal or a message."""

from __future__ import annotations

from faheng.review.finding import SEVERITIES
from faheng.review.reports.digest import (
    Digest,
    Told,
    grant_in_words,
    record_in_words,
)
from faheng.review.reports.standards import standard_lines

# A document's control characters would be the terminal's commands.
_HARMLESS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if code != 10}


def text_report(digest: Digest) -> str:
    """The report as text; findings first, then what was and was not checked."""
    subject = "　".join(
        part
        for part in (digest.bureau, f"{digest.year}年" if digest.year else None)
        if part
    )
    lines = [
        f"{shortened(digest.file, 200)}　{digest.title}",
        *([subject] if subject else []),
    ]
    lines += [digest.verdict, ""]
    for severity, findings in digest.findings:
        if not findings:
            continue
        lines.append(f"【{SEVERITIES[severity]}】{len(findings)} 处")
        for number, told in enumerate(findings, 1):
            lines += _finding_lines(number, told)
            lines.append(f"     怎么改：{told[0].hint}")
        lines.append("")
    lines += _waiver_lines(digest)
    lines += standard_lines(digest.standards)
    not_checked = sum(len(entries) for _, entries in digest.not_checked)
    lines.append(
        f"查过没有问题的规则 {len(digest.sound)} 条，未能适用的 {not_checked} 条"
        "（用 --format html 查看逐条原因）。"
    )
    if digest.unread:
        lines.append(
            f"另有 {len(digest.unread)} 段文字没有归入任何栏目，只查了文字本身。"
        )
    return harmless("\n".join(lines)) + "\n"


def harmless(text: str) -> str:
    """A text without the control characters a terminal would obey."""
    return text.translate(_HARMLESS)


def _finding_lines(number: int, told: Told) -> list[str]:
    finding, page, place = told
    named = finding.facts.get("subject")
    lines = [
        f"{number:>3}. {finding.code} {page.title}",
        f"     {place}　{named}" if named else f"     {place}",
    ]
    if finding.where.quote:
        lines.append(f"     原文：{shortened(finding.where.quote)}")
    lines.append(f"     {finding.message}")
    return lines


def _waiver_lines(digest: Digest) -> list[str]:
    """What is waived, by whom and why; and the records that covered nothing."""
    lines: list[str] = []
    if digest.waived:
        lines.append(f"【已同意豁免】{len(digest.waived)} 处")
        for number, told in enumerate(digest.waived, 1):
            lines += _finding_lines(number, told)
            if told[0].waived:
                lines.append(f"     豁免：{grant_in_words(told[0].waived)}")
        lines.append("")
    if digest.unused_waivers:
        lines.append(f"【没有用到的豁免】{len(digest.unused_waivers)} 条")
        lines += [
            f"{number:>3}. {record_in_words(unused)}：{unused.why}。"
            for number, unused in enumerate(digest.unused_waivers, 1)
        ]
        lines.append("")
    return lines


def shortened(text: str, length: int = 60) -> str:
    """One line of a quote, with an ellipsis where it was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[:length]}……"
