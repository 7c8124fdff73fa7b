"""The identities found in a file's figures, in words: 推算口径与标准核对."""

from __future__ import annotations

from collections.abc import Sequence

from faheng.review.standards.standard import Standard

TITLE = "推算口径与标准核对"


def standard_lines(standards: Sequence[Standard]) -> list[str]:
    """The section of a plain text, blank line included; nothing if there is none."""
    if not standards:
        return []
    lines = [f"【{TITLE}】{len(standards)} 项"]
    for number, each in enumerate(standards, 1):
        lines.append(f"{number:>3}. {each.code} {each.name}：{each.formula}")
        lines.append(
            f"     计算为 {each.computed:,.2f} 元，表中 {each.printed:,.2f} 元：{verdict_of(each)}。"
        )
        if each.inferred:
            lines.append(f"     {each.inferred}。")
    return [*lines, ""]


def verdict_of(standard: Standard) -> str:
    """Whether it holds, and by how much it misses."""
    gap = f"{abs(standard.gap):,.2f} 元"
    if not standard.holds:
        return f"不成立，相差 {gap}，请核实"
    return f"成立（取整相差 {gap}）" if standard.gap else "成立"
