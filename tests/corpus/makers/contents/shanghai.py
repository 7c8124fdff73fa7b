"""Invented budgets and accounts in the layouts of Shanghai."""

from __future__ import annotations

from decimal import Decimal

from tests.corpus.makers.ledger import (
    Ledger,
    ThreePublic,
    amounts,
    basic_entries,
    project_entries,
)
from tests.corpus.makers.shanghai_budget import ShanghaiBudget

_COSTS = {
    "30201": "286400.00",
    "30202": "18000.00",
    "30207": "42000.00",
    "30211": "66000.00",
    "30213": "35000.00",
    "30216": "30000.00",
    "30217": "12000.00",
    "30231": "61600.00",
    "30239": "402000.00",
    "30299": "218650.00",
    "31002": "95000.00",
    "30199": "2264180.00",
}
_DUTIES = (
    "承担全面依法治区重大问题的政策研究，协调推进法治建设。",
    "负责行政复议和行政应诉工作，监督行政执法。",
    "指导人民调解、社区矫正和安置帮教工作。",
    "管理公共法律服务，监督指导律师、公证和法律援助工作。",
    "完成区委、区政府交办的其他任务。",
)

NORTH_BANK = Ledger(
    bureau="上海市北岸区司法局",
    year=2025,
    entries=(
        *basic_entries(
            ("3126480.00", "8924160.00", "405112.00"), _COSTS, retired="1286400.00"
        ),
        *project_entries(
            {
                "2040604": "4614000.00",
                "2040605": "860000.00",
                "2040607": "5263000.00",
                "2040610": "3188400.00",
                "2040612": "1205000.00",
                "2040613": "742500.00",
            }
        ),
    ),
    prior=amounts({"2040601": "33815526.48"}),
    prior_basic=Decimal("21000000"),
    three_public=ThreePublic(running=Decimal("61600"), reception=Decimal("12000")),
    prior_three_public=ThreePublic(
        running=Decimal("61600"), reception=Decimal("15000")
    ),
    goods=Decimal("95000"),
    services=Decimal("2388400"),
)
GROWING = ShanghaiBudget(
    ledger=NORTH_BANK,
    duties=_DUTIES,
    units=("上海市北岸区司法局本部", "上海市北岸区法律援助中心"),
    reason="新增社区矫正中心运行项目，人员经费正常增长",
    reception_reason="厉行节约，压减公务接待",
    uses={
        "2040601": "行政单位的基本支出",
        "2040604": "人民调解和司法所业务",
        "2040605": "法治宣传教育",
        "2040607": "法律援助和公共法律服务中心运行",
        "2040610": "社区矫正和安置帮教",
        "2040612": "行政复议和行政执法监督",
        "2040613": "业务系统运行维护",
    },
    projects=14,
    arrangement="2025年安排财政资金526.3万元，按合同约定分两次支付。",
)

RIVER_MOUTH = Ledger(
    bureau="上海市河口区司法局",
    year=2022,
    entries=(
        *basic_entries(
            ("2014200.00", "5528300.00", "216450.00"),
            {**_COSTS, "30217": "5000.00", "30231": "40000.00"},
        ),
        *project_entries(
            {
                "2040604": "2460148.80",
                "2040605": "300000.00",
                "2040607": "3117250.00",
                "2040610": "1620000.00",
            }
        ),
    ),
    prior=amounts({"2040601": "24218409.55"}),
    prior_basic=Decimal("16000000"),
    three_public=ThreePublic(running=Decimal("40000"), reception=Decimal("5000")),
    prior_three_public=ThreePublic(running=Decimal("40000"), reception=Decimal("5000")),
    services=Decimal("340000"),
)
SHRINKING = ShanghaiBudget(
    ledger=RIVER_MOUTH,
    duties=_DUTIES[:4],
    units=("上海市河口区司法局本部", "上海市河口区法律援助中心"),
    reason="项目调整，压减一般性支出",
    reception_reason="",
    uses={"2040601": "行政单位的基本支出", "2040604": "基层司法业务"},
    projects=9,
    three_public_names=("因 公 出 国\n（ 境 ） 费", "公 务\n接待费"),
)
