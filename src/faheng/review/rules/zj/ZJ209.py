from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from faheng.review.across.companions import year_of
from faheng.review.across.levels import middle, peers_levels
from faheng.review.case import Case
from faheng.review.indicators import Line, declared_lines
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_money, shown
from faheng.rulebook import load_parameter


@dataclass(frozen=True)
class Price:
    """A unit price, and what the others pay."""

    line: Line
    number: Decimal
    others: list[tuple[str, Decimal]]
    times: Decimal


class ZJ209(Rule[Price]):
    """单价与其他单位的同类单价相差很大。

    ## 检查什么
    与同时提供的其他单位（本年或相邻年度）的文件相比，同一项单价（如每件补贴）是否高出或低于其中间水平（默认相差1倍以上）。至少有3个其他单位写了同一项单价才比较。

    ## 为什么
    各地标准可以不同，但相差悬殊的往往是单位（元、万元；每件、每次）写错，或应当说明依据。

    ## 错误示例
    法律援助案件补贴3,600元/件，其他4个单位为1,200至1,500元/件。

    ## 正确示例
    1,440元/件；或写明高于其他地区的依据。

    ## 不适用
    (1) 没有提供其他单位的文件，或写了同一项单价的不足3个；(2) 单位（每件、每次、每人）不同的不比较。
    """

    name = "unit-cost-outlier"
    dimension = "适当性"
    severity = "info"
    basis = "practice"
    message = (
        "“{name}”写“{value}”，同时提供的{count}个其他单位为{low}至{high}元，供参考。"
    )
    hint = "请核对计量单位和标准；与其他单位相差较大的，请写明依据。"
    not_applicable = "没有足够的其他单位写了同一项单价"

    def select(self, case: Case) -> Iterator[tuple[str, Price]]:
        year_of(case)
        bounds = load_parameter("review/peers").values[-1].value
        for line in declared_lines(case):
            target = line.target
            if target is None or target.number is None or target.per is None:
                continue
            if not is_money(target) or not target.number:
                continue
            others = peers_levels(case, line)  # (2)
            if len(others) >= bounds["fewest"]:  # (1)
                yield (
                    f"{line.path}/target",
                    Price(line, target.number, others, Decimal(bounds["times"])),
                )

    def judge(self, subject: Price) -> Fault | None:
        numbers = [number for _, number in subject.others]
        usual = middle(numbers, seen_from=subject.number)
        if usual / subject.times < subject.number < usual * subject.times:
            return None
        assert subject.line.target is not None
        return Fault(
            {
                "name": subject.line.name,
                "value": shown(subject.line.target),
                "count": len(numbers),
                "low": f"{min(numbers).normalize():f}",
                "high": f"{max(numbers).normalize():f}",
                "others": [body for body, _ in subject.others],
            }
        )
