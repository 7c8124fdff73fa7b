"""Two forms of one project side by side: last year's, and this year's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from faheng.model.package import Declaration as KeptForm
from faheng.model.package import Indicator
from faheng.site.templatetags.words import wan


@dataclass(frozen=True)
class Line:
    """One cell of both forms."""

    label: str
    then: str
    now: str

    @property
    def is_same(self) -> bool:
        return self.then == self.now


@dataclass(frozen=True)
class Pair:
    """An indicator of both forms, or of one of them."""

    then: Indicator | None
    now: Indicator | None

    @property
    def standing(self) -> str:
        """``new``, ``gone``, ``changed`` or ``same``; by target and weight."""
        if self.then is None:
            return "new"
        if self.now is None:
            return "gone"
        same = _said(self.then) == _said(self.now)
        return "same" if same else "changed"


def lines_beside(then: KeptForm, now: KeptForm) -> list[Line]:
    """The single cells: money, goals, basis."""
    return [line for line in _lines(then, now) if line.then or line.now]


def _lines(then: KeptForm, now: KeptForm) -> Iterator[Line]:
    yield Line(_("年度资金（万元）"), wan(then.funding.annual), wan(now.funding.annual))
    yield Line(
        _("中期资金（万元）"),
        wan(then.funding.medium_term),
        wan(now.funding.medium_term),
    )
    yield Line(_("项目属性"), then.project.kind or "", now.project.kind or "")
    yield Line(_("年度目标"), then.annual_goal or "", now.annual_goal or "")
    yield Line(_("中期目标"), then.medium_term_goal or "", now.medium_term_goal or "")
    yield Line(_("立项依据"), then.project.basis or "", now.project.basis or "")
    yield Line(_("项目概况"), then.project.overview or "", now.project.overview or "")


def indicators_beside(then: KeptForm, now: KeptForm) -> list[Pair]:
    """This year's in their order, each with last year's of the same name; then what is gone."""
    left: dict[str | None, list[Indicator]] = {}
    for row in then.indicators:
        left.setdefault(row.name, []).append(row)
    pairs = []
    for row in now.indicators:
        same = left.get(row.name)
        pairs.append(Pair(same.pop(0) if same else None, row))
    return [*pairs, *(Pair(row, None) for rows in left.values() for row in rows)]


def _said(row: Indicator) -> tuple[object, ...]:
    return (
        row.level1,
        row.level2,
        row.target.text if row.target else None,
        row.weight,
    )
