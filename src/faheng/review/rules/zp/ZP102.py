from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from faheng.model.package import Evaluation
from faheng.review.case import Case
from faheng.review.evaluations import evaluations
from faheng.review.funding import HALF_STEP, plain
from faheng.review.rule import Fault, Rule
from faheng.review.values import printed

_AMOUNT = re.compile(
    r"(?:到位|调整|追加|拨付|下达|结转)[^\d，。；]{0,10}?(?P<number>\d[\d,]*(?:\.\d+)?)\s*(?P<unit>万?元)"
)
_FULL = Decimal(100)


class Spent(NamedTuple):
    """Budget, spending in yuan, and the rate the file itself states.

    ``other_bases`` are amounts the text of a report names beside the budget: money
    adjusted or received, of which the rate may be meant.
    """

    budget: Decimal
    executed: Decimal
    rate: Decimal | None
    in_ten_thousands: bool
    other_bases: tuple[Decimal, ...]


class ZP102(Rule[Spent]):
    """预算执行率与执行数、预算数不符。

    ## 检查什么
    自评写明的预算执行率，是否等于全年执行数除以全年预算数（按写明的小数位取舍）；没有写执行率的，执行数是否超过预算数。

    ## 为什么
    预算执行率占自评 10 分。把资金拨付率、到位率当作执行率，得分就没有依据。

    ## 错误示例
    全年预算数 50 万元，全年执行数 40 万元，执行率写 100%。

    ## 正确示例
    全年预算数 50 万元，全年执行数 40 万元，执行率 80%。

    ## 不适用
    (1) 没有同时写明全年预算数和全年执行数；(2) 评价报告正文中另有到位、调整等金额，按该金额计算相符的，视为相符。
    """

    name = "execution-rate-miscomputed"
    dimension = "适当性"
    severity = "error"
    basis = "《项目支出绩效评价管理办法》（财预〔2020〕10号）：预算执行率为全年执行数与全年预算数之比"
    message = "执行率写为 {rate}%，按全年执行数 {executed} 元除以全年预算数 {budget} 元计算应为 {due}%。"
    hint = "请核对全年预算数、全年执行数和执行率；执行率不是资金拨付率或到位率。"
    not_applicable = "没有同时写明全年预算数和全年执行数的自评"

    def select(self, case: Case) -> Iterator[tuple[str, Spent]]:
        coarse = case.package.source.money_unit != "元"
        for path, evaluation in evaluations(case.package):
            budget = evaluation.funding.full_year_budget
            executed = evaluation.execution.executed
            if budget and executed is not None:  # (1)
                rate = evaluation.execution.rate
                others = tuple(_amounts(evaluation))  # (2)
                yield (
                    f"{path}/execution/rate",
                    Spent(budget, executed, rate, coarse, others),
                )

    def judge(self, subject: Spent) -> Fault | None:
        due = subject.executed / subject.budget * _FULL
        facts = {
            "budget": plain(subject.budget),
            "executed": plain(subject.executed),
            "due": printed(due.quantize(Decimal("0.01"))),
        }
        if subject.rate is not None and not any(
            _is_sound(subject, base, subject.rate)
            for base in (subject.budget, *subject.other_bases)
        ):
            return Fault({**facts, "rate": printed(subject.rate)})
        if subject.executed > subject.budget:
            return Fault(
                facts,
                severity="warning",
                message="全年执行数 {executed} 元超过全年预算数 {budget} 元。",
                hint="如使用了上年结转或年中追加的资金，请计入全年预算数或加以说明。",
            )
        return None


def _amounts(evaluation: Evaluation) -> Iterator[Decimal]:
    for section in evaluation.sections:
        for found in _AMOUNT.finditer(section.text):
            amount = Decimal(found["number"].replace(",", ""))
            if amount:
                yield amount * (10000 if found["unit"] == "万元" else 1)


def _is_sound(spent: Spent, base: Decimal, rate: Decimal) -> bool:
    """Whether the rate follows from the amounts, given how all of them are printed."""
    slack = HALF_STEP if spent.in_ten_thousands else Decimal(0)
    least = (spent.executed - slack) / (base + slack) * _FULL
    most = (spent.executed + slack) / max(base - slack, Decimal(1)) * _FULL
    # A rate cut off behind its last digit is as common as a rounded one.
    step = Decimal(1).scaleb(int(rate.as_tuple().exponent))
    # Some forms print 0.95 for 95 %.
    shares = (
        [(rate, step), (rate * _FULL, step * _FULL)] if rate <= 1 else [(rate, step)]
    )
    return any(each - near <= most and least <= each + near for each, near in shares)
