from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from faheng.review.across.companions import year_of
from faheng.review.across.levels import middle, peers_levels
from faheng.review.case import Case
from faheng.review.indicators import Line, declared_lines
from faheng.review.measures import is_specific
from faheng.review.rule import Fault, Rule
from faheng.review.values import is_money, is_percent, shown
from faheng.rulebook import load_parameter
from faheng.values.patterns import lazy_pattern

# What depends on where a place starts from, or on how its work is made up.
_RELATIVE = lazy_pattern(
    r"增长|增幅|增加|提升|提高|下降|降低|减少|降幅|同比|环比|占比|比重"
)


@dataclass(frozen=True)
class Standing:
    """A target, and what other bureaus set for the same measure."""

    line: Line
    number: Decimal
    others: list[tuple[str, Decimal]]
    points: Decimal
    times: Decimal


class MB406(Rule[Standing]):
    """目标水平明显低于其他单位的同类目标。

    ## 检查什么
    与同时提供的其他单位（本年或相邻年度）的文件相比，同一项比率或人均指标的目标，是否明显低于其中间水平（默认比率低10个百分点、人均数低一半；越低越好的反过来）。至少有3个其他单位设了同一指标才比较。

    ## 为什么
    同类单位都能做到的水平，是判断目标是否合理最直接的参照。

    ## 错误示例
    “人民调解成功率≥80%”，其他4个单位为96%至98%。

    ## 正确示例
    “人民调解成功率≥96%”，或说明本地的情况。

    ## 不适用
    (1) 没有提供其他单位的文件，或设了同一指标的不足3个；(2) 总件数、总场次等与单位大小有关的数量；(3) 名称太笼统、不知道衡量哪项服务的指标；(4) 增长率、占比等与本地基数有关的比率。
    """

    name = "target-below-peers"
    dimension = "适当性"
    severity = "info"
    basis = "财预〔2015〕88号：绩效目标应当合理可行，可参考行业标准"
    message = (
        "“{name}”的目标“{value}”，同时提供的{count}个其他单位为{low}至{high}，供参考。"
    )
    hint = "请对照同类单位的水平，核实目标是否偏低。"
    not_applicable = "没有足够的其他单位设了同一指标"

    def select(self, case: Case) -> Iterator[tuple[str, Standing]]:
        year_of(case)
        bounds = load_parameter("review/peers").values[-1].value
        for line in declared_lines(case):
            target = line.target
            if target is None or target.number is None or is_money(target):
                continue
            if not is_specific(line):  # (3)
                continue
            if not is_percent(target) and target.per is None:  # (2)
                continue
            if _RELATIVE.search(line.title):  # (4)
                continue
            others = peers_levels(case, line)
            if len(others) >= bounds["fewest"]:  # (1)
                yield (
                    f"{line.path}/target",
                    Standing(
                        line,
                        target.number,
                        others,
                        Decimal(bounds["points"]),
                        Decimal(bounds["times"]),
                    ),
                )

    def judge(self, subject: Standing) -> Fault | None:
        target = subject.line.target
        assert target is not None
        numbers = [number for _, number in subject.others]
        usual = middle(numbers, seen_from=subject.number)
        mine = subject.number
        if target.comparator in ("<=", "<"):
            mine, usual = usual, mine
        if is_percent(target):
            low = usual - mine >= subject.points
        else:
            low = mine * subject.times <= usual
        if not low:
            return None
        unit = target.unit or ""
        return Fault(
            {
                "name": subject.line.name,
                "value": shown(target),
                "count": len(numbers),
                "low": f"{min(numbers).normalize():f}{unit}",
                "high": f"{max(numbers).normalize():f}{unit}",
                "others": [body for body, _ in subject.others],
            }
        )
