"""Invented documents that are read beside each other: years, levels, peers, one bureau."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from tests.corpus.makers.chongqing import ChongqingBudget
from tests.corpus.makers.contents import accounts, chongqing, generic, shanghai
from tests.corpus.makers.contents import guangzhou as listed
from tests.corpus.makers.contents.kunming import ESCORT
from tests.corpus.makers.generic import Declared
from tests.corpus.makers.guangzhou import Line, ListedProject, ProjectTable
from tests.corpus.makers.ledger import Entry, Ledger, ThreePublic
from tests.corpus.makers.numbers import rounded
from tests.corpus.makers.shanghai_budget import ShanghaiBudget

_OUTPUT, _BENEFIT, _CONTENT = "产出指标", "效益指标", "满意度指标"


def _entries(amounts: Mapping[str, Decimal], projects: set[str]) -> tuple[Entry, ...]:
    """A line for each item of function; what is not a project is salaries."""
    return tuple(
        Entry(code, amount, "" if code in projects else "30101")
        for code, amount in amounts.items()
    )


_MAPLE = chongqing.MAPLE
BEFORE_MAPLE: ChongqingBudget = replace(
    chongqing.FULL,
    ledger=replace(
        _MAPLE,
        year=2022,
        entries=_entries(
            _MAPLE.prior, {c for c in _MAPLE.prior if c > "2040601" and c < "205"}
        ),
        prior=_MAPLE.prior,
        three_public=_MAPLE.prior_three_public,
        prior_three_public=_MAPLE.prior_three_public,
    ),
    basic_reason="人员和标准没有变化",
    project_reason="项目安排与上年相同",
    reception_reason="",
    operating_change="与上年基本持平。",
    forms=(),
)
"""The year before, with the amounts that the year's tables give for it."""

PLANNED: ShanghaiBudget = replace(
    shanghai.GROWING,
    ledger=replace(
        shanghai.NORTH_BANK,
        year=2024,
        entries=_entries(
            accounts.MIXED.planned,
            {c for c in accounts.MIXED.planned if "2040601" < c < "205"},
        ),
        three_public=accounts.MIXED.planned_three_public,
        prior_three_public=accounts.MIXED.planned_three_public,
    ),
    uses={},
    arrangement="",
)
"""The budget whose amounts the accounts call the year's initial ones."""


def _part(ledger: Ledger, bureau: str, share: str) -> Ledger:
    """A unit's part of a department's money."""
    entries = tuple(
        replace(entry, amount=rounded(entry.amount * Decimal(share)))
        for entry in ledger.entries
        if entry.economic not in ("30217", "30231")
    )
    return replace(
        ledger,
        bureau=bureau,
        entries=entries,
        three_public=ThreePublic(),
        prior_three_public=ThreePublic(),
    )


AID_CENTRE: ShanghaiBudget = replace(
    shanghai.GROWING,
    ledger=replace(
        _part(shanghai.NORTH_BANK, "上海市北岸区法律援助中心", "0.25"),
        prior={"2040607": Decimal("9000000")},
        goods=Decimal(0),
        services=Decimal("500000"),
    ),
    units=("上海市北岸区法律援助中心",),
    uses={},
    arrangement="",
    scope="单位",
)
"""A unit below the bureau, whose money is a part of the bureau's."""

ITSELF: ChongqingBudget = replace(
    chongqing.FULL,
    ledger=replace(
        _part(_MAPLE, "重庆市枫溪区司法局（本级）", "0.8"),
        goods=Decimal("60000"),
        services=Decimal("212417.50"),
    ),
    operating_change="与上年基本持平。",
    reception_reason="",
    targets=(),
    forms=(),
)


def _declared(project: ListedProject, kinds: Mapping[str, str]) -> Declared:
    """One of the listed projects on a form of its own, weights equal."""
    weight = 90 // len(project.indicators)
    rest = 90 - weight * (len(project.indicators) - 1)
    lines = tuple(
        (
            level1[2:],
            kinds[level2[3:]],
            name,
            "",
            value,
            "",
            str(rest if at == 0 else weight),
        )
        for at, (level1, level2, name, value) in enumerate(project.indicators)
    )
    return replace(
        generic.LEGAL_AID,
        year=2024,
        project=project.name,
        department="示范市示范区司法局",
        unit="示范市示范区司法局",
        wan=project.wan,
        fiscal=project.wan,
        goal=project.goal,
        indicators=lines,
    )


_KINDS = {
    "数量指标": "数量指标",
    "质量指标": "质量指标",
    "时效指标": "时效指标",
    "社会效益": "社会效益指标",
    "服务对象满意度": "服务对象满意度指标",
}
PUBLICITY: Declared = _declared(listed.PUBLICITY, _KINDS)
MEDIATION_AGAIN: Declared = _declared(
    replace(listed.MEDIATION, name="人民调解工作经费（上级补助）", wan="22.80"), _KINDS
)


