from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from faheng.review.case import Case
from faheng.review.funding import function_items, plain
from faheng.review.rule import Fault, Rule
from faheng.rulebook import load_parameter


class Change(NamedTuple):
    """An item's money in two years, and whether the narrative gives it a reason."""

    item: str
    before: Decimal
    now: Decimal
    explained: bool
    times: Decimal
    at_least: Decimal


class ZJ208(Rule[Change]):
    """个别科目比上年变动很大，没有逐项说明原因。

    ## 检查什么
    支出功能科目（项级）本年与上年相差的倍数和金额都达到界限（默认 3 倍且 20 万元以上）时，说明文字里是否提到该科目及变动原因。

    ## 为什么
    大幅变动是财政部门和公众最先问的问题，应当在说明中写清楚。

    ## 错误示例
    “一般行政管理事务”由 10 万元增至 90 万元，说明中没有提到。

    ## 正确示例
    说明写“一般行政管理事务比上年增加 80 万元，主要原因是市级转移支付提前下达”。

    ## 不适用
    (1) 表中没有上年数；(2) 上年为零或空白（新增科目）；(3) 文件没有写明年度。
    """

    name = "large-change-unexplained"
    dimension = "适当性"
    severity = "warning"
    basis = "《地方预决算公开操作规程》（财预〔2016〕143号）：说明增减变化的原因"
    message = "“{item}”由 {before} 元变为 {now} 元（{times} 倍），说明中没有逐项写明原因，请核实。"
    hint = "请在编制说明中写明该科目变动的原因。"
    not_applicable = "没有可比较的上年数"

    def select(self, case: Case) -> Iterator[tuple[str, Change]]:
        budget, day = case.package.budget, case.as_of
        if budget is None or day is None:  # (3)
            return
        bounds = load_parameter("review/large-change").on(max(day, date(2014, 1, 1)))
        said = "\n".join(passage.text for passage in budget.narrative)
        for path, _, row in function_items(budget):
            now = row.cells.get("total")
            before = next(
                (
                    amount
                    for key, amount in row.cells.items()
                    if key.startswith("total@")
                ),
                None,
            )
            if now and before:  # (1) (2)
                yield (
                    path,
                    Change(
                        row.name,
                        before,
                        now,
                        row.name in said,
                        Decimal(bounds.value["times"]),
                        Decimal(bounds.value["at_least"]),
                    ),
                )

    def judge(self, subject: Change) -> Fault | None:
        small, large = sorted((subject.before, subject.now))
        if large < small * subject.times or large - small < subject.at_least:
            return None
        if subject.explained:
            return None
        times = (subject.now / subject.before).quantize(Decimal("0.1"))
        return Fault(
            {
                "item": subject.item,
                "before": plain(subject.before),
                "now": plain(subject.now),
                "times": plain(times),
            }
        )
