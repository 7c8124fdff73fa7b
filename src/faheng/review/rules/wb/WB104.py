from __future__ import annotations

from collections.abc import Iterator

from faheng.review.case import Case
from faheng.review.finding import Severity
from faheng.review.prose.plain import Span
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule
from faheng.review.rules.wb.compositions import prints_cents
from faheng.review.rules.wb.narrative import budget_of, narrative
from faheng.review.rules.wb.rate import Rate
from faheng.review.rules.wb.rates import completions, growths, loose_shares, shares
from faheng.review.rules.wb.tables import tables_of


class WB104(Rule[Rate]):
    """文中的百分比与所列金额算不拢。

    ## 检查什么
    占比、增长（下降）率、完成预算的比例，能否由同一处所列的金额算出。金额和百分比都按写出的精度留有余地：凡四舍五入能得到的都算对。

    ## 为什么
    百分比多是手工计算或沿用上年的，改了金额容易忘记改它。

    ## 错误示例
    “支出合计 2,940.05 万元，其中：基本支出 2,336.91 万元，占 77.49%。”（应为 79.49%）

    ## 正确示例
    “支出合计 2,940.05 万元，其中：基本支出 2,336.91 万元，占 79.49%。”

    ## 不适用
    (1) 没有文字说明；(2) 没有百分比；(3) 算出百分比所需的金额没有写出；(4) 预算数为零或空白，完成比例写 0%。
    """

    name = "percentage-differs"
    dimension = "文表一致"
    severity = "error"
    basis = "practice"
    message = "“{label}”文中写{stated}，按所列数据应为 {expected}{otherwise}。"
    hint = "请核实是百分比算错，还是金额写错，改为一致。"
    not_applicable = "没有可以核算的百分比"

    def select(self, case: Case) -> Iterator[tuple[str, Rate]]:
        tables = tables_of(budget_of(case))
        all_told = tuple(narrative(case))  # (1)
        dropped = prints_cents(all_told)
        for told in all_told:
            for rate in (  # (2) (3) (4)
                *shares(told, all_told),
                *growths(told, all_told),
                *completions(told, tables),
            ):
                yield told.path, rate._replace(zeros_dropped=dropped)
        for rate in loose_shares(all_told):
            yield rate.told.path, rate

    def judge(self, subject: Rate) -> Fault | None:
        severity: Severity | None = None
        if subject.is_sound:
            if subject.is_exact or not subject.zeros_dropped:
                return None
            severity = "warning"
        return Fault(
            {
                "label": subject.label,
                "stated": subject.said,
                "expected": subject.expected,
                "otherwise": _otherwise(subject),
                "if_percentage_holds": [
                    {"name": each.name, "amount": each.in_words}
                    for each in subject.implied
                ],
            },
            severity=severity,
            quote=subject.told.prose.excerpt(Span(subject.start, subject.end)),
            column=f"{subject.label}比例",
        )


def _otherwise(rate: Rate) -> str:
    """The other reading: what the amounts would be if the percentage is right."""
    said = [
        f"{quoted(each.name) if each.is_label else each.name}应约为 {each.in_words}"
        for each in rate.implied
    ]
    if not said:
        return ""
    # Last year's amount and the change go together; of part and whole one is wrong.
    either = "、" if rate.kind in ("growth", "fall") else "，或"
    return f"；若{rate.said}属实，则{either.join(said)}"
