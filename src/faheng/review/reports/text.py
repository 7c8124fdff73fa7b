"""A review as plain text, for a terminal or a message."""

from __future__ import annotations

from faheng.review.finding import SEVERITIES
from faheng.review.reports.digest import Digest

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
        for number, (finding, page, place) in enumerate(findings, 1):
            waived = "（已同意豁免）" if finding.waived else ""
            named = finding.facts.get("subject")
            lines.append(f"{number:>3}. {finding.code} {page.title}{waived}")
            lines.append(
                f"     {place}　{named}".rstrip("　") if named else f"     {place}"
            )
            if finding.where.quote:
                lines.append(f"     原文：{shortened(finding.where.quote)}")
            lines.append(f"     {finding.message}")
            lines.append(f"     怎么改：{finding.hint}")
        lines.append("")
    not_checked = sum(len(entries) for _, entries in digest.not_checked)
    lines.append(
        f"查过没有问题的规则 {len(digest.sound)} 条，未能适用的 {not_checked} 条"
        "（用 --format html 查看逐条原因）。"
    )
    if digest.unread:
        lines.append(
            f"另有 {len(digest.unread)} 段文字没有归入任何栏目，只查了文字本身。"
        )
    return "\n".join(lines).translate(_HARMLESS) + "\n"


def shortened(text: str, length: int = 60) -> str:
    """One line of a quote, with an ellipsis where it was cut."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[:length]}……"
