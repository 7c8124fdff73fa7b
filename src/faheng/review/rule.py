"""The shape of a rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Literal, TypeVar

from faheng.review.case import Case
from faheng.review.finding import Dimension, Fix, Severity

Subject = TypeVar("Subject")
Life = Literal["preview", "stable", "deprecated"]


class NotApplicableError(Exception):
    """Raised by ``select`` when the rule lacks what it needs; the message says what."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What ``judge`` found: the facts that fill the rule's message and hint.

    ``severity``, ``message`` and ``hint`` replace the rule's own where the catalogue
    gives a rule two grades. ``quote`` narrows the place to the words at fault.
    ``column`` names the part of the subject, for the finding's key.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    severity: Severity | None = None
    message: str | None = None
    hint: str | None = None
    fix: Fix | None = None
    quote: str | None = None
    column: str | None = None


class Rule(Generic[Subject]):
    """Selects what it is about, and judges each one on its own.

    The class is named by its code; the docstring is the page an official reads
    (检查什么 · 为什么 · 错误示例 · 正确示例 · 不适用). ``message`` and ``hint`` are
    ``str.format`` templates over the facts. ``basis`` is the document and article the
    rule rests on, or ``practice``.
    """

    name: ClassVar[str]
    dimension: ClassVar[Dimension]
    severity: ClassVar[Severity]
    basis: ClassVar[str]
    message: ClassVar[str]
    hint: ClassVar[str]
    not_applicable: ClassVar[str]
    status: ClassVar[Life] = "stable"
    since: ClassVar[str] = "0.1.0"

    @property
    def code(self) -> str:
        return type(self).__name__

    def select(self, case: Case) -> Iterable[tuple[str, Subject]]:
        """Each subject with its path in the package (a JSON pointer)."""
        raise NotImplementedError  # abstract

    def judge(self, subject: Subject) -> Fault | None:
        """The fault of one subject, or ``None`` if it is sound."""
        raise NotImplementedError  # abstract
