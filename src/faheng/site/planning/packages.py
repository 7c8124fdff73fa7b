"""Between the rows of a declaration and the floors below: packages, readings, cells.

The only adapter: rules, writers and readers never see a row of the database.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import cast

from faheng.forms.targets.levels import category_of
from faheng.forms.writing.targets import Printed, first_alike, whole_ways
from faheng.model import package as exchange
from faheng.model.reading import Origins, Reading
from faheng.model.tokens import Source
from faheng.site.planning.models import Declaration, Indicator
from faheng.values.grammar import parse_value
from faheng.values.value import Value


@dataclass(frozen=True)
class Form:
    """A declaration as the floors below know it.

    ``cells`` names, for each place in the reading, the cell it came from: a place's
    ``row`` counts into it from 1, which is how a finding leads back to its cell.
    """

    reading: Reading
    cells: tuple[str, ...]

    @property
    def package(self) -> exchange.Package:
        return self.reading.package

    def cell_at(self, where: exchange.Where) -> str:
        """The cell of a place; ``form`` for what belongs to no cell."""
        if where.row is None or not 1 <= where.row <= len(self.cells):
            return "form"
        return self.cells[where.row - 1]


def form_of(declaration: Declaration) -> Form:
    """The form of one declaration, with its rows read from the database now."""
    return form_of_many([declaration])


def form_of_many(declarations: Sequence[Declaration]) -> Form:
    """The declarations of one bureau and year as one package, in their order."""
    first = declarations[0]
    cells: list[str] = []
    origins = Origins()
    parts = [
        _declaration(each, f"/declarations/{nth}", cells, origins)
        for nth, each in enumerate(declarations)
    ]
    package = exchange.Package(
        source=exchange.SourceFile(
            file=f"{first.bureau.name}{first.year}年",
            sha256=hashlib.sha256(
                "".join(part.model_dump_json() for part in parts).encode()
            ).hexdigest(),
            format="json",
            layout=first.bureau.form_layout,
            confidence=Decimal("1.00"),
        ),
        bureau=exchange.Bureau(name=first.bureau.name, code=first.bureau.code or None),
        year=first.year,
        declarations=tuple(parts),
    )
    return Form(Reading(package, origins), tuple(cells))


def understood(indicator: Indicator, text: str, year: int) -> Value | None:
    """What a target typed in the officials' own words says; ``None`` for a blank."""
    if not text.strip():
        return None
    return parse_value(
        text,
        indicator=indicator.name or None,
        level1=indicator.level1 or None,
        level2=indicator.level2 or None,
        year=year,
    )


def typed(row: Indicator, value: Value | None, year: int) -> str:
    """A value as it would be typed into one cell: its own words if they say the same there,
    else the clear spelling (its sign or unit stood in another column)."""
    if value is None:
        return ""

    def read(printed: Printed) -> Value | None:
        return understood(row, printed.text, year)

    return first_alike(value, whole_ways(value), read).text


def _declaration(
    declaration: Declaration, path: str, cells: list[str], origins: Origins
) -> exchange.Declaration:
    prefix = f"{declaration.pk}."

    def placed(below: str, cell: str, text: object) -> None:
        cells.append(prefix + cell)
        origins.put(
            f"{path}{below}",
            (None, None, len(cells), None, None, None if text is None else str(text)),
        )

    project = exchange.Project(
        name=declaration.project.name,
        code=declaration.project.code or None,
        kind=declaration.kind or None,
        implementing_unit=declaration.implementing_unit or None,
        basis=declaration.basis or None,
        overview=declaration.overview or None,
        plan=declaration.plan or None,
        starts_on=declaration.starts_on,
        ends_on=declaration.ends_on,
        procurement=declaration.procurement,
    )
    placed("", "project.name", project.name)
    for field in exchange.Project.model_fields:
        value = getattr(project, field)
        if value is not None:
            placed(f"/project/{field}", f"project.{field}", value)
    for field in ("annual_goal", "medium_term_goal"):
        if getattr(declaration, field):
            placed(f"/{field}", f"goals.{field}", getattr(declaration, field))
    for field in ("annual", "medium_term", "prior_year"):
        placed(f"/funding/{field}", f"funding.{field}", getattr(declaration, field))
    sources = []
    for nth, line in enumerate(declaration.funding_lines.all()):
        for field in ("annual", "medium_term"):
            placed(
                f"/funding/sources/{nth}/{field}",
                f"source:{line.pk}.{field}",
                getattr(line, field),
            )
        sources.append(
            exchange.FundingSource(
                source=cast("Source", line.source),
                annual=line.annual,
                medium_term=line.medium_term,
            )
        )
    payments: list[exchange.Payment] = []
    for due in declaration.payment_lines.all():
        percent = figure(due.percent)
        if percent is not None:
            placed(
                f"/payment_plan/{len(payments)}", f"payment:{due.pk}.percent", percent
            )
            payments.append(exchange.Payment(by=due.by, percent=percent))
    placed("/indicators", "indicators", None)
    indicators = []
    for nth, indicator in enumerate(declaration.indicators.all()):
        for cell, text in (
            ("", indicator.name),
            *((f"/{field}", getattr(indicator, field)) for field in INDICATOR_FIELDS),
        ):
            field = cell.lstrip("/") or "name"
            placed(
                f"/indicators/{nth}{cell}", f"indicator:{indicator.pk}.{field}", text
            )
        indicators.append(_indicator(indicator, declaration.year))
    return exchange.Declaration(
        project=project,
        annual_goal=declaration.annual_goal or None,
        medium_term_goal=declaration.medium_term_goal or None,
        funding=exchange.Funding(
            annual=declaration.annual,
            medium_term=declaration.medium_term,
            prior_year=declaration.prior_year,
            sources=tuple(sources),
        ),
        payment_plan=tuple(payments),
        indicators=tuple(indicators),
    )


INDICATOR_FIELDS = (
    *("level1", "level2", "name", "target", "period_target", "weight"),
    *("description", "explanation", "basis"),
)
"""The columns of an indicator that are typed, in the order of the form."""


def _indicator(row: Indicator, year: int) -> exchange.Indicator:
    return exchange.Indicator(
        level1=row.level1 or None,
        level2=row.level2 or None,
        category=category_of(row.level1 or None, row.level2 or None, date(year, 1, 1)),
        name=row.name or None,
        description=row.description or None,
        explanation=row.explanation or None,
        weight=figure(row.weight),
        basis=row.basis or None,
        target=understood(row, row.target, year),
        period_target=understood(row, row.period_target, year),
    )


def figure(text: str) -> Decimal | None:
    """A weight or percentage as typed; ``None`` if it is no plain number."""
    try:
        number = Decimal(text.strip().removesuffix("%").removesuffix("分"))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def with_rows(declarations: Iterable[int]) -> list[Declaration]:
    """Declarations with everything a form needs, in four queries however many."""
    found = (
        Declaration.objects.filter(pk__in=list(declarations))
        .select_related("project", "bureau", "budget_year")
        .prefetch_related("funding_lines", "payment_lines", "indicators")
    )
    return list(found)
