"""What a file says of a project, made to fit the form; and what had to give way.

Nothing is changed in silence: each change comes with a sentence for the person who takes
it over.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from faheng.model import package as exchange
from faheng.site.planning.amounts import LARGEST
from faheng.site.planning.cells import CELLS
from faheng.site.planning.models import Indicator
from faheng.site.planning.packages import typed
from faheng.values.value import Value

MOST_INDICATORS = 200
_PROJECT = (
    *("name", "code", "kind", "implementing_unit"),
    *("basis", "overview", "plan"),
)
_INDICATOR = ("level1", "level2", "name", "description", "explanation", "basis")
_TARGETS = ("target", "period_target")


@dataclass(frozen=True)
class Fitted:
    content: exchange.Declaration
    notes: tuple[str, ...]


def fitted(content: exchange.Declaration, year: int) -> Fitted:
    """The same content within the limits of the form."""
    notes: list[str] = []
    project = content.project.model_copy(
        update={
            field: _text(getattr(content.project, field), "project", field, notes)
            for field in _PROJECT
        }
    )
    goals = {
        field: _text(getattr(content, field), "goals", field, notes)
        for field in ("annual_goal", "medium_term_goal")
    }
    if len(content.indicators) > MOST_INDICATORS:
        notes.append(
            _("指标有%(count)d项，只填入前%(most)d项，其余请另行填写。")
            % {"count": len(content.indicators), "most": MOST_INDICATORS}
        )
    return Fitted(
        content.model_copy(
            update={
                "project": project,
                **goals,
                "funding": _funding(content.funding, notes),
                "payment_plan": _payments(content.payment_plan, notes),
                "indicators": tuple(
                    _indicator(each, year, notes)
                    for each in content.indicators[:MOST_INDICATORS]
                ),
            }
        ),
        tuple(notes),
    )


def without_controls(text: str) -> str:
    """The text without characters no form prints: a database may not even hold them."""
    return "".join(
        sign
        for sign in text
        if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs")
    )


def _text(text: str | None, part: str, field: str, notes: list[str]) -> str | None:
    if text is None:
        return None
    rule = CELLS[part, field]
    plain = without_controls(text)
    if rule.kind != "prose":
        plain = " ".join(plain.split())
    if len(plain) <= rule.limit:
        return plain or None
    notes.append(
        _("“%(label)s”有%(length)d个字，超过%(limit)d个字，只填入前面的部分：%(head)s…")
        % {
            "label": rule.label,
            "length": len(plain),
            "limit": rule.limit,
            "head": plain[:20],
        }
    )
    return f"{plain[: rule.limit - 1]}…"


def _funding(funding: exchange.Funding, notes: list[str]) -> exchange.Funding:
    sources: dict[str, exchange.FundingSource] = {}
    for line in funding.sources:
        if line.source in sources:
            notes.append(_("同一资金来源印了两行，只填入第一行，请核对。"))
            continue
        sources[line.source] = line.model_copy(
            update={
                field: _amount(getattr(line, field), notes)
                for field in ("annual", "medium_term")
            }
        )
    totals = {
        field: _amount(getattr(funding, field), notes)
        for field in ("annual", "medium_term", "prior_year")
    }
    return funding.model_copy(update={**totals, "sources": tuple(sources.values())})


def _amount(amount: Decimal | None, notes: list[str]) -> Decimal | None:
    if amount is None:
        return None
    if amount.is_finite() and 0 <= amount <= LARGEST:
        fen = amount * 100
        if fen == fen.to_integral_value():
            return amount
    notes.append(
        _("金额 %(amount)s 元不能填入（应不小于零、精确到分），请核对后自行填写。")
        % {"amount": f"{amount:.6}"}
    )
    return None


def _payments(
    plan: tuple[exchange.Payment, ...], notes: list[str]
) -> tuple[exchange.Payment, ...]:
    kept: dict[object, exchange.Payment] = {}
    for due in plan:
        if due.by in kept:
            notes.append(_("支付计划有两行写着同一天，只填入第一行，请核对。"))
        elif not 0 <= due.percent <= 100 or len(f"{due.percent:f}") > 10:
            notes.append(_("支付计划里有一个比例不在0到100之间，没有填入，请核对。"))
        else:
            kept[due.by] = due
    return tuple(kept.values())


def _indicator(
    said: exchange.Indicator, year: int, notes: list[str]
) -> exchange.Indicator:
    texts = {
        field: _text(getattr(said, field), "indicator", field, notes)
        for field in _INDICATOR
    }
    weight = said.weight
    if weight is not None and (not 0 <= weight <= 100 or len(f"{weight:f}") > 10):
        notes.append(
            _("指标“%(name)s”的权重不在0到100之间，没有填入，请核对。")
            % {"name": (said.name or "")[:30]}
        )
        weight = None
    row = Indicator(
        level1=texts["level1"] or "",
        level2=texts["level2"] or "",
        name=texts["name"] or "",
    )
    targets = {
        field: _target(row, getattr(said, field), field, year, notes)
        for field in _TARGETS
    }
    return said.model_copy(update={**texts, "weight": weight, **targets})


def _target(
    row: Indicator, value: Value | None, field: str, year: int, notes: list[str]
) -> Value | None:
    if value is None:
        return None
    clean = replace(value, text=" ".join(without_controls(value.text).split()))
    text = typed(row, clean, year)
    if len(text) <= CELLS["indicator", field].limit:
        return clean
    return Value("qualitative", _text(text, "indicator", field, notes) or "")
