"""The exchange package: everything read from, or written to, one official form.

Schema ``faheng.package/1``. Money is yuan, ``None`` for a blank cell. Places are
counted from 1. The JSON Schema in ``docs/reference/schema`` is generated from here.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    WrapSerializer,
    model_serializer,
)

from faheng.model.tokens import Category, ColumnKey, LayoutId, Source, TableKind
from faheng.values.value import Value

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

SCHEMA: Literal["faheng.package/1"] = "faheng.package/1"

Yuan = Annotated[
    Decimal, PlainSerializer(lambda amount: f"{amount:.2f}", return_type=str)
]
Figure = Annotated[
    Decimal, PlainSerializer(lambda number: f"{number:f}", return_type=str)
]
# Wrapped, not replaced: the JSON Schema stays that of ``Value``.
Target = Annotated[Value, WrapSerializer(lambda value, _: value.as_json())]


class Part(BaseModel):
    """Base of every part of a package: frozen, and nothing unknown gets in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Where(Part):
    """A place in the source, by whichever counts its format has."""

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    quote: str | None = None

    @model_serializer(mode="wrap")
    def _only_what_is_known(
        self, handler: SerializerFunctionWrapHandler
    ) -> dict[str, Any]:
        return {key: value for key, value in handler(self).items() if value is not None}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # The serializer above only leaves keys out; the fields are still the schema.
        plain = {key: value for key, value in core.items() if key != "serialization"}
        return handler(cast("CoreSchema", plain))


class SourceFile(Part):
    """The file a package was read from."""

    file: str
    sha256: str
    format: str
    layout: LayoutId
    confidence: Figure
    money_unit: Literal["元", "万元", "mixed"] | None = None
    dated: date | None = None


class Bureau(Part):
    name: str | None = None
    code: str | None = None


class Project(Part):
    """Who is behind a project, and what it says of itself."""

    name: str | None = None
    code: str | None = None
    kind: str | None = None
    implementing_unit: str | None = None
    basis: str | None = None
    overview: str | None = None
    plan: str | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    procurement: bool | None = None


class FundingSource(Part):
    source: Source
    annual: Yuan | None = None
    medium_term: Yuan | None = None


class Funding(Part):
    annual: Yuan | None = None
    medium_term: Yuan | None = None
    prior_year: Yuan | None = None
    sources: tuple[FundingSource, ...] = ()


class Payment(Part):
    """Share of the money, in percent, to be paid by a day; cumulative."""

    by: date
    percent: Figure


class Indicator(Part):
    level1: str | None = None
    level2: str | None = None
    category: Category | None = None
    name: str | None = None
    description: str | None = None
    explanation: str | None = None
    weight: Figure | None = None
    basis: str | None = None
    target: Target | None = None
    period_target: Target | None = None
    where: Where = Where()


class Declaration(Part):
    """One project with its money and its targets."""

    project: Project = Project()
    annual_goal: str | None = None
    medium_term_goal: str | None = None
    funding: Funding = Funding()
    payment_plan: tuple[Payment, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    where: Where = Where()


class DepartmentTargets(Part):
    goals: tuple[str, ...] = ()
    total: Yuan | None = None
    indicators: tuple[Indicator, ...] = ()


class Column(Part):
    """A money column: its token, what the head printed, and its year if it names one."""

    key: ColumnKey
    printed: str
    year: int | None = None


class Row(Part):
    side: Literal["income", "expenditure"] | None = None
    code: str | None = None
    name: str
    level: Literal[0, 1, 2, 3] | None = None
    cells: dict[str, Yuan | None]
    where: Where = Where()


class Table(Part):
    id: str
    title: str
    kind: TableKind
    unit: Literal["元", "万元"]
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    note: str | None = None


class Passage(Part):
    """A paragraph of the narrative, under the heading it stands below."""

    section: str
    text: str
    where: Where = Where()


class Budget(Part):
    stage: Literal["budget", "accounts"]
    tables: tuple[Table, ...] = ()
    narrative: tuple[Passage, ...] = ()


class EvaluatedProject(Part):
    name: str | None = None
    code: str | None = None
    implementing_unit: str | None = None


class EvaluationItem(Part):
    level1: str | None = None
    level2: str | None = None
    name: str | None = None
    target: Target | None = None
    actual: Target | None = None
    completion: str | None = None
    weight: Figure | None = None
    score: Figure | None = None
    reason: str | None = None
    where: Where = Where()


class EvaluationFunding(Part):
    initial_budget: Yuan | None = None
    full_year_budget: Yuan | None = None


class Execution(Part):
    executed: Yuan | None = None
    rate: Figure | None = None
    score: Figure | None = None


class Section(Part):
    title: str
    text: str


class Evaluation(Part):
    """A self-evaluation; ``project`` is ``None`` for the whole department."""

    project: EvaluatedProject | None = None
    items: tuple[EvaluationItem, ...] = ()
    funding: EvaluationFunding = EvaluationFunding()
    execution: Execution = Execution()
    score: Figure | None = None
    grade: str | None = None
    sections: tuple[Section, ...] = ()


class MonitoringItem(EvaluationItem):
    expected: Target | None = None
    likelihood: str | None = None
    causes: str | None = None


class Monitoring(Part):
    project: EvaluatedProject | None = None
    on: date | None = None
    items: tuple[MonitoringItem, ...] = ()
    funding: EvaluationFunding = EvaluationFunding()
    execution: Execution = Execution()


class Unread(Part):
    """Text that found no field: the author's, or a mark the extractor left."""

    text: str
    kind: Literal["text", "extraction-mark"] = "text"
    where: Where = Where()


class Package(Part):
    """One file, read."""

    schema_: Literal["faheng.package/1"] = SCHEMA
    source: SourceFile
    bureau: Bureau = Bureau()
    year: int | None = None
    declarations: tuple[Declaration, ...] = ()
    department_targets: DepartmentTargets | None = None
    budget: Budget | None = None
    evaluations: tuple[Evaluation, ...] = ()
    monitoring: tuple[Monitoring, ...] = ()
    unread: tuple[Unread, ...] = ()

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=lambda name: "schema" if name == "schema_" else name,
        populate_by_name=True,
    )

    def to_json(self, *, indent: int | None = None) -> str:
        """The package as the contract prints it."""
        return self.model_dump_json(by_alias=True, indent=indent)
