"""Packages made up by chance, each such as a layout can hold; a seed makes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random
from typing import TypeVar

from faheng.forms.targets.indicators import PrintedIndicator
from faheng.forms.targets.levels import category_of
from faheng.forms.targets.values import value_of
from faheng.model.package import (
    Bureau,
    Declaration,
    DepartmentTargets,
    EvaluatedProject,
    Evaluation,
    EvaluationItem,
    Funding,
    FundingSource,
    Indicator,
    Package,
    Payment,
    Project,
    Section,
    SourceFile,
)
from faheng.model.tokens import Source
from faheng.values.value import Value

_PLACES = "柳河区 青山县 石桥市 临江市东桥区 重庆市枫溪区 昆明市云岭区 广州市海棠区 秦皇岛市沙坪区".split()
_WORK = (
    "法律援助 人民调解 社区矫正 普法宣传 行政复议 公证服务 一社区一法律顾问 “八五”普法 "
    "安置帮教 法治政府建设（示范创建） 12348热线 基层司法所建设 律师值班 “一村（居）一顾问”"
).split()
_ENDS = "经费 补助资金 工作经费 专项经费 项目 案件补贴 购买服务经费".split()
_KINDS = "经常性项目 一次性项目 延续项目 新增项目 一般性项目".split()
_LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("社会效益指标", "经济效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
_CODED = {
    "1-产出指标": ("11-数量指标", "12-质量指标", "13-时效指标"),
    "2-效益指标": ("21-经济效益", "22-社会效益", "24-可持续影响"),
    "3-满意度指标": ("31-服务对象满意度",),
}
_NAMES = (
    "办结法律援助案件 调解成功率 社区矫正对象建档率 举办法治讲座 受援人满意度 "
    "律师到社区值班 “三类对象”走访 法律咨询答复率 专职调解员培训 案件补贴标准 "
    "印发宣传资料（含“八五”普法读本） 复议案件按期办结率 群众对司法所工作的满意程度 "
    "公证费减免 APP绑定率 每季度“以案释法” 挽回经济损失 有效投诉"
).split()
_TEXTS = (
    "≥95% 不低于95% 95%以上 >=95% 大于等于90% 100% ≤5% 不超过调解总数的1% ≥320万元 "
    "每季度至少1次 每人每年16次以上，共44人 8个小时或3个半天 每月不少于8小时 1000-1200件 "
    "收到申请之日起5个工作日内 2024年12月底前 12月31日前 100元/次 ≤1500元/件 1440元/件 "
    "有所提升 达成预期指标 长期 显著增强 0件 ≥2,400人次 不少于50场次 1次/周 3~5天 "
    "办结后30日内 按期完成，无差错 “优秀”等次 逐步健全（动态管理） ≥97.5% 80个 一周一次 "
    "≥9898%以上 ≥95955及以上 提高群众“知晓率”、“满意度” 不少于1期"
).split()
_APART = (
    ("≥", "95", "%"),
    ("≤", "1500", "元/件"),
    ("=", "12", "次"),
    ("≥", "1200", "人次"),
    ("定性", "有所提升", ""),
    ("≥", "100", "元/人次"),
    ("≤", "5", "工作日"),
    ("=", "100", "%"),
    (">", "0.5", "万元"),
)
_SENTENCES = (
    "加强人民调解组织建设，推动矛盾纠纷多元化解。",
    "落实“谁执法谁普法”责任制，办好普法讲座不少于50场次；",
    "为困难群众提供法律援助（含值班律师、刑事辩护）",
    "1、指导村居法律援助工作，管理“12348”法律援助热线",
    "2、完善社区矫正中心建设，严防脱管漏管和重新违法犯罪",
    "一是健全机制；二是强化培训；三是严格考核。",
    "进一步提高法治政府建设水平，全年办理行政复议案件500件以上",
    "提升群众的安全感、满意度",
    "按照《法律援助条例》（国务院令第385号）和《关于推进公共法律服务体系建设的意见》执行。",
    "引入APP、微信小程序等手段，实行“线上+线下”服务，切实做到“应援尽援、应援优援”，不断满足人民群众日益增长的法律服务需求，努力让人民群众在每一个司法案件中感受到公平正义。",
)
_SHORT = "全年共服务群众约3000人次"

Maker = Callable[[Random], Package]
T = TypeVar("T")


def _package(layout: str, **parts: object) -> Package:
    source = SourceFile(
        file="示例.json",
        sha256="0" * 64,
        format="json",
        layout=layout,
        confidence=Decimal("1.00"),
    )
    return Package.model_validate({"source": source, **parts})


def _amount(chance: Random, *, wan: bool = True) -> Decimal:
    """Round, with cents, or so that two decimals of 万元 do not hold it."""
    kind = chance.randrange(4)
    if kind == 0:
        return Decimal(chance.randrange(1, 900)) * 10000
    if kind == 1:
        return Decimal(chance.randrange(1, 90000000)) / 100
    if kind == 2:
        return Decimal(chance.randrange(1, 9000)) * 100
    return Decimal(0)


def _maybe(chance: Random, made: T, share: float = 0.8) -> T | None:
    return made if chance.random() < share else None


def _prose(chance: Random, most: int = 4) -> str:
    lines = chance.sample(_SENTENCES, chance.randrange(1, most + 1))
    return "\n".join(lines)


def _project_names(chance: Random, count: int) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        made[f"{chance.choice(_WORK)}{chance.choice(_ENDS)}"] = None
    return list(made)


def _value(chance: Random, texts: dict[str, str], year: int | None) -> Value | None:
    printed = PrintedIndicator({**texts, "target": chance.choice(_TEXTS)})
    return value_of(printed, year=year)


def _indicators(
    chance: Random, year: int | None, *, coded: bool = False, apart: bool = False
) -> tuple[Indicator, ...]:
    levels = _CODED if coded else _LEVELS
    found = []
    for level1, below in levels.items():
        for level2 in chance.sample(below, chance.randrange(0, len(below) + 1)):
            for name in chance.sample(_NAMES, chance.randrange(1, 3)):
                texts = {"name": name, "level1": level1, "level2": level2}
                target = _value(chance, texts, year)
                if apart and chance.random() < 0.6:
                    sign, text, unit = chance.choice(_APART)
                    said = {**texts, "target": text, "sign": sign, "unit": unit}
                    target = value_of(PrintedIndicator(said), year=year)
                found.append(
                    Indicator(
                        level1=level1,
                        level2=level2,
                        category=category_of(level1, level2, date(year or 2021, 1, 1)),
                        name=name,
                        target=target,
                    )
                )
    return tuple(found)


def _with_periods(
    chance: Random, indicators: tuple[Indicator, ...], year: int | None
) -> tuple[Indicator, ...]:
    """Some with a value for the medium term too, or for nothing else."""
    found = []
    for one in indicators:
        texts = {
            "name": one.name or "",
            "level1": one.level1 or "",
            "level2": one.level2 or "",
        }
        kind = chance.randrange(4)
        period = _value(chance, texts, year) if kind else None
        target = None if kind == 1 and period is not None else one.target
        found.append(one.model_copy(update={"period_target": period, "target": target}))
    return tuple(found)


def _sources(
    chance: Random, names: tuple[Source, ...], *, medium: bool
) -> tuple[FundingSource, ...]:
    chosen = [name for name in names if chance.random() < 0.6]
    return tuple(
        FundingSource(
            source=name,
            annual=_amount(chance),
            medium_term=_amount(chance) if medium else None,
        )
        for name in chosen
    )


def hebei(chance: Random) -> Package:
    year = chance.randrange(2018, 2027)
    declarations = []
    for name in _project_names(chance, chance.randrange(1, 4)):
        indicators = tuple(
            one.model_copy(
                update={
                    "description": _maybe(chance, f"{one.name}（按季统计）", 0.7),
                    "basis": _maybe(chance, "历史数据、行业标准", 0.3),
                }
            )
            for one in _indicators(chance, year)
        )
        months = sorted(chance.sample((3, 6, 9, 10, 12), chance.randrange(0, 5)))
        declarations.append(
            Declaration(
                project=Project(
                    name=name,
                    code=_maybe(chance, f"315-{chance.randrange(1000, 9999)}-JBN"),
                    overview=_maybe(chance, _prose(chance, 2)),
                ),
                annual_goal=_maybe(chance, _prose(chance)),
                funding=Funding(
                    annual=_amount(chance),
                    sources=_sources(chance, ("appropriation", "other"), medium=False),
                ),
                payment_plan=tuple(
                    Payment(by=_month_end(year, month), percent=Decimal(10 * month))
                    for month in months
                )
                if len(months) != 1
                else (),
                indicators=indicators,
            )
        )
    return _package(
        "hebei-2020",
        bureau=Bureau(name=f"{chance.choice(_PLACES)}司法局", code="315002"),
        year=year,
        declarations=tuple(declarations),
        department_targets=_maybe(
            chance,
            DepartmentTargets(
                goals=tuple(chance.sample(_SENTENCES, chance.randrange(1, 6)))
            ),
        ),
    )


def _month_end(year: int, month: int) -> date:
    return date(year, month, {3: 31, 6: 30, 9: 30, 10: 31, 12: 31}[month])


def kunming(chance: Random) -> Package:
    year = chance.randrange(2018, 2027)
    bureau = f"{chance.choice(_PLACES)}司法局"
    declarations = []
    for name in _project_names(chance, chance.randrange(1, 3)):
        has_term = chance.random() < 0.5
        declarations.append(
            Declaration(
                project=Project(
                    name=name,
                    kind=_maybe(chance, chance.choice(_KINDS)),
                    implementing_unit=_maybe(chance, bureau),
                    basis=_maybe(chance, _prose(chance, 2)),
                    overview=_maybe(chance, _prose(chance, 3)),
                    plan=_maybe(chance, _prose(chance, 2), 0.4),
                    starts_on=date(year, 1, 1) if has_term else None,
                    ends_on=date(year + 2, 12, 31) if has_term else None,
                ),
                annual_goal=_maybe(chance, _prose(chance)),
                medium_term_goal=_maybe(chance, _prose(chance)),
                funding=Funding(
                    annual=_amount(chance),
                    medium_term=_maybe(chance, _amount(chance), 0.5),
                    sources=_sources(
                        chance,
                        ("central", "province", "city", "county", "other"),
                        medium=chance.random() < 0.5,
                    ),
                ),
                indicators=_with_periods(chance, _indicators(chance, year), year),
            )
        )
    code = _maybe(chance, "11530121015129405N", 0.5)
    return _package(
        "kunming-2020",
        bureau=Bureau(name=bureau, code=code),
        year=year,
        declarations=tuple(declarations),
    )


def guangzhou(chance: Random) -> Package:
    year = chance.randrange(2020, 2027)
    bureau = f"{chance.choice(_PLACES)}司法局"
    coded = chance.random() < 0.7
    declarations = tuple(
        Declaration(
            project=Project(name=name, implementing_unit=bureau),
            annual_goal=_prose(chance),
            funding=Funding(
                annual=_amount(chance),
                sources=_sources(
                    chance, ("appropriation", "special_account", "other"), medium=False
                ),
            ),
            indicators=_with_periods(
                chance, _indicators(chance, year, coded=coded), year
            ),
        )
        for name in _project_names(chance, chance.randrange(1, 5))
    )
    total = sum((one.funding.annual or Decimal(0) for one in declarations), Decimal(0))
    return _package(
        "guangzhou-2023",
        bureau=Bureau(name=bureau),
        year=year,
        declarations=declarations,
        department_targets=DepartmentTargets(total=total),
    )


def mof_declaration(chance: Random) -> Package:
    year = chance.randrange(2018, 2027)
    has_term = chance.random() < 0.6
    declarations = tuple(
        Declaration(
            project=Project(
                name=name,
                kind=_maybe(chance, chance.choice(_KINDS)),
                implementing_unit=_maybe(chance, "公共法律服务中心"),
                starts_on=date(year, 1, 1) if has_term else None,
                ends_on=date(year + 2, 12, 31) if has_term else None,
            ),
            annual_goal=_maybe(chance, _prose(chance)),
            medium_term_goal=_maybe(chance, _prose(chance)),
            funding=Funding(
                annual=_amount(chance),
                medium_term=_maybe(chance, _amount(chance), 0.5),
                sources=_sources(
                    chance, ("appropriation", "other"), medium=chance.random() < 0.5
                ),
            ),
            indicators=_with_periods(chance, _indicators(chance, year), year),
        )
        for name in _project_names(chance, chance.randrange(1, 3))
    )
    return _package(
        "mof-declaration-2015",
        bureau=Bureau(
            name=f"{chance.choice(_PLACES)}司法局", code=_maybe(chance, "315002", 0.5)
        ),
        year=_maybe(chance, year, 0.9),
        declarations=declarations,
    )


def mof_core(chance: Random) -> Package:
    year = chance.randrange(2022, 2027)
    declarations = []
    for name in _project_names(chance, chance.randrange(1, 3)):
        indicators = tuple(
            one.model_copy(
                update={
                    "explanation": _maybe(chance, f"反映{one.name}的情况。", 0.6),
                    "basis": _maybe(chance, "部门工作计划", 0.4),
                    "weight": _maybe(chance, Decimal(chance.randrange(1, 30)), 0.8),
                }
            )
            for one in _indicators(chance, year, apart=True)
        )
        declarations.append(
            Declaration(
                project=Project(
                    name=name,
                    code=_maybe(chance, f"4201{chance.randrange(10**9, 10**10)}"),
                    implementing_unit=_maybe(chance, "社区矫正管理局"),
                ),
                annual_goal=_maybe(chance, _prose(chance)),
                funding=Funding(
                    annual=_amount(chance),
                    sources=_sources(chance, ("appropriation", "other"), medium=False),
                ),
                indicators=indicators,
            )
        )
    return _package(
        "mof-core-2021",
        bureau=Bureau(name=f"{chance.choice(_PLACES)}司法局"),
        year=year,
        declarations=tuple(declarations),
    )


def report(chance: Random) -> Package:
    year = chance.randrange(2018, 2027)
    titles = (
        "一、基本情况",
        "（一）项目概况",
        "（二）项目支出绩效目标",
        "二、绩效评价工作情况",
        "（一）绩效评价目的",
        "（二）绩效评价原则、评价指标体系、评价方法",
        "三、综合评价情况及评价结论",
        "四、项目资金和组织管理情况",
        "五、主要经验及做法、存在的问题和下一步工作打算",
    )
    prose = [line for line in _SENTENCES if not line[0].isdigit()]
    sections = tuple(
        Section(
            title=title,
            text="\n".join(chance.sample(prose, chance.randrange(0, 4))),
        )
        for title in titles
    )
    items = []
    for name in chance.sample(_NAMES, chance.randrange(1, 8)):
        text = chance.choice(_TEXTS)
        target = value_of(PrintedIndicator({"name": name, "target": text}), year=year)
        items.append(
            EvaluationItem(
                name=name,
                target=target,
                completion=_maybe(chance, "已完成"),
                score=_maybe(chance, Decimal(chance.randrange(1, 20)), 0.3),
            )
        )
    return _package(
        "chongqing-report",
        bureau=Bureau(name=f"{chance.choice(_PLACES)}司法局"),
        year=year,
        evaluations=(
            Evaluation(
                project=_maybe(
                    chance, EvaluatedProject(name=_project_names(chance, 1)[0]), 0.7
                ),
                items=tuple(items),
                sections=sections,
            ),
        ),
    )


MAKERS: dict[str, Maker] = {
    "hebei-2020": hebei,
    "kunming-2020": kunming,
    "guangzhou-2023": guangzhou,
    "mof-declaration-2015": mof_declaration,
    "mof-core-2021": mof_core,
    "chongqing-report": report,
}


def package_of(layout: str, seed: int) -> Package:
    return MAKERS[layout](Random(f"{layout}{seed}"))
