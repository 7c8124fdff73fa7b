"""Packages made up by chance, each such as a layout can hold; a seed makes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from random import Random

from tests.unit.forms.writing.chance import (
    KINDS,
    PLACES,
    SENTENCES,
    amount,
    maybe,
    project_names,
    prose,
    sources,
    with_periods,
)
from tests.unit.forms.writing.chance import (
    indicators as some_indicators,
)
from tests.unit.forms.writing.chance import (
    package as package_for,
)
from tests.unit.forms.writing.generated_evaluations import (
    monitoring,
    report,
    self_evaluation,
)

from faheng.model.package import (
    Bureau,
    Declaration,
    DepartmentTargets,
    Funding,
    Package,
    Payment,
    Project,
)

Maker = Callable[[Random], Package]


def hebei(chance: Random) -> Package:
    year = chance.randrange(2018, 2027)
    declarations = []
    for name in project_names(chance, chance.randrange(1, 4)):
        indicators = tuple(
            one.model_copy(
                update={
                    "description": maybe(chance, f"{one.name}（按季统计）", 0.7),
                    "basis": maybe(chance, "历史数据、行业标准", 0.3),
                }
            )
            for one in some_indicators(chance, year)
        )
        months = sorted(chance.sample((3, 6, 9, 10, 12), chance.randrange(0, 5)))
        declarations.append(
            Declaration(
                project=Project(
                    name=name,
                    code=maybe(chance, f"315-{chance.randrange(1000, 9999)}-JBN"),
                    overview=maybe(chance, prose(chance, 2)),
                ),
                annual_goal=maybe(chance, prose(chance)),
                funding=Funding(
                    annual=amount(chance),
                    sources=sources(chance, ("appropriation", "other"), medium=False),
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
    return package_for(
        "hebei-2020",
        bureau=Bureau(name=f"{chance.choice(PLACES)}司法局", code="315002"),
        year=year,
        declarations=tuple(declarations),
        department_targets=maybe(
            chance,
            DepartmentTargets(
                goals=tuple(chance.sample(SENTENCES, chance.randrange(1, 6)))
            ),
        ),
    )


def _month_end(year: int, month: int) -> date:
    return date(year, month, {3: 31, 6: 30, 9: 30, 10: 31, 12: 31}[month])


def kunming(chance: Random) -> Package:
    year = chance.randrange(2018, 2027)
    bureau = f"{chance.choice(PLACES)}司法局"
    declarations = []
    for name in project_names(chance, chance.randrange(1, 3)):
        has_term = chance.random() < 0.5
        declarations.append(
            Declaration(
                project=Project(
                    name=name,
                    kind=maybe(chance, chance.choice(KINDS)),
                    implementing_unit=maybe(chance, bureau),
                    basis=maybe(chance, prose(chance, 2)),
                    overview=maybe(chance, prose(chance, 3)),
                    plan=maybe(chance, prose(chance, 2), 0.4),
                    starts_on=date(year, 1, 1) if has_term else None,
                    ends_on=date(year + 2, 12, 31) if has_term else None,
                ),
                annual_goal=maybe(chance, prose(chance)),
                medium_term_goal=maybe(chance, prose(chance)),
                funding=Funding(
                    annual=amount(chance),
                    medium_term=maybe(chance, amount(chance), 0.5),
                    sources=sources(
                        chance,
                        ("central", "province", "city", "county", "other"),
                        medium=chance.random() < 0.5,
                    ),
                ),
                indicators=with_periods(chance, some_indicators(chance, year), year),
            )
        )
    code = maybe(chance, "11530121015129405N", 0.5)
    return package_for(
        "kunming-2020",
        bureau=Bureau(name=bureau, code=code),
        year=year,
        declarations=tuple(declarations),
    )


def guangzhou(chance: Random) -> Package:
    year = chance.randrange(2020, 2027)
    bureau = f"{chance.choice(PLACES)}司法局"
    coded = chance.random() < 0.7
    declarations = tuple(
        Declaration(
            project=Project(name=name, implementing_unit=bureau),
            annual_goal=prose(chance),
            funding=Funding(
                annual=amount(chance),
                sources=sources(
                    chance, ("appropriation", "special_account", "other"), medium=False
                ),
            ),
            indicators=with_periods(
                chance, some_indicators(chance, year, coded=coded), year
            ),
        )
        for name in project_names(chance, chance.randrange(1, 5))
    )
    total = sum((one.funding.annual or Decimal(0) for one in declarations), Decimal(0))
    return package_for(
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
                kind=maybe(chance, chance.choice(KINDS)),
                implementing_unit=maybe(chance, "公共法律服务中心"),
                starts_on=date(year, 1, 1) if has_term else None,
                ends_on=date(year + 2, 12, 31) if has_term else None,
            ),
            annual_goal=maybe(chance, prose(chance)),
            medium_term_goal=maybe(chance, prose(chance)),
            funding=Funding(
                annual=amount(chance),
                medium_term=maybe(chance, amount(chance), 0.5),
                sources=sources(
                    chance, ("appropriation", "other"), medium=chance.random() < 0.5
                ),
            ),
            indicators=with_periods(chance, some_indicators(chance, year), year),
        )
        for name in project_names(chance, chance.randrange(1, 3))
    )
    return package_for(
        "mof-declaration-2015",
        bureau=Bureau(
            name=f"{chance.choice(PLACES)}司法局", code=maybe(chance, "315002", 0.5)
        ),
        year=maybe(chance, year, 0.9),
        declarations=declarations,
    )


def mof_core(chance: Random) -> Package:
    year = chance.randrange(2022, 2027)
    declarations = []
    for name in project_names(chance, chance.randrange(1, 3)):
        indicators = tuple(
            one.model_copy(
                update={
                    "explanation": maybe(chance, f"反映{one.name}的情况。", 0.6),
                    "basis": maybe(chance, "部门工作计划", 0.4),
                    "weight": maybe(chance, Decimal(chance.randrange(1, 30)), 0.8),
                }
            )
            for one in some_indicators(chance, year, apart=True)
        )
        declarations.append(
            Declaration(
                project=Project(
                    name=name,
                    code=maybe(chance, f"4201{chance.randrange(10**9, 10**10)}"),
                    implementing_unit=maybe(chance, "社区矫正管理局"),
                ),
                annual_goal=maybe(chance, prose(chance)),
                funding=Funding(
                    annual=amount(chance),
                    sources=sources(chance, ("appropriation", "other"), medium=False),
                ),
                indicators=indicators,
            )
        )
    return package_for(
        "mof-core-2021",
        bureau=Bureau(name=f"{chance.choice(PLACES)}司法局"),
        year=year,
        declarations=tuple(declarations),
    )


MAKERS: dict[str, Maker] = {
    "hebei-2020": hebei,
    "kunming-2020": kunming,
    "guangzhou-2023": guangzhou,
    "mof-declaration-2015": mof_declaration,
    "mof-core-2021": mof_core,
    "chongqing-report": report,
    "mof-self-evaluation-2020": self_evaluation,
    "mof-monitoring-2019": monitoring,
}


def package_of(layout: str, seed: int) -> Package:
    return MAKERS[layout](Random(f"{layout}{seed}"))
