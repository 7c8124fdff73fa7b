"""Invented budgets and accounts that are sound, with much that looks odd and is not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.corpus.makers.chongqing import ChongqingBudget
from tests.corpus.makers.contents import accounts, chongqing, shanghai
from tests.corpus.makers.ledger import (
    Ledger,
    ThreePublic,
    amounts,
    basic_entries,
    project_entries,
)

_COSTS = {
    "30201": "98000.00",
    "30207": "32400.00",
    "30211": "76000.00",
    "30213": "8000.00",
    "30216": "15600.00",
    "30226": "120000.00",
    "30227": "64000.00",
    "30231": "90000.00",
    "30239": "132600.00",
    "30299": "41870.55",
    "30199": "655200.00",
}

STONE_CREEK = Ledger(
    bureau="重庆市石涧区司法局",
    year=2024,
    entries=(
        *basic_entries(
            ("744816.00", "968352.00", "62068.00"), _COSTS, retired="48600.00"
        ),
        *project_entries(
            {
                "2040604": "226000.00",
                "2040605": "188000.00",
                "2040606": "36000.00",
                "2040607": "344500.00",
                "2040610": "290000.00",
            }
        ),
    ),
    prior=amounts(
        {
            "2040601": "2964180.20",
            "2040604": "240000.00",
            "2040605": "188000.00",
            "2040607": "330000.00",
            "2040610": "290000.00",
            "2080501": "51200.00",
            "2080505": "276480.00",
            "2080506": "138240.00",
            "2101101": "164160.00",
            "2210201": "207360.00",
        }
    ),
    prior_basic=Decimal("3801620.20"),
    three_public=ThreePublic(running=Decimal("90000")),
    prior_three_public=ThreePublic(
        purchase=Decimal("180000"), running=Decimal("60000"), reception=Decimal("6000")
    ),
    works=Decimal("260000"),
)
WITH_RATES = ChongqingBudget(
    ledger=STONE_CREEK,
    short="区司法局",
    profile="石涧区司法局内设5个科室，下辖8个司法所，编制62名。",
    basic_reason="社会保险缴费基数调整",
    project_reason="新增律师管理项目和法律援助案件增加",
    reception_reason="上年更新执法执勤用车1辆，本年不再购置，未安排公务接待",
    operating_change="比上年减少 2.1 万元，主要原因是压减办公和差旅支出。",
    goals=(
        "一是应援尽援，实现法律援助案件受理审查全部在法定期限内完成。",
        "二是矛盾纠纷就地化解，不发生民转刑命案。",
    ),
    targets=(
        ("法律援助案件受理审查按期率", "20", "%", "=", "100"),
        ("办结法律援助案件", "20", "件", "≥", "180"),
        ("民转刑命案数", "15", "件", "=", "0"),
        ("普法活动场次", "15", "场", "≥", "36"),
        ("公用经费较上年变化", "10", "%", "≤", "-3"),
        ("预算执行率", "10", "%", "≥", "95"),
        ("服务对象满意度", "10", "%", "≥", "90"),
    ),
    contact="邓知秋",
    telephone="023-63000000",
    vehicles=3,
    rates=True,
)
"""More in all, though less for running costs; a vehicle was bought the year before."""

NO_PROJECTS_CHANGED = replace(
    chongqing.STEADY,
    ledger=replace(
        chongqing.LAKE,
        bureau="重庆市澄江区司法局",
        year=2021,
        prior={
            **chongqing.LAKE.prior,
            "2040601": chongqing.LAKE.total("2040601"),
            "2080505": chongqing.LAKE.total("2080505"),
            "2080506": chongqing.LAKE.total("2080506"),
            "2101101": chongqing.LAKE.total("2101101"),
            "2101103": chongqing.LAKE.total("2101103"),
            "2210201": chongqing.LAKE.total("2210201"),
            "2040613": chongqing.LAKE.total("2040613"),
        },
        prior_basic=chongqing.LAKE.basic(),
    ),
    profile="澄江区司法局是区政府工作部门，内设6个科室，下辖7个司法所。",
    basic_reason="人员和标准没有变化",
    project_reason="项目安排与上年相同",
)
"""Every figure as it was the year before."""

_SAME = shanghai.RIVER_MOUTH
LEVEL = replace(
    shanghai.SHRINKING,
    ledger=replace(
        _SAME,
        bureau="上海市新滩区司法局",
        year=2026,
        prior={"2040601": _SAME.total()},
        three_public=ThreePublic(running=Decimal("40000"), reception=Decimal("5000")),
        works=Decimal("120000"),
    ),
    units=("上海市新滩区司法局本部", "上海市新滩区公共法律服务中心"),
    reason="部分项目结束，同时新增行政复议听证室建设，总额不变",
)
"""As much in all as the year before, with a reason."""

BEFORE_2019 = replace(
    shanghai.GROWING,
    ledger=replace(
        shanghai.NORTH_BANK,
        bureau="上海市东泾区司法局",
        year=2018,
        entries=tuple(
            entry
            for entry in shanghai.NORTH_BANK.entries
            if entry.function not in ("2040612", "2040613")
        ),
        prior=amounts({"2040601": "30815526.48"}),
        renamed={
            "210": "医疗卫生与计划生育支出",
            "20805": "行政事业单位离退休",
            "2080501": "归口管理的行政单位离退休",
            "2040607": "法律援助",
        },
    ),
    units=("上海市东泾区司法局本部", "上海市东泾区法律援助中心"),
    arrangement="",
)
"""Classes and items by the names of the time."""

_PLAIN = accounts.NORTH_BANK
NEW_ITEM = replace(
    accounts.MIXED,
    ledger=replace(
        _PLAIN,
        bureau="上海市西浦区司法局",
        year=2023,
        entries=(*_PLAIN.entries, *project_entries({"2040612": "188500.00"})),
        prior={"2040601": _PLAIN.total() + Decimal("188500")},
        three_public=ThreePublic(),
        prior_three_public=ThreePublic(running=Decimal("21000")),
    ),
    planned={**accounts.MIXED.planned, "2040612": Decimal(0)},
    planned_three_public=ThreePublic(),
    carried=Decimal("1204.00"),
)
"""An item the budget did not have, the same total as last year, nothing for guests."""
