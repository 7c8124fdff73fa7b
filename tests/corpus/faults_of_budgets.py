"""Faults planted in budgets and accounts: tables, narrative, disclosure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.corpus.makers import chongqing, shanghai_budget
from tests.corpus.makers.contents import accounts as accounts_contents
from tests.corpus.makers.contents import chongqing as chongqing_contents
from tests.corpus.makers.contents import shanghai as shanghai_contents
from tests.corpus.makers.ledger import Entry, Ledger, ThreePublic
from tests.corpus.makers.numbers import rounded, wan, wan_prose, yuan
from tests.corpus.makers.pieces import FIRST_PAGE, Drop, Edit, OtherTable, Piece
from tests.corpus.planted import Fault

_MAPLE, _LAKE = chongqing_contents.MAPLE, chongqing_contents.LAKE
_BANK, _SPENT = shanghai_contents.NORTH_BANK, accounts_contents.NORTH_BANK
_CQ, _STEADY, _SH = "chongqing-budget", "chongqing-steady", "shanghai-budget"
_ACCOUNTS = "shanghai-accounts"


def _page(title: str) -> str:
    """The page of a Shanghai table."""
    return title[-24:]


def _steady(ledger: Ledger) -> tuple[Piece, ...]:
    return chongqing.budget(replace(chongqing_contents.STEADY, ledger=ledger))


def _full(ledger: Ledger) -> tuple[Piece, ...]:
    return chongqing.budget(replace(chongqing_contents.FULL, ledger=ledger))


def _more(ledger: Ledger, *entries: Entry) -> Ledger:
    return replace(ledger, entries=(*ledger.entries, *entries))


def _extra(function: str, economic: str, amount: str) -> Entry:
    return Entry(function, Decimal(amount), economic)


def _low_housing() -> tuple[Piece, ...]:
    """The housing fund a little under twelve percent, in all tables alike."""
    entries = tuple(
        replace(entry, amount=rounded(entry.amount * Decimal("0.99")))
        if entry.function == "2210201"
        else entry
        for entry in _LAKE.entries
    )
    return _steady(replace(_LAKE, entries=entries))


def _change_of_basic(ledger: Ledger) -> str:
    return wan_prose(ledger.basic() - ledger.prior_basic)


_OPERATING = f"机关运行经费预算为{wan_prose(_BANK.public)}万元"

BUDGET_FAULTS: tuple[Fault, ...] = (
    Fault(
        "GJ101",
        "行内不等",
        _CQ,
        "docx",
        (
            Edit(
                yuan(_MAPLE.basic("2040601")),
                yuan(_MAPLE.basic("2040601") - 20000),
                page="表8",
                at=2,
            ),
        ),
        brings=frozenset({"GJ102"}),
    ),
    Fault(
        "GJ102",
        "款不等于项之和",
        _SH,
        "pdf",
        (
            Edit(
                "860,000.00",
                "880,000.00",
                page=_page(shanghai_budget.TITLES[4]),
                times=2,
            ),
        ),
    ),
    Fault(
        "GJ103",
        "合计行不等",
        _CQ,
        "rows",
        (
            Edit(yuan(_MAPLE.total()), yuan(_MAPLE.total() + 10000), page="表8"),
            Edit(yuan(_MAPLE.basic()), yuan(_MAPLE.basic() + 10000), page="表8"),
        ),
        brings=frozenset({"GJ105"}),
    ),
    Fault(
        "GJ104",
        "收支总计不等",
        _CQ,
        "xlsx",
        (Edit(yuan(_MAPLE.total()), yuan(_MAPLE.total() - 10000), page="表6", at=4),),
        brings=frozenset({"GJ103", "GJ105"}),
    ),
    Fault(
        "GJ105",
        "总表与明细不同",
        _STEADY,
        "docx",
        (Edit(yuan(_LAKE.total("204")), yuan(_LAKE.total("204") - 50000), page="表6"),),
        brings=frozenset({"GJ103"}),
    ),
    Fault(
        "GJ106",
        "基本支出不同",
        _CQ,
        "docx",
        (
            OtherTable(
                "表3",
                chongqing.economic_table(
                    _more(_MAPLE, _extra("2040601", "30101", "20000"))
                ),
            ),
        ),
    ),
    Fault(
        "GJ107",
        "人员经费不同",
        _STEADY,
        "pdf",
        (
            OtherTable(
                "表3",
                chongqing.economic_table(
                    _more(
                        _LAKE,
                        _extra("2040601", "30199", "9000"),
                        _extra("2040601", "30201", "-9000"),
                    )
                ),
            ),
        ),
        brings=frozenset({"WB101"}),
    ),
    Fault(
        "GJ108",
        "三公小计不等",
        _STEADY,
        "docx",
        (Edit("48,000.00", "84,000.00", page="表4", at=3),),
    ),
    Fault(
        "GJ109",
        "接待费少于基本支出",
        _STEADY,
        "docx",
        other=lambda: _steady(
            replace(
                _LAKE,
                three_public=ThreePublic(
                    running=Decimal("48000"), reception=Decimal("5000")
                ),
                prior_three_public=ThreePublic(
                    running=Decimal("48000"), reception=Decimal("5000")
                ),
            )
        ),
    ),
    Fault(
        "GJ110",
        "机关运行经费不同",
        _SH,
        "pdf",
        (
            Edit(
                wan(_BANK.public),
                wan(_BANK.public + 90000),
                page=_page(shanghai_budget.TITLES[8]),
            ),
            Edit(
                _OPERATING, f"机关运行经费预算为{wan_prose(_BANK.public + 90000)}万元"
            ),
        ),
    ),
    Fault(
        "GJ111",
        "采购之和不等",
        _CQ,
        "docx",
        (Edit("412,417.50", "422,417.50", page="表9", times=2),),
        brings=frozenset({"WB101"}),
    ),
    Fault(
        "GJ112",
        "养老保险两处不同",
        _STEADY,
        "docx",
        other=lambda: _steady(
            _more(
                _LAKE,
                _extra("2080505", "30199", "20000"),
                _extra("2040601", "30199", "-20000"),
            )
        ),
    ),
    Fault(
        "GJ113",
        "编码与名称不符",
        _CQ,
        "rows",
        (Edit("行政单位医疗", "事业单位医疗", page="表2"),),
    ),
    Fault(
        "GJ114",
        "空表没有说明",
        "shanghai-spaced-heads",
        "pdf",
        (
            Drop("无政府性基金预算财政拨款安排的预算"),
            Edit("政府性基金拨款支出预算0万元，与2021年预算持平；", ""),
        ),
    ),
    Fault("GJ115", "公积金少于百分之十二", _STEADY, "docx", other=_low_housing),
    Fault(
        "GJ116",
        "拨款总表与明细不同",
        _CQ,
        "docx",
        (
            OtherTable(
                "表1",
                chongqing.appropriation_table(
                    _more(_MAPLE, Entry("2040602", Decimal("10000")))
                ),
            ),
        ),
        brings=frozenset({"GJ105"}),
    ),
    Fault(
        "WB101", "科目金额写错", _SH, "numbered", (Edit("科目86万元", "科目68万元"),)
    ),
    Fault(
        "WB102",
        "类别名称写错",
        _CQ,
        "rows",
        (Edit("公共安全支出", "一般公共服务支出", page=FIRST_PAGE),),
    ),
    Fault(
        "WB103",
        "增减额写错",
        _CQ,
        "docx",
        (
            Edit(
                f"基本支出增加 {_change_of_basic(_MAPLE)} 万元",
                f"基本支出增加 {wan_prose(_MAPLE.basic() - _MAPLE.prior_basic + 70000)} 万元",
            ),
        ),
    ),
    Fault(
        "WB104",
        "占比写错",
        _ACCOUNTS,
        "tall",
        (
            Edit(
                f"基本支出{wan(_SPENT.basic())}万元，占{rounded(_SPENT.basic() / _SPENT.total() * 100)}%",
                f"基本支出{wan(_SPENT.basic())}万元，占61.19%",
            ),
        ),
    ),
    Fault(
        "WB105",
        "大小写反",
        _ACCOUNTS,
        "docx",
        (Edit("1,558.46万元。决算数小于预算数", "1,558.46万元。决算数大于预算数"),),
    ),
    Fault(
        "WB106",
        "一段两个数",
        _STEADY,
        "rows",
        (
            Edit(
                "公务用车购置费 0 万元，与 2024 年持平。",
                "公务用车购置费 0 万元，与 2024 年持平。2025 年“三公”经费预算 6.6 万元。",
            ),
        ),
        brings=frozenset({"WB101"}),
    ),
    Fault(
        "WB107",
        "原因没有写",
        _ACCOUNTS,
        "docx",
        (Edit("主要原因是办公设备更新增加了相关支出。", "主要原因是。"),),
    ),
    Fault(
        "WB108",
        "旧类别名称",
        _CQ,
        "docx",
        (Edit("卫生健康支出", "医疗卫生与计划生育支出", page=FIRST_PAGE),),
    ),
    Fault(
        "WB109",
        "车辆相加不等",
        _CQ,
        "pdf",
        (Edit("执勤执法用车 1 辆", "执勤执法用车 2 辆"),),
    ),
    Fault(
        "WB110",
        "比较年份写成本年",
        _SH,
        "pdf",
        (
            Edit(
                "财政拨款收入3,925.58万元，比2024年预算",
                "财政拨款收入3,925.58万元，比2025年预算",
            ),
        ),
    ),
    Fault(
        "WB111",
        "没有写金额",
        _SH,
        "numbered",
        (
            Edit(
                "2025年安排财政资金526.3万元，按合同约定分两次支付。",
                "结合工作推进情况，按照合同约定支付。",
            ),
        ),
    ),
    Fault(
        "WS104",
        "模板字样",
        _SH,
        "pdf",
        (Edit("完成区委、区政府交办的其他任务", "完成XX局交办的其他任务"),),
    ),
    Fault(
        "WS106",
        "序号不连续",
        "shanghai-accounts",
        "docx",
        (Edit("（三）负责社区矫正", "（四）负责社区矫正"),),
    ),
    Fault(
        "WS109",
        "错别字",
        _CQ,
        "docx",
        (
            Edit(
                "加强法治政府建设和行政执法监督",
                "加强法只政府建设和行政执法监督",
                page="表10",
            ),
        ),
    ),
    Fault(
        "WS110",
        "重复的标点",
        _CQ,
        "docx",
        (Edit("下辖11个司法所。", "下辖11个司法所。。"),),
    ),
    Fault(
        "ZJ206",
        "上年预算填零",
        _CQ,
        "docx",
        (Edit("390000.00", "0.00", page="法律援助专项经费"),),
    ),
    Fault(
        "ZJ207",
        "采购似含本项目",
        _CQ,
        "xlsx",
        other=lambda: _full(
            replace(_MAPLE, services=Decimal("412600.00") + Decimal("298417.50"))
        ),
    ),
    Fault(
        "ZJ208",
        "大幅变动没有说明",
        _CQ,
        "docx",
        other=lambda: _full(
            replace(_MAPLE, prior={**_MAPLE.prior, "2040602": Decimal("40000")})
        ),
    ),
    Fault(
        "GK103",
        "没有政府采购",
        "shanghai-spaced-heads",
        "pdf",
        (Drop("三、政府采购预算情况"), Drop("本部门政府采购预算")),
    ),
)
