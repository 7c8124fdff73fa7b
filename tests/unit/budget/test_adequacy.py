"""Money against quantities and prices: readings, verdicts, and repairs that are exact."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faheng.budget.adequacy import Adequacy, adequacy_of
from faheng.budget.stated import price_of
from faheng.model.package import Declaration, Funding, Indicator
from faheng.values.grammar import parse_value
from faheng.values.value import Value

LEVELS = {"level1": "产出指标", "level2": "数量指标"}


def line(name: str, target: str, **more: str) -> Indicator:
    value = parse_value(target, indicator=name, level2=more.get("level2"))
    return Indicator(**{**LEVELS, **more}, name=name, target=value)


def declared(money: str, *lines: Indicator) -> Declaration:
    return Declaration(funding=Funding(annual=Decimal(money)), indicators=lines)


def judged(money: str, *lines: Indicator) -> Adequacy:
    adequacy = adequacy_of(declared(money, *lines))
    assert adequacy is not None
    return adequacy


CASES = line("办结法律援助案件", "≥170件")
FEE = line("案件补贴成本", "=1440元/件", level2="成本指标")
VISITS = line("社区法律服务", "每人每年16次以上，共44人")
VISIT_FEE = line("按提供法律服务次数", "100元/次", level2="成本指标")


def test_a_fixed_price_has_one_reading() -> None:
    adequacy = judged("244800", CASES, FEE)
    assert adequacy.verdict == "够"
    (reading,) = adequacy.readings
    assert (reading.needed, reading.working) == (Decimal(244800), "170件×1,440元")
    assert reading.assumption == ""
    assert adequacy.repairs(reading) == ()
    assert judged("244799.99", CASES, FEE).verdict == "不够"


def test_a_price_may_be_only_a_cap() -> None:
    adequacy = judged("50000", VISITS, VISIT_FEE)
    assert adequacy.verdict == "视理解而定"
    assert [reading.needed for reading in adequacy.readings] == [70400, 0]
    assert adequacy.likeliest.assumption == "单价是按次支付的标准"
    assert adequacy.likeliest.gap == 20400
    assert [reading.is_enough for reading in adequacy.readings] == [False, True]
    assert adequacy.cheapest.assumption == "单价只是上限，实际可以少付"


def test_each_way_to_repair_is_exact() -> None:
    adequacy = judged("50000", VISITS, VISIT_FEE)
    money, quantity, price = adequacy.repairs(adequacy.likeliest)
    assert (money.kind, money.after) == ("money", Decimal("70400.00"))
    assert (quantity.before, quantity.after, quantity.unit) == (16, 11, "次")
    assert price.after == Decimal("71.02")


def test_without_money_or_without_a_price_there_is_nothing_to_say() -> None:
    assert adequacy_of(Declaration(indicators=(CASES, FEE))) is None
    assert adequacy_of(declared("1", CASES)) is None
    assert adequacy_of(declared("1", FEE)) is None


@pytest.mark.parametrize(
    "target, yuan, per, noun",
    [
        ("=1440元/件", "1440", "case", "件"),
        ("1万元/个", "10000", None, "个"),
        ("100元/人·天", "100", "person", "人"),
        ("每场3000元", "3000", "time", None),
        ("2000元/月", "2000", None, None),
        ("10000元/社区·年", "10000", "community", "社区"),
    ],
)
def test_prices_as_forms_write_them(
    target: str, yuan: str, per: str | None, noun: str | None
) -> None:
    price = price_of(line("补贴标准", target, level2="成本指标"))
    assert price is not None
    assert (price.yuan, price.per, price.noun) == (Decimal(yuan), per, noun)


@pytest.mark.parametrize("target", ["≤20万元", "95%", "≥200件", "达标"])
def test_what_is_no_unit_price(target: str) -> None:
    assert price_of(line("项目总成本", target, level2="成本指标")) is None


def test_too_many_readings_are_told_by_the_likeliest_and_the_extremes() -> None:
    names = "调解 援助 矫正 普法 公证".split()
    lines = [
        each
        for name in names
        for each in (
            line(f"{name}活动", "10场"),
            line(f"{name}课时费", "100元/场", level2="成本指标"),
        )
    ]
    adequacy = judged("4999", *lines)
    assert [reading.needed for reading in adequacy.readings] == [5000, 0, 5000]
    assert adequacy.verdict == "视理解而定"


amounts = st.decimals(min_value="0.01", max_value=10**7, places=2)


@given(money=amounts, price=amounts, count=st.integers(1, 10**6), other=amounts)
def test_a_repair_is_enough_and_no_more_than_needed(
    money: Decimal, price: Decimal, count: int, other: Decimal
) -> None:
    def of(money: Decimal, count: Decimal, price: Decimal) -> Adequacy:
        def value(number: Decimal, unit: str, per: str | None) -> Value:
            return Value(
                kind="quantitative", text="=", comparator="=", number=number,
                unit=unit, per=per,  # type: ignore[arg-type]
            )  # fmt: skip

        return judged(
            str(money),
            Indicator(**LEVELS, name="办案", target=value(count, "件", None)),
            Indicator(**LEVELS, name="办案单价", target=value(price, "元", "case")),
            Indicator(**LEVELS, name="走访", target=value(Decimal(1), "户", None)),
            Indicator(**LEVELS, name="慰问", target=value(other, "元", "household")),
        )

    adequacy = of(money, Decimal(count), price)
    assert len(adequacy.readings) == 1
    assert (adequacy.verdict == "够") == (count * price + other <= money)
    for repair in adequacy.repairs(adequacy.likeliest):
        step = Decimal(1) if repair.kind == "quantity" else Decimal("0.01")
        changed = {"办案": Decimal(count), "办案单价": price, "走访": Decimal(1), "慰问": other, "年度资金": money}  # fmt: skip
        assert changed[repair.name] == repair.before
        for after, verdict in ((repair.after, "够"), (repair.after + step, "不够")):
            if repair.kind == "money":
                after = after - 2 * step if verdict == "不够" else after
                if after <= 0:
                    continue
            changed[repair.name] = after
            needed = (
                changed["办案"] * changed["办案单价"]
                + changed["走访"] * changed["慰问"]
            )
            enough = needed <= changed["年度资金"]
            assert enough == (verdict == "够")
