"""The faults of budgets and accounts again, each in a second set of tables."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.corpus.makers import shanghai_accounts, shanghai_budget
from tests.corpus.makers.contents import accounts as accounts_contents
from tests.corpus.makers.contents import chongqing as chongqing_contents
from tests.corpus.makers.contents import shanghai as shanghai_contents
from tests.corpus.makers.contents import unusual_books
from tests.corpus.makers.ledger import Entry, Ledger
from tests.corpus.makers.numbers import rounded, wan, wan_prose, yuan
from tests.corpus.makers.pieces import Drop, Edit, OtherTable, Piece
from tests.corpus.planted import Fault

_CQ, _SH, _ACCOUNTS = "chongqing-budget", "shanghai-budget", "shanghai-accounts"
_MAPLE = chongqing_contents.MAPLE
_BANK, _SPENT = shanghai_contents.NORTH_BANK, accounts_contents.NORTH_BANK
_PLANNED = accounts_contents.MIXED.planned_three_public
_MORE = Decimal("10000")


def _page(title: str) -> str:
    """The page of a table in a Shanghai budget."""
    return title[-24:]


_BY_FUNCTION = _page(shanghai_budget.TITLES[4])
_ACCOUNTS_SIDES = shanghai_accounts.TITLES[0][-20:]
_ACCOUNTS_SPENDING = shanghai_accounts.TITLES[2][-20:]
_ACCOUNTS_THREE_PUBLIC = shanghai_accounts.TITLES[6][-20:]


def _growing(ledger: Ledger) -> tuple[Piece, ...]:
    return shanghai_budget.budget(replace(shanghai_contents.GROWING, ledger=ledger))


def _more(*entries: tuple[str, str, str]) -> Ledger:
    extra = (
        Entry(code, Decimal(amount), economic) for code, economic, amount in entries
    )
    return replace(_BANK, entries=(*_BANK.entries, *extra))


def _appropriation(ledger: Ledger) -> OtherTable:
    names = [(ledger.name(code), yuan(ledger.total(code))) for code in ledger.classes()]
    return OtherTable(
        _page(shanghai_budget.TITLES[3]),
        shanghai_budget.appropriation_table(names, yuan(ledger.total())),
    )


def _low_housing() -> tuple[Piece, ...]:
    entries = tuple(
        replace(entry, amount=rounded(entry.amount * Decimal("0.99")))
        if entry.function == "2210201"
        else entry
        for entry in _BANK.entries
    )
    return _growing(replace(_BANK, entries=entries))


_BASIC = wan_prose(_MAPLE.basic() - _MAPLE.prior_basic)
_CREEK = unusual_books.STONE_CREEK
_GROWTH = rounded((_CREEK.basic() / _CREEK.prior_basic - 1) * 100)
_CLASS = f"公共安全支出（类）{wan(_SPENT.total('204'))}万元，占"

OTHER_BUDGET_FAULTS: tuple[Fault, ...] = (
    Fault(
        "GJ101",
        "项级一行不等",
        _SH,
        "xlsx",
        (
            Edit(
                yuan(_BANK.basic("2040601")),
                yuan(_BANK.basic("2040601") - _MORE),
                page=_BY_FUNCTION,
                at=3,
            ),
        ),
        brings=frozenset({"GJ102"}),
    ),
    Fault(
        "GJ102",
        "矫正项多一万",
        _CQ,
        "xlsx",
        (Edit("386,000.00", "396,000.00", page="表2", times=2),),
    ),
    Fault(
        "GJ103",
        "决算合计行不等",
        _ACCOUNTS,
        "html",
        (
            Edit(
                wan(_SPENT.total()),
                wan(_SPENT.total() + _MORE),
                page=_ACCOUNTS_SPENDING,
            ),
            Edit(
                wan(_SPENT.projects()),
                wan(_SPENT.projects() + _MORE),
                page=_ACCOUNTS_SPENDING,
                at=1,
            ),
        ),
        brings=frozenset({"GJ105"}),
    ),
    Fault(
        "GJ104",
        "预算总表两方不等",
        _SH,
        "pdf",
        (
            Edit(
                yuan(_BANK.total()),
                yuan(_BANK.total() - _MORE),
                page=_page(shanghai_budget.TITLES[0]),
                at=4,
            ),
        ),
        brings=frozenset({"GJ103", "GJ105"}),
    ),
    Fault(
        "GJ105",
        "决算总表一类不同",
        _ACCOUNTS,
        "tall",
        (
            Edit(
                wan(_SPENT.total("210")),
                wan(_SPENT.total("210") - _MORE),
                page=_ACCOUNTS_SIDES,
            ),
        ),
        brings=frozenset({"GJ103"}),
    ),
    Fault(
        "GJ106",
        "经济分类多两万",
        _SH,
        "xlsx",
        (
            OtherTable(
                _page(shanghai_budget.TITLES[7]),
                shanghai_budget.economic_table(_more(("2040601", "30101", "20000"))),
            ),
        ),
    ),
    Fault(
        "GJ108",
        "决算三公合计不等",
        _ACCOUNTS,
        "docx",
        (
            Edit(
                wan(_PLANNED.total),
                wan(_PLANNED.total + _MORE),
                page=_ACCOUNTS_THREE_PUBLIC,
            ),
        ),
        brings=frozenset({"WB101"}),
    ),
    Fault(
        "GJ109",
        "三公表接待费偏少",
        _SH,
        "cells",
        other=lambda: _growing(
            replace(
                _BANK,
                three_public=replace(_BANK.three_public, reception=Decimal("8000")),
            )
        ),
    ),
    Fault(
        "GJ112",
        "养老保险差两万",
        _SH,
        "html",
        other=lambda: _growing(
            _more(("2080505", "30199", "20000"), ("2040601", "30199", "-20000"))
        ),
    ),
    Fault(
        "GJ113",
        "行政医疗写成事业",
        _SH,
        "pdf",
        (Edit("行政单位医疗", "事业单位医疗", page=_BY_FUNCTION),),
    ),
    Fault(
        "GJ114",
        "基金决算空表无说明",
        _ACCOUNTS,
        "tall",
        (
            Drop("年度无政府性基金预算财政拨款收入和支出，故"),
            Drop("年度无政府性基金预算财政拨款收入和支出。"),
        ),
    ),
    Fault("GJ115", "公积金偏少", _SH, "xlsx", other=_low_housing),
    Fault(
        "GJ116",
        "拨款总表多一万",
        _SH,
        "numbered",
        (_appropriation(_more(("2040604", "", "10000"))),),
        brings=frozenset({"GJ105", "WB101"}),
    ),
    Fault(
        "WB101",
        "接待费写错",
        _CQ,
        "docx",
        (Edit("公务接待费 1.5 万元", "公务接待费 5.1 万元"),),
        brings=frozenset({"WB109"}),
    ),
    Fault(
        "WB102",
        "类名写成一般公共服务",
        _ACCOUNTS,
        "tall",
        (Edit(_CLASS, _CLASS.replace("公共安全", "一般公共服务")),),
    ),
    Fault(
        "WB103",
        "接待费减少额写错",
        _SH,
        "pdf",
        (
            Edit(
                "公务接待费1.2万元，比2024年预算减少0.3万元",
                "公务接待费1.2万元，比2024年预算减少0.8万元",
            ),
        ),
    ),
    Fault(
        "WB104",
        "增长率写错",
        "chongqing-rates",
        "pdf",
        (Edit(f"，增长 {_GROWTH}%", f"，增长 {_GROWTH + 1}%"),),
    ),
    Fault(
        "WB105",
        "增加写成减少",
        _CQ,
        "pdf",
        (Edit(f"基本支出增加 {_BASIC} 万元", f"基本支出减少 {_BASIC} 万元"),),
        brings=frozenset({"WB103"}),
    ),
    Fault(
        "WB106",
        "车辆运行费两个数",
        _SH,
        "numbered",
        (
            Edit(
                "公务用车运行费6.16万元，与2024年预算持平。",
                "公务用车运行费6.16万元，与2024年预算持平。2025年公务用车运行费6.61万元。",
            ),
        ),
        brings=frozenset({"WB101"}),
    ),
    Fault(
        "WB107",
        "主要原因后没有字",
        _CQ,
        "docx",
        (Edit("主要原因是工资调标导致人员经费增加，主要用于", "主要原因是，主要用于"),),
    ),
    Fault(
        "WB108",
        "改名前的类别",
        _SH,
        "numbered",
        (Edit("卫生健康支出-", "医疗卫生与计划生育支出-", times=0),),
    ),
    Fault(
        "WB109",
        "决算车辆相加不等",
        _ACCOUNTS,
        "cells",
        (
            Edit(
                "执法执勤用车2辆、其他用车0辆",
                "执法执勤用车2辆、其他用车1辆",
            ),
        ),
    ),
    Fault(
        "WB110",
        "比较年份是本年",
        _CQ,
        "docx",
        (Edit("比 2022 年增加", "比 2023 年增加", at=1),),
    ),
    Fault("WS106", "职能少一条", _SH, "pdf", (Drop("3.指导人民调解"),)),
    Fault(
        "GK103",
        "没有名词解释",
        _CQ,
        "pdf",
        (Drop("六、专业性名词解释"),),
    ),
)
