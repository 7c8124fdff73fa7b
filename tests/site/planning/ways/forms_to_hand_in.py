"""Files to hand in: real forms, written by the project's own writers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from faheng.api.writing import write_package
from faheng.model import package as exchange
from faheng.values.grammar import parse_value

ROWS = (
    ("产出指标", "数量指标", "办结法律援助案件", "≥170件"),
    ("产出指标", "质量指标", "案件质量合格率", "≥95%"),
    ("效益指标", "社会效益指标", "挽回经济损失", "≥320万元"),
    ("满意度指标", "服务对象满意度指标", "受援人满意度", "≥92%"),
)


def package_of(*names: str, year: int = 2026, **more: object) -> exchange.Package:
    """An exchange package with a project of each name."""
    return exchange.Package(
        source=exchange.SourceFile(
            file="申报表.json",
            sha256="0" * 64,
            format="json",
            layout="generic",
            confidence=Decimal("1.00"),
        ),
        bureau=exchange.Bureau(name="示范区司法局"),
        year=year,
        declarations=tuple(declaration(name, **more) for name in names),
    )


def declaration(name: str, **more: object) -> exchange.Declaration:
    said = {
        "project": exchange.Project(
            name=name,
            kind="经常性项目",
            implementing_unit="示范区法律援助中心",
            starts_on=date(2026, 1, 1),
            ends_on=date(2026, 12, 31),
        ),
        "annual_goal": "让困难群众及时得到法律援助。",
        "funding": exchange.Funding(
            annual=Decimal("420000"),
            sources=(
                exchange.FundingSource(
                    source="appropriation", annual=Decimal("420000")
                ),
            ),
        ),
        "indicators": tuple(
            exchange.Indicator(
                level1=level1,
                level2=level2,
                name=title,
                target=parse_value(target, indicator=title),
            )
            for level1, level2, title, target in ROWS
        ),
    }
    return exchange.Declaration(**{**said, **more})  # type: ignore[arg-type]


def as_json(package: exchange.Package) -> bytes:
    return package.to_json().encode()


def as_form(package: exchange.Package, kind: str) -> bytes:
    """The form of 2015 in a kind of file."""
    return write_package(package, "mof-declaration-2015", kind, lossy=True).data
