"""Sound tables stay sound however they are rounded; one wrong digit does not."""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from faheng.model.package import Package, Where
from faheng.model.reading import Origins, Reading
from faheng.review.case import case_for
from faheng.review.engine import run_rule
from faheng.review.rules.gj import RULES

FUNCTIONS = {
    "204": "公共安全支出",
    "20406": "司法",
    "2040601": "行政运行",
    "2040605": "普法宣传",
    "2040607": "公共法律服务",
    "208": "社会保障和就业支出",
    "20805": "行政事业单位养老支出",
    "2080505": "机关事业单位基本养老保险缴费支出",
    "221": "住房保障支出",
    "22102": "住房改革支出",
    "2210201": "住房公积金",
}
PERSONNEL = {"30101": "基本工资", "30108": "养老保险", "30113": "住房公积金"}
PUBLIC = {"30201": "办公费", "30211": "差旅费", "30217": "公务接待费"}
CLASSES = {"301": "工资福利支出", "302": "商品和服务支出"}

Row = dict[str, Any]
Round = Callable[[Decimal], Decimal]


def tables(seed: int) -> list[dict[str, Any]]:
    """A set of tables drawn from one ledger of random amounts, exact to 分."""
    chance = random.Random(seed)

    def money() -> Decimal:
        return Decimal(chance.randrange(1, 90_000_000)) / 100

    economic = {code: money() for code in (*PERSONNEL, *PUBLIC)}
    basic = {"2080505": economic["30108"], "2210201": economic["30113"]}
    basic["2040601"] = sum(economic.values(), Decimal(0)) - sum(basic.values())
    project = {code: money() for code in ("2040605", "2040607")}
    carried = money()

    def under(figures: dict[str, Decimal], code: str = "") -> Decimal:
        found = (each for leaf, each in figures.items() if leaf.startswith(code))
        return sum(found, Decimal(0))

    def split(code: str = "") -> Row:
        one, two = under(basic, code), under(project, code)
        return {"total": one + two, "basic": one or None, "project": two or None}

    coded = [
        {"name": "合计", "cells": split()},
        *({"code": c, "name": n, "cells": split(c)} for c, n in FUNCTIONS.items()),
    ]
    staff, office = under(economic, "301"), under(economic, "302")
    by_class = [
        {
            "name": "合计",
            "cells": {"total": staff + office, "personnel": staff, "public": office},
        }
    ]
    for code, name in {**CLASSES, **PERSONNEL, **PUBLIC}.items():
        amount = under(economic, code)
        key = "personnel" if code.startswith("301") else "public"
        by_class.append(
            {"code": code, "name": name, "cells": {"total": amount, key: amount}}
        )
    whole = under(basic) + under(project)
    classes = {
        name: split(code)["total"] for code, name in FUNCTIONS.items() if len(code) == 3
    }

    def summary(key: str, more: tuple[str, ...]) -> list[Row]:
        def cells(amount: Decimal) -> Row:
            return dict.fromkeys((key, *more), amount)

        return [
            {
                "side": "income",
                "name": "一般公共预算拨款收入",
                "cells": {"amount": whole - carried},
            },
            {
                "side": "income",
                "name": "本年收入合计",
                "cells": {"amount": whole - carried},
            },
            {"side": "income", "name": "上年结转", "cells": {"amount": carried}},
            {"side": "income", "name": "收入总计", "cells": {"amount": whole}},
            *(
                {"side": "expenditure", "name": name, "cells": cells(amount)}
                for name, amount in classes.items()
            ),
            {"side": "expenditure", "name": "支出总计", "cells": cells(whole)},
        ]

    income = {"total": whole, "carryover_in": carried, "general": whole - carried}
    cars = {"vehicle_purchase": money(), "vehicle_running": money()}
    three = {
        "abroad": money(),
        "reception": economic["30217"],
        "vehicle_total": sum(cars.values()),
    }
    public_money = {
        **three,
        **cars,
        "total": sum(three.values()),
        "operating_funds": office,
    }
    goods, services = money(), money()
    return [
        {"kind": "income-expenditure", "rows": summary("amount", ())},
        {"kind": "income", "rows": [{"name": "合计", "cells": income}]},
        {"kind": "expenditure", "rows": coded},
        {"kind": "appropriation", "rows": summary("total", ("general",))},
        {"kind": "general-public-function", "rows": coded},
        {"kind": "general-public-basic-economic", "rows": by_class},
        {"kind": "three-public", "rows": [{"name": "合计", "cells": public_money}]},
        {
            "kind": "procurement",
            "rows": [
                {"name": "合计", "cells": {"total": goods + services}},
                {"name": "货物类", "cells": {"total": goods}},
                {"name": "服务类", "cells": {"total": services}},
            ],
        },
    ]


