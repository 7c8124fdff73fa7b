"""Invented final accounts in the layout of Shanghai."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.corpus.makers.ledger import (
    Ledger,
    ThreePublic,
    amounts,
    basic_entries,
    project_entries,
)
from tests.corpus.makers.shanghai_accounts import ShanghaiAccounts

_COSTS = {
    "30201": "214873.36",
    "30202": "9318.27",
    "30207": "38214.95",
    "30211": "41077.18",
    "30213": "28355.54",
    "30216": "12166.66",
    "30217": "3518.00",
    "30231": "47214.35",
    "30239": "396044.44",
    "30299": "176513.83",
    "31002": "88916.66",
    "30199": "2117436.24",
}
_DUTIES = (
    "贯彻执行司法行政工作的法律法规和方针政策。",
    "承担行政复议、行政应诉和行政执法监督工作。",
    "负责社区矫正、人民调解、法治宣传和公共法律服务。",
)
_USES = {
    "2040601": "局机关人员经费及公用经费等基本支出",
    "2040604": "人民调解和司法所业务",
    "2040605": "法治宣传教育",
    "2040607": "公共法律服务中心运行和法律援助",
    "2040610": "社区矫正和安置帮教",
}

NORTH_BANK = Ledger(
    bureau="上海市北岸区司法局",
    year=2024,
    entries=(
        *basic_entries(
            ("2984133.33", "8613444.44", "388266.67"), _COSTS, retired="1214444.45"
        ),
        *project_entries(
            {
                "2040604": "4214444.45",
                "2040605": "803333.34",
                "2040607": "4988888.85",
                "2040610": "2955555.55",
            }
        ),
    ),
    prior=amounts({"2040601": "35212344.18"}),
    prior_basic=Decimal("21000000"),
    three_public=ThreePublic(running=Decimal("47214.35"), reception=Decimal("3518")),
    prior_three_public=ThreePublic(
        running=Decimal("43188.20"), reception=Decimal("3518")
    ),
    goods=Decimal("88916.66"),
    services=Decimal("1846320.15"),
)
MIXED = ShanghaiAccounts(
    ledger=NORTH_BANK,
    planned=amounts(
        {
            "2040601": "15800000",
            "2040604": "4400000",
            "2040605": "803333.34",
            "2040607": "4800000",
            "2040610": "3100000",
            "2080501": "1230000",
            "2080505": "1950000",
            "2080506": "970000",
            "2101101": "1160000",
            "2210201": "1450000",
        }
    ),
    planned_three_public=ThreePublic(
        running=Decimal("61600"), reception=Decimal("12000")
    ),
    carried=Decimal("213855.55"),
    prior_public=Decimal("1260000"),
    reason="退休人员变化和部分合同付款进度调整",
    saving_reason="落实过紧日子要求，压减开支",
    duties=_DUTIES,
    uses=_USES,
)

SOUTH_GATE = Ledger(
    bureau="上海市南门区司法局",
    year=2022,
    entries=(
        *basic_entries(
            ("1845266.66", "5233411.12", "201455.55"),
            {**_COSTS, "30217": "0", "30231": "38416.66"},
        ),
        *project_entries(
            {"2040604": "3266666.65", "2040605": "411111.15", "2040607": "2755555.55"}
        ),
    ),
    prior=amounts({"2040601": "19433210.77"}),
    prior_basic=Decimal("12000000"),
    three_public=ThreePublic(running=Decimal("38416.66")),
    prior_three_public=ThreePublic(running=Decimal("38416.66")),
    goods=Decimal("88916.66"),
)
FRUGAL = ShanghaiAccounts(
    ledger=SOUTH_GATE,
    planned=amounts(
        {
            "2040601": "11500000",
            "2040604": "3300000",
            "2040605": "420000",
            "2040607": "2700000",
            "2080505": "1170000",
            "2080506": "590000",
            "2101101": "700000",
            "2210201": "880000",
        }
    ),
    planned_three_public=ThreePublic(
        running=Decimal("40000"), reception=Decimal("8000")
    ),
    carried=Decimal("56666.66"),
    prior_public=Decimal("1000000"),
    reason="人员经费增长和人民调解任务增加",
    saving_reason="按实际需要支出，年末略有结余",
    duties=_DUTIES,
    uses=_USES,
)

OVERSPENT = replace(
    MIXED,
    ledger=replace(NORTH_BANK, year=2020),
    planned={code: amount * Decimal("0.9") for code, amount in MIXED.planned.items()},
    carried=Decimal(0),
)
"""More spent than planned, and nothing carried over."""
