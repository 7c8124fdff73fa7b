"""The shape of a rule that holds stated figures against the sum of their parts."""

from __future__ import annotations

from typing import ClassVar

from faheng.review.finding import Dimension, Severity
from faheng.review.rule import Fault, Rule
from faheng.review.sums import Equation


class EquationRule(Rule[Equation]):
    """Subjects are equations; a fault's facts are the equation's."""

    dimension: ClassVar[Dimension] = "文表一致"
    severity: ClassVar[Severity] = "error"

    def judge(self, subject: Equation) -> Fault | None:
        return None if subject.holds else Fault(subject.facts())
