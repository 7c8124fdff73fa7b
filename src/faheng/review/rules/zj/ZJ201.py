from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from faheng.budget.adequacy import Adequacy, Reading, adequacy_of
from faheng.budget.rates import rates_for
from faheng.budget.repairs import Repair
from faheng.review.case import Case
from faheng.review.quoting import quoted
from faheng.review.rule import Fault, Rule
from faheng.values.money import plain

_LOWERED = {"quantity": "的数量减少", "price": "的单价降低"}


class ZJ201(Rule[Adequacy]):
    """按表中的数量和单价计算，资金不够。

    ## 检查什么
    数量指标乘以成本指标中的单价，加总后是否超过项目的年度资金。只计算表中自己写明了数量和单价的部分；表中没有单价、
    而本地有现行标准的（如法律援助办案补贴），按标准计算。同一处有几种理解的（单价是支付标准还是上限、按人计还是合计、
    每月支付还是只付一次），各种理解分别计算：每一种都不够才是必须修改，只是最可能的一种不够则请核实。

    ## 为什么
    数量、单价和资金三者不能同时成立，执行中不是完不成数量，就是欠付费用。

    ## 错误示例
    办案 200 件，每件 1,500 元，年度资金 280,000 元（200×1,500=300,000）。

    ## 正确示例
    办案 180 件，每件 1,500 元，年度资金 280,000 元。

    ## 不适用
    (1) 没有填写年度资金；(2) 没有单价，也没有本地标准；(3) 单价对应的数量不能确定。
    """

    name = "target-exceeds-money"
    dimension = "适当性"
    severity = "error"
    basis = (
        "《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效目标与资金量相匹配"
    )
    message = (
        "按表中数量和单价计算需 {needed} 元（{working}），超过年度资金 {money} 元。"
    )
    hint = "请任选一种办法使数量、单价和资金一致：{repairs}。"
    not_applicable = "没有同时写明年度资金、单价和对应数量的项目"

    def select(self, case: Case) -> Iterator[tuple[str, Adequacy]]:
        for index, declaration in enumerate(case.package.declarations):
            bureau = case.package.bureau.name
            rates = (
                tuple(rates_for(declaration, bureau=bureau, day=case.as_of))
                if case.as_of is not None
                else ()
            )
            adequacy = adequacy_of(declaration, rates=rates)
            if adequacy is not None:  # (1) (2) (3)
                yield f"/declarations/{index}/funding/annual", adequacy

    def judge(self, subject: Adequacy) -> Fault | None:
        if subject.verdict == "不够":
            return Fault(_facts(subject, subject.cheapest))
        likeliest = subject.likeliest
        if likeliest.is_enough:
            return None
        return Fault(
            _facts(subject, likeliest),
            severity="warning",
            message="如{assumption}，按表中数量需 {needed} 元（{working}），"
            "超过年度资金 {money} 元，请核实。",
            hint="如确是如此，请任选一种办法使三者一致：{repairs}；如应作别的理解，请在表中写明。",
        )


def _facts(subject: Adequacy, reading: Reading) -> dict[str, Any]:
    repairs = subject.repairs(reading)
    return {
        "needed": plain(reading.needed),
        "working": reading.working,
        "money": plain(subject.money),
        "assumption": reading.assumption,
        "repairs": "；".join(_in_words(repair) for repair in repairs),
        "ways": [_repair(repair) for repair in repairs],
        "readings": _readings(subject.readings),
    }


def _in_words(repair: Repair) -> str:
    name = quoted(repair.name)
    what = (
        "年度资金增加" if repair.kind == "money" else f"{name}{_LOWERED[repair.kind]}"
    )
    return f"{what}到 {plain(repair.after)} {repair.unit}（现为 {plain(repair.before)} {repair.unit}）"


def _repair(repair: Repair) -> dict[str, str]:
    return {
        "change": repair.kind,
        "of": repair.name,
        "before": plain(repair.before),
        "after": plain(repair.after),
        "unit": repair.unit,
    }


def _readings(readings: Sequence[Reading]) -> list[dict[str, str]]:
    return [
        {
            "assumption": reading.assumption or "按表中所写",
            "working": reading.working,
            "needed": plain(reading.needed),
            "verdict": "够" if reading.is_enough else "不够",
            "gap": plain(reading.gap),
        }
        for reading in readings
    ]
