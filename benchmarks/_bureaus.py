"""Writes exchange packages like those of real bureaus: 16 projects, 170 indicators each.

Made from a seed, so that the same number of projects is the same file to the byte.
Nearly all values are sound; the faults are those that real forms have.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from random import Random

from faheng.model.package import (
    Bureau,
    Declaration,
    Funding,
    FundingSource,
    Indicator,
    Package,
    Project,
    SourceFile,
)
from faheng.model.tokens import Category
from faheng.values.grammar import parse_value

PROJECTS = 16
# Indicators of each project of a bureau; 170 in all.
_COUNTS = (8, 9, 10, 10, 11, 11, 11, 12, 12, 10, 10, 11, 12, 11, 11, 11)
INDICATORS = sum(_COUNTS)

_SERVICES = (
    "法律援助办案补贴", "村（社区）法律顾问", "人民调解“以案定补”", "社区矫正工作", "安置帮教工作",
    "“八五”普法宣传", "行政复议与应诉", "公共法律服务中心运行", "法治政府建设督察", "值班律师补贴",
    "司法所规范化建设", "人民陪审员选任", "合法性审查服务", "信息化系统运行维护", "聘用人员经费", "办公用房维修",
)  # fmt: skip
_PLACES = tuple("东西南北中新临安平永长和清金兴华") + ("龙泉", "青山", "白云", "梅江")
_KINDS = ("区", "县", "市", "新区")
_TEXTS = (
    "依据《{place}司法局{year}年工作要点》，保障{service}正常开展，提高群众法治获得感。",
    "{service}是{place}为民办实事项目，{year}年计划覆盖全部镇街，方便群众就近办事。",
    "围绕法治{place}建设，落实{service}各项任务，确保全年任务按期完成、资金专款专用。",
)
# Level 1, level 2, category, name, and the value; {n}, {m}, {r}, {q} are drawn.
_LINES: tuple[tuple[str, str, Category, str, str], ...] = (
    ("产出指标", "数量指标", "output.quantity", "办理{thing}案件数", "≥{n}件"),
    ("产出指标", "数量指标", "output.quantity", "{thing}培训场次", "不少于{q}场次"),
    ("产出指标", "数量指标", "output.quantity", "服务{thing}对象人数", "{n}人次以上"),
    ("产出指标", "数量指标", "output.quantity", "{thing}走访次数", "每季度至少{q}次"),
    ("产出指标", "数量指标", "output.quantity", "印制{thing}资料", "≥{n}00份"),
    ("产出指标", "数量指标", "output.quantity", "{thing}值班", "每人每年{q}次以上，共{m}人"),
    ("产出指标", "质量指标", "output.quality", "{thing}案件质量合格率", "≥{r}%"),
    ("产出指标", "质量指标", "output.quality", "{thing}档案规范率", "{r}%"),
    ("产出指标", "质量指标", "output.quality", "{thing}成功率", "达到{r}%以上"),
    ("产出指标", "质量指标", "output.quality", "{thing}差错率", "≤{q}%"),
    ("产出指标", "时效指标", "output.timeliness", "{thing}办结时限", "收到申请之日起{q}个工作日内"),
    ("产出指标", "时效指标", "output.timeliness", "{thing}完成时间", "{year}年12月底前"),
    ("产出指标", "成本指标", "output.cost", "{thing}补贴标准", "{n}元/件"),
    ("产出指标", "成本指标", "output.cost", "{thing}总成本", "≤{m}.{q}万元"),
    ("效益指标", "社会效益指标", "benefit.social", "{thing}重复投诉率", "≤{q}%"),
    ("效益指标", "社会效益指标", "benefit.social", "群众{thing}知晓率", "≥{r}%"),
    ("效益指标", "经济效益指标", "benefit.economic", "{thing}挽回经济损失", "≥{m}万元"),
    ("效益指标", "可持续影响指标", "benefit.sustained", "{thing}长效机制健全性", "健全"),
    ("满意度指标", "服务对象满意度指标", "satisfaction.recipients", "{thing}受援人满意度", "≥{r}%"),
    # Faults of real forms.
    ("产出指标", "数量指标", "output.quantity", "{thing}工作开展情况", "按计划完成"),
    ("产出指标", "质量指标", "output.quality", "{thing}活动开展数", "不少于{n}件"),
    ("效益指标", "社会效益指标", "benefit.social", "社会{thing}水平", "有所提升"),
    ("产出指标", "时效指标", "output.timeliness", "{thing}及时性", "及时"),
    ("产出指标", "数量指标", "output.quantity", "{thing}宣传场次（场≥", "≥{q}{q}场"),
)  # fmt: skip
_SOUND = 19
_THINGS = (
    "法律援助", "人民调解", "法律咨询", "社区矫正", "安置帮教", "法治宣传", "行政复议", "行政应诉", "公证", "司法鉴定",
    "合法性审查", "法律顾问", "普法讲座", "矛盾纠纷排查", "旁听庭审", "12348热线", "律师值班", "案件评查", "系统运维", "档案整理",
)  # fmt: skip


def write_packages(path: Path, projects: int) -> Path:
    """Packages of at least so many projects, one a line."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(-(-projects // PROJECTS)):
            file.write(f"{_bureau(number, PROJECTS).to_json()}\n")
    return path


