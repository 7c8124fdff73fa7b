"""The rules' findings on a declaration, each led back to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils import timezone

from faheng.api.reviewing import Asked, review_reading
from faheng.review.finding import Finding, Outcome
from faheng.review.waivers import NEVER_WAIVED
from faheng.site.planning.models import Declaration, Waiver
from faheng.site.planning.packages import Form, form_of


@dataclass(frozen=True)
class CellFinding:
    """A finding, the cell it judges, and the waiver granted or asked for it, if any."""

    finding: Finding
    cell: str
    waiver: Waiver | None = None

    @property
    def can_be_waived(self) -> bool:
        """Advice needs no waiver; what must agree by arithmetic or word is mended."""
        severity, code = self.finding.severity, self.finding.code
        return severity == "warning" or (
            severity == "error" and not code.startswith(NEVER_WAIVED)
        )

    @property
    def is_waived(self) -> bool:
        return (
            self.can_be_waived
            and self.waiver is not None
            and self.waiver.decision == Waiver.Decision.GRANTED
        )

    @property
    def blocks(self) -> bool:
        """Whether it keeps the form from being submitted."""
        return self.finding.severity == "error" and not self.is_waived


@dataclass(frozen=True)
class FormReview:
    findings: tuple[CellFinding, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def errors(self) -> int:
        return sum(found.blocks for found in self.findings)

    @property
    def warnings(self) -> int:
        return sum(
            found.finding.severity == "warning" and not found.is_waived
            for found in self.findings
        )

    def told_outside(self) -> FormReview:
        """Without waivers only asked for: those are weighed in the bureau."""
        return replace(
            self,
            findings=tuple(
                found if found.is_waived else replace(found, waiver=None)
                for found in self.findings
            ),
        )

    def at(self, cell: str) -> list[CellFinding]:
        return [found for found in self.findings if found.cell == cell]


def review_form(declaration: Declaration) -> FormReview:
    """Judge a declaration by all rules, as its rows stand now."""
    form = form_of(declaration)
    judged = review_reading(form.reading, Asked()).review
    return FormReview(
        findings=_at_their_cells(judged.findings, form, declaration),
        outcomes=judged.outcomes,
    )


def _at_their_cells(
    findings: Sequence[Finding], form: Form, declaration: Declaration
) -> tuple[CellFinding, ...]:
    waivers = _waivers_of(declaration)
    own = f"{declaration.pk}."
    return tuple(
        CellFinding(
            finding,
            form.cell_at(finding.where).removeprefix(own),
            _waiver_of(finding, waivers.get(finding.key, ()), declaration),
        )
        for finding in findings
    )


def _waivers_of(declaration: Declaration) -> dict[str, list[Waiver]]:
    """Those granted or asked for that have not expired, the latest first."""
    today = timezone.localdate()
    found: dict[str, list[Waiver]] = {}
    standing = declaration.waivers.exclude(decision=Waiver.Decision.REFUSED)
    for waiver in standing.order_by("-pk"):
        if waiver.until is None or today <= waiver.until:
            found.setdefault(waiver.key, []).append(waiver)
    return found


def _waiver_of(
    finding: Finding, waivers: Sequence[Waiver], declaration: Declaration
) -> Waiver | None:
    """The one granted for what is found now, else the one that is asked for."""
    for waiver in waivers:
        if waiver.decision and _is_of(waiver, finding, declaration):
            return waiver
    return next((waiver for waiver in waivers if not waiver.decision), None)


def _is_of(waiver: Waiver, finding: Finding, declaration: Declaration) -> bool:
    """Whether it was asked for with these facts in view: they may have got worse since.

    In a form nobody has touched only the rule's own wording can have changed.
    """
    if waiver.message == finding.message:
        return True
    return not declaration.edits.filter(at__gt=waiver.asked_at).exists()
