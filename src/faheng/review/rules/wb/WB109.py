from __future__ import annotations

from collections.abc import Iterator, Sequence

from faheng.review.case import Case
from faheng.review.finding import Severity
from faheng.review.prose.statements import Figure
from faheng.review.rule import Fault, Rule
from faheng.review.rules.wb.compositions import (
    Composition,
    budget_composition,
    compositions,
    prints_cents,
    public_compositions,
    reserved,
)
from faheng.review.rules.wb.narrative import budget_of, in_wan, narrative
from faheng.review.rules.wb.tables import tables_of

_MOST_NAMED = 10
_ONE_PART = "“{label}”文中写{stated}，其中的{working}却比它多。"


class WB109(Rule[Composition]):
    """文中各部分相加不等于总数。

    ## 检查什么
    文字说明里的货物、工程、服务采购，“三公”经费各项，各项收入，各类支出，基本支出与项目支出，人员经费与公用经费，各种车辆，相加是否等于所列总数。
    四舍五入造成的尾差（每个数不超过末位的一半）不算不等。

    ## 为什么
    加不起来，必有一个数是错的。

    ## 错误示例
    “政府采购预算 79.01 万元，其中：货物 14.5 万元、工程 0 万元、服务 54.51 万元。”

    ## 正确示例
    “政府采购预算 79.01 万元，其中：货物 14.5 万元、工程 0 万元、服务 64.51 万元。”

    ## 不适用
    (1) 没有文字说明；(2) 没有同时写出总数和各部分；(3) 只列了一部分，且没有超过总数。
    """

    name = "parts-do-not-add"
    dimension = "文表一致"
    severity = "error"
    basis = "practice"
    message = "“{label}”文中写{stated}，而{working}相加为{total}。"
    hint = "请核实总数和各部分，改为一致。"
    not_applicable = "没有同时写出总数和各部分"

    def select(self, case: Case) -> Iterator[tuple[str, Composition]]:
        tables = tables_of(budget_of(case))  # (1)
        all_told = tuple(narrative(case))
        dropped = prints_cents(all_told)
        found = [each for told in all_told for each in compositions(told, tables)]
        found += reserved(all_told)
        found += public_compositions(all_told)
        found += budget_composition(all_told)
        for each in found:  # (2)
            yield each.told.path, each._replace(zeros_dropped=dropped)

    def judge(self, subject: Composition) -> Fault | None:
        gap = subject.gap
        if abs(gap) <= subject.slack:
            return None
        certain = abs(gap) > subject.wide_slack
        severity: Severity | None = None if certain else "warning"
        if gap < 0 and not subject.complete:  # (3)
            if not subject.counted:
                return None
            severity = "info"
        whole = subject.whole
        total = f"{subject.total:f}辆" if subject.counted else in_wan(subject.total)
        return Fault(
            {
                "label": whole.label,
                "stated": whole.amount.text,
                "working": _listed(subject.parts),
                "total": total,
            },
            severity=severity,
            message=_ONE_PART if len(subject.parts) == 1 else None,
            quote=subject.told.prose.excerpt(whole.span),
            column=f"{whole.label}合计",
        )


def _listed(parts: Sequence[Figure]) -> str:
    """The parts; of many the first and the last, with how many they are."""
    named = [f"{part.label}{part.amount.text}" for part in parts]
    if len(named) <= _MOST_NAMED:
        return "、".join(named)
    return f"{named[0]}、{named[1]}……{named[-1]}等{len(named)}项"