def reading_of(drawn: list[dict[str, Any]], unit: str, places: int) -> Reading:
    """The tables as a bureau would print them: each figure rounded on its own."""
    scale = Decimal(10_000) if unit == "万元" else Decimal(1)
    origins: dict[str, Where] = {}
    printed: list[dict[str, Any]] = []
    for number, table in enumerate(drawn):
        rows = []
        for index, row in enumerate(table["rows"]):
            cells: Row = {}
            for key, amount in row["cells"].items():
                if amount is not None:
                    shown = (amount / scale).quantize(
                        Decimal(1).scaleb(-places), ROUND_HALF_UP
                    )
                    path = f"/budget/tables/{number}/rows/{index}/cells/{key}"
                    origins[path] = Where(quote=f"{shown:,f}")
                    amount = shown * scale
                cells[key] = amount
            rows.append({**row, "cells": cells})
        head = {"id": f"T{number + 1}", "title": f"{table['kind']}表", "unit": unit}
        printed.append({**table, **head, "rows": rows})
    source = {
        "file": "样例.pdf",
        "sha256": "0" * 64,
        "format": "pdf",
        "layout": "generic",
        "confidence": "1.00",
    }
    package = {
        "source": source,
        "year": 2023,
        "budget": {"stage": "budget", "tables": printed},
    }
    return Reading(Package.model_validate(package, by_name=True), Origins.of(origins))


def codes_found(reading: Reading) -> dict[str, int]:
    """How often each rule finds something, apart from names of codes."""
    case = case_for(reading)
    found = {rule().code: len(run_rule(rule(), case)[1]) for rule in RULES}
    return {code: times for code, times in found.items() if times and code != "GJ113"}


@pytest.mark.parametrize(
    "unit, places", [("元", 2), ("元", 0), ("万元", 2), ("万元", 0), ("万元", 4)]
)
@pytest.mark.parametrize("seed", range(12))
def test_rounding_never_alarms(seed: int, unit: str, places: int) -> None:
    assert codes_found(reading_of(tables(seed), unit, places)) == {}


def test_without_printed_text_the_amounts_tell_the_precision() -> None:
    reading = reading_of(tables(1), "万元", 0)
    assert codes_found(Reading(reading.package)) == {}


@pytest.mark.parametrize("unit, places, slip", [("元", 2, "0.01"), ("万元", 2, "2000")])
def test_a_slip_beyond_rounding_is_found_everywhere(
    unit: str, places: int, slip: str
) -> None:
    drawn = tables(7)
    missed = []
    for number, table in enumerate(drawn):
        for index, row in enumerate(table["rows"]):
            for key, amount in row["cells"].items():
                if not amount:
                    continue
                cells = {**row["cells"], key: amount + Decimal(slip)}
                rows = [*table["rows"]]
                rows[index] = {**row, "cells": cells}
                wrong = [*drawn]
                wrong[number] = {**table, "rows": rows}
                if not codes_found(reading_of(wrong, unit, places)):
                    missed.append((table["kind"], row["name"], key))
    assert missed == []