def one_package(projects: int) -> Package:
    """One package with so many projects."""
    return _bureau(0, projects)


def _bureau(number: int, projects: int) -> Package:
    chance = Random(number)
    place = f"{chance.choice(_PLACES)}{chance.choice(_PLACES)}{chance.choice(_KINDS)}"
    year = chance.choice((2021, 2022, 2023, 2024, 2025))
    name = f"{number:06}-{place}司法局{year}年项目绩效目标.xlsx"
    return Package(
        source=SourceFile(
            file=name,
            sha256=hashlib.sha256(name.encode()).hexdigest(),
            format="xlsx",
            layout="guangzhou-2023",
            confidence=Decimal("0.97"),
            money_unit="元",
        ),
        bureau=Bureau(name=f"{place}司法局", code=f"{number:06}"),
        year=year,
        declarations=tuple(
            _declaration(chance, place, year, place_in_list)
            for place_in_list in range(projects)
        ),
    )


def _declaration(chance: Random, place: str, year: int, nth: int) -> Declaration:
    service = _SERVICES[nth % PROJECTS]
    again = nth // PROJECTS
    money = Decimal(chance.randrange(5, 400)) * 10_000
    parted = chance.random() < 0.02
    says = {"place": place, "year": year, "service": service}
    overview, goal = chance.sample(_TEXTS, 2)
    return Declaration(
        project=Project(
            name=f"{service}{again or ''}经费",
            code=f"{year}{nth:08}",
            kind="经常性项目",
            implementing_unit=f"{place}司法局",
            overview=overview.format(**says),
        ),
        annual_goal=goal.format(**says),
        funding=Funding(
            annual=money,
            sources=(
                FundingSource(source="county", annual=money - (1 if parted else 0)),
            ),
        ),
        indicators=tuple(_indicators(chance, nth, year)),
    )


def _indicators(chance: Random, nth: int, year: int) -> Iterator[Indicator]:
    count = _COUNTS[nth % PROJECTS]
    things = [_THINGS[(nth + step) % len(_THINGS)] for step in (0, 0, 0, 7)]
    sound = chance.sample(range(_SOUND), min(count, _SOUND))
    for which in sorted(sound):
        if chance.random() < 0.04:
            which = chance.randrange(_SOUND, len(_LINES))
        level1, level2, category, name, value = _LINES[which]
        written = value.format(
            n=chance.randrange(20, 2000),
            m=chance.randrange(5, 300),
            r=chance.randrange(80, 100),
            q=chance.randrange(1, 12),
            year=year,
        )
        name = name.format(thing=chance.choice(things))
        yield Indicator(
            level1=level1,
            level2=level2,
            category=category,
            name=name,
            weight=Decimal(100) / count if count in (8, 10) else None,
            target=parse_value(
                written, indicator=name, level1=level1, level2=level2, year=year
            ),
        )