def _project_text(project: ListedProject) -> object:
    """One of the listed projects as a text in nine parts."""
    yuan = f"{Decimal(project.wan) * 10000:,.2f} "
    return replace(
        ESCORT,
        bureau="示范市示范区司法局",
        project=project.name,
        profile="示范区司法局主管全区司法行政工作，设10个内设机构。",
        basis="《中华人民共和国行政复议法》第四条；示范市财政局《关于编制2024年部门预算的通知》（示财预〔2023〕40号）。",
        overview=f"{project.name}由区级财政保障，按年度计划使用。",
        work="按月通报进度，按季度核对完成情况。",
        money=f"2024年安排{project.wan}万元，全部为区级财政资金。",
        plan="6月底前支付50%，12月底前支付100%。",
        effect="办案和服务质量得到保证。",
        medium_term=(yuan, "", "", "", yuan, ""),
        annual=(yuan, "", "", "", yuan, ""),
        medium_term_goal=("依法履职，群众满意。",),
        annual_goal=(project.goal,),
        indicators=tuple(
            (level1[2:], _KINDS[level2[3:]], name, value, value)
            for level1, level2, name, value in project.indicators
        ),
        measures="《示范区司法局财务管理制度》（示司发〔2022〕3号）。",
        explanation="按上年执行情况和本年任务测算。",
    )


RECONSIDERATION = _project_text(listed.RECONSIDERATION)
RECONSIDERED_AGAIN = _project_text(
    replace(listed.RECONSIDERATION, name="行政复议工作经费（转移支付）", wan="9.20")
)

_PRICE: Line = ("1-产出指标", "14-成本指标", "案件补贴平均标准", "1500元/件")
_PEERS = (
    ("南港市海棠区司法局", "97%", "1450元/件"),
    ("穗禾市青萝县司法局", "98%", "1500元/件"),
    ("浔安市桂山区司法局", "96.5%", "1600元/件"),
)


def _peer(bureau: str, success: str, price: str) -> ProjectTable:
    mediation = tuple(
        (*line[:3], f"不低于{success}") if line[2] == "人民调解成功率" else line
        for line in listed.MEDIATION.indicators
    )
    aid = ListedProject(
        "法律援助经费",
        "60.00",
        "为符合条件的当事人提供法律援助。",
        (
            (*listed.QUANTITY, "办结法律援助案件", "不少于300件"),
            (*_PRICE[:3], f"不超过{price}"),
            ("1-产出指标", "14-成本指标", "值班补贴标准", "100元/天"),
            (*listed.SOCIAL, "咨询答复率", "不低于98%"),
            (*listed.CONTENT, "受援人满意度", "90%以上"),
        ),
    )
    return ProjectTable(
        bureau, 2024, (replace(listed.MEDIATION, indicators=mediation), aid)
    )


PEERS = tuple(_peer(*each) for each in _PEERS)
"""Other bureaus of the year, which ask for much the same."""

_SHOAL = "东塘市沙坪区司法局"
SHOAL_DECLARED = replace(
    generic.NEXT_YEAR,
    year=2023,
    term="2023年",
    wan="40.00",
    fiscal="40.00",
    indicators=tuple(
        (
            item[0],
            item[1],
            item[2],
            "" if "月" in item[3] else item[3][0],
            item[3].strip("≥件%") if "月" not in item[3] else item[3],
            "件" if item[3].endswith("件") else "%" if item[3].endswith("%") else "",
            item[5],
        )
        for item in generic.MEDIATION.items
    ),
)
"""What the self-evaluation of 2023 was declared with."""

SHOAL_LISTED = ProjectTable(
    _SHOAL,
    2024,
    (
        ListedProject(
            "人民调解案件补贴",
            "46.00",
            "及时化解矛盾纠纷，提高协议履行率。",
            (
                (*listed.QUANTITY, "调解纠纷案件", "不少于2300件"),
                (*listed.QUALITY, "调解成功率", "不低于98%"),
                (*listed.SOCIAL, "调解协议履行率", "不低于98%"),
                (*listed.CONTENT, "当事人满意度", "95%以上"),
            ),
        ),
    ),
)
EAST_BRIDGE_DECLARED = replace(
    generic.LEGAL_AID,
    year=2022,
    project="法律援助",
    department="临江市东桥区司法局",
    unit="临江市东桥区司法局",
    term="2022年",
    wan="45.00",
    fiscal="45.00",
    indicators=(
        (_OUTPUT, "数量指标", "办结法律援助案件数", "≥", "210", "件", "20"),
        (_OUTPUT, "数量指标", "律师值班天数", "=", "249", "天", "10"),
        (_OUTPUT, "质量指标", "案件质量评估合格率", "≥", "95", "%", "10"),
        (_OUTPUT, "成本指标", "案件补贴标准", "=", "1800", "元/件", "10"),
        (_BENEFIT, "社会效益指标", "为受援人挽回经济损失", "≥", "300", "万元", "30"),
        (_CONTENT, "服务对象满意度指标", "受援人满意度", "≥", "90", "%", "10"),
    ),
)
"""What the evaluation of 2022 was declared with."""
