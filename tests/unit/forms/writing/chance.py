"""Words and parts that made-up packages are put together from, by chance."""

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
    FundingSource,
    Indicator,
    Package,
    SourceFile,
)
from faheng.model.tokens import Source
from faheng.values.value import Value

PLACES = "柳河区 青山县 石桥市 临江市东桥区 重庆市枫溪区 昆明市云岭区 广州市海棠区 秦皇岛市沙坪区".split()
_WORK = (
    "法律援助 人民调解 社区矫正 普法宣传 行政复议 公证服务 一社区一法律顾问 “八五”普法 "
    "安置帮教 法治政府建设（示范创建） 12348热线 基层司法所建设 律师值班 “一村（居）一顾问”"
).split()
_ENDS = "经费 补助资金 工作经费 专项经费 项目 案件补贴 购买服务经费".split()
KINDS = "经常性项目 一次性项目 延续项目 新增项目 一般性项目".split()
LEVELS = {
    "产出指标": ("数量指标", "质量指标", "时效指标", "成本指标"),
    "效益指标": ("社会效益指标", "经济效益指标", "可持续影响指标"),
    "满意度指标": ("服务对象满意度指标",),
}
_CODED = {
    "1-产出指标": ("11-数量指标", "12-质量指标", "13-时效指标"),
    "2-效益指标": ("21-经济效益", "22-社会效益", "24-可持续影响"),
    "3-满意度指标": ("31-服务对象满意度",),
}
NAMES = (
    "办结法律援助案件 调解成功率 社区矫正对象建档率 举办法治讲座 受援人满意度 "
    "律师到社区值班 “三类对象”走访 法律咨询答复率 专职调解员培训 案件补贴标准 "
    "印发宣传资料（含“八五”普法读本） 复议案件按期办结率 群众对司法所工作的满意程度 "
    "公证费减免 APP绑定率 每季度“以案释法” 挽回经济损失 有效投诉"
).split()
TEXTS = (
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
SENTENCES = (
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


def package(layout: str, **parts: object) -> Package:
    source = SourceFile(
        file="示例.json",
        sha256="0" * 64,
        format="json",
        layout=layout,
        confidence=Decimal("1.00"),
    )
    return Package.model_validate({"source": source, **parts})


def amount(chance: Random, *, wan: bool = True) -> Decimal:
    """Round, with cents, or so that two decimals of 万元 do not hold it."""
    kind = chance.randrange(4)
    if kind == 0:
        return Decimal(chance.randrange(1, 900)) * 10000
    if kind == 1:
        return Decimal(chance.randrange(1, 90000000)) / 100
    if kind == 2:
        return Decimal(chance.randrange(1, 9000)) * 100
    return Decimal(0)


def maybe(chance: Random, made: T, share: float = 0.8) -> T | None:
    return made if chance.random() < share else None


def prose(chance: Random, most: int = 4) -> str:
    lines = chance.sample(SENTENCES, chance.randrange(1, most + 1))
    return "\n".join(lines)


def project_names(chance: Random, count: int) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < count:
        made[f"{chance.choice(_WORK)}{chance.choice(_ENDS)}"] = None
    return list(made)


def value(chance: Random, texts: dict[str, str], year: int | None) -> Value | None:
    printed = PrintedIndicator({**texts, "target": chance.choice(TEXTS)})
    return value_of(printed, year=year)


def indicators(
    chance: Random, year: int | None, *, coded: bool = False, apart: bool = False
) -> tuple[Indicator, ...]:
    levels = _CODED if coded else LEVELS
    found = []
    for level1, below in levels.items():
        for level2 in chance.sample(below, chance.randrange(0, len(below) + 1)):
            for name in chance.sample(NAMES, chance.randrange(1, 3)):
                texts = {"name": name, "level1": level1, "level2": level2}
                target = value(chance, texts, year)
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


def with_periods(
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
        period = value(chance, texts, year) if kind else None
        target = None if kind == 1 and period is not None else one.target
        found.append(one.model_copy(update={"period_target": period, "target": target}))
    return tuple(found)


def sources(
    chance: Random, names: tuple[Source, ...], *, medium: bool
) -> tuple[FundingSource, ...]:
    chosen = [name for name in names if chance.random() < 0.6]
    return tuple(
        FundingSource(
            source=name,
            annual=amount(chance),
            medium_term=amount(chance) if medium else None,
        )
        for name in chosen
    )
