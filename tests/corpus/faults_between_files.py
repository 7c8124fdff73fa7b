"""Faults that show only beside another file, and the files they are held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tests.corpus.documents import Pieces, sound_pieces
from tests.corpus.makers import (
    chongqing,
    generic,
    guangzhou,
    kunming,
    shanghai_accounts,
    shanghai_budget,
)
from tests.corpus.makers.contents import accounts as accounts_contents
from tests.corpus.makers.contents import chongqing as chongqing_contents
from tests.corpus.makers.contents import generic as generic_contents
from tests.corpus.makers.contents import guangzhou as listed
from tests.corpus.makers.contents import side_by_side
from tests.corpus.makers.ledger import Entry
from tests.corpus.makers.pieces import Edit
from tests.corpus.planted import Fault

_EVALUATED, _DECLARED = "东塘市沙坪区2023年自评.docx", "东塘市沙坪区2023年申报.xlsx"
_LISTED = "示范市示范区2024年项目表.xlsx"
_LAST_YEAR = "重庆市枫溪区2022年预算.xlsx"
_DEPARTMENT, _PLANNED = "上海市北岸区2025年部门预算.xlsx", "上海市北岸区2024年预算.xlsx"
_MAPLE = "重庆市枫溪区2023年预算.xlsx"
_AID = "临江市东桥区2022年申报.xlsx"
_PEERS = tuple(f"{peer.bureau}2024年项目表.xlsx" for peer in side_by_side.PEERS)

_SAYS_ITS_UNITS = Edit(
    "家事业单位的综合收支计划。",
    "家事业单位的综合收支计划，纳入编制范围的有上海市北岸区法律援助中心。",
)
COMPANIONS: dict[str, tuple[Callable[[], Pieces], str]] = {
    _EVALUATED: (lambda: generic.self_evaluation(generic_contents.MEDIATION), "docx"),
    _DECLARED: (lambda: generic.declaration(side_by_side.SHOAL_DECLARED), "xlsx"),
    _AID: (lambda: generic.declaration(side_by_side.EAST_BRIDGE_DECLARED), "xlsx"),
    _LISTED: (lambda: guangzhou.project_table(listed.FULL), "xlsx"),
    _LAST_YEAR: (lambda: chongqing.budget(side_by_side.BEFORE_MAPLE), "xlsx"),
    _MAPLE: (lambda: chongqing.budget(chongqing_contents.FULL), "xlsx"),
    _DEPARTMENT: (lambda: _SAYS_ITS_UNITS(sound_pieces("shanghai-budget")), "xlsx"),
    _PLANNED: (lambda: shanghai_budget.budget(side_by_side.PLANNED), "xlsx"),
    **{
        name: (lambda peer=peer: guangzhou.project_table(peer), "xlsx")
        for name, peer in zip(_PEERS, side_by_side.PEERS, strict=True)
    },
}
"""Files to compare with: last year's, the department's, of peers, of the same bureau."""


def _other_prior() -> Pieces:
    ledger = chongqing_contents.MAPLE
    prior = {**ledger.prior, "2040605": Decimal("315000")}
    return chongqing.budget(
        replace(chongqing_contents.FULL, ledger=replace(ledger, prior=prior))
    )


def _other_plan() -> Pieces:
    sound = accounts_contents.MIXED
    planned = {**sound.planned, "2040604": Decimal("4700000")}
    return shanghai_accounts.accounts(replace(sound, planned=planned))


def _centre_with_more() -> Pieces:
    sound = side_by_side.AID_CENTRE
    more = Entry("2040607", Decimal("4000000"))
    ledger = replace(sound.ledger, entries=(*sound.ledger.entries, more))
    return shanghai_budget.budget(replace(sound, ledger=ledger))


def _bureau_with_more() -> Pieces:
    sound = side_by_side.ITSELF
    more = Entry("2040612", Decimal("20000"))
    ledger = replace(sound.ledger, entries=(*sound.ledger.entries, more))
    return chongqing.budget(replace(sound, ledger=ledger))


FAULTS_BETWEEN_FILES: tuple[Fault, ...] = (
    Fault(
        "MB402",
        "低于上年完成值",
        "generic-last-year",
        "docx",
        (Edit("2300", "1200"),),
        against=(_EVALUATED,),
    ),
    Fault(
        "MB402",
        "列表目标低于上年",
        "guangzhou-last-year",
        "xlsx",
        (Edit("不少于2300件", "不少于1200件"),),
        against=(_EVALUATED,),
    ),
    Fault(
        "MB110",
        "补助项目同一服务",
        "generic-one-of-the-list",
        "docx",
        other=lambda: generic.declaration(side_by_side.MEDIATION_AGAIN),
        against=(_LISTED,),
    ),
    Fault(
        "MB110",
        "转移支付项目同一服务",
        "kunming-one-of-the-list",
        "cells",
        other=lambda: kunming.project_text(side_by_side.RECONSIDERED_AGAIN),
        against=(_LISTED,),
    ),
    Fault(
        "MB406",
        "调解成功率低于各地",
        "guangzhou-projects",
        "xlsx",
        (
            Edit(
                "人民调解成功率；实施周期指标值:不低于97%,年度指标值:不低于97%",
                "人民调解成功率；实施周期指标值:不低于80%,年度指标值:不低于80%",
            ),
        ),
        against=_PEERS,
    ),
    Fault(
        "MB406",
        "部门目标低于各地",
        "chongqing-budget",
        "docx",
        (Edit("97", "80", page="表10"),),
        against=_PEERS,
    ),
    Fault(
        "ZJ209",
        "单价多写一位",
        "generic-legal-aid",
        "xlsx",
        (Edit("1500", "15000"),),
        brings=frozenset({"ZJ201"}),
        against=_PEERS,
    ),
    Fault(
        "ZJ209",
        "值班补贴多写一位",
        "chongqing-form",
        "rows",
        (Edit("=100元/天", "=1000元/天"),),
        brings=frozenset({"ZJ201"}),
        against=_PEERS,
    ),
    Fault(
        "ZJ210",
        "表上金额与列表不同",
        "generic-one-of-the-list",
        "docx",
        (Edit("22.80", "28.20", times=2),),
        against=(_LISTED,),
    ),
    Fault(
        "ZJ210",
        "正文表金额与列表不同",
        "kunming-one-of-the-list",
        "docx",
        (Edit("187,000.00", "178,000.00", times=4),),
        against=(_LISTED,),
    ),
    Fault(
        "GJ117",
        "援助中心多于部门",
        "shanghai-unit",
        "xlsx",
        other=_centre_with_more,
        against=(_DEPARTMENT,),
    ),
    Fault(
        "GJ117",
        "本级多于部门",
        "chongqing-itself",
        "docx",
        other=_bureau_with_more,
        against=(_MAPLE,),
    ),
    Fault(
        "GJ118",
        "上年数与上年公布不同",
        "chongqing-budget",
        "docx",
        other=_other_prior,
        against=(_LAST_YEAR,),
    ),
    Fault(
        "GJ119",
        "年初预算与预算不同",
        "shanghai-accounts",
        "docx",
        other=_other_plan,
        against=(_PLANNED,),
    ),
    Fault(
        "ZP111",
        "自评目标改低",
        "generic-self-evaluation",
        "docx",
        (Edit("≥2000件", "≥1800件"),),
        against=(_DECLARED,),
    ),
    Fault(
        "ZP111",
        "报告目标改低",
        "report-legal-aid",
        "numbered",
        (Edit("项目目标：≥210件", "项目目标：≥180件"),),
        against=(_AID,),
    ),
)
