"""What was read from a file beside what it will say in the form, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from faheng.model import package as exchange
from faheng.model.reading import Reading
from faheng.site.planning.cells import CELLS
from faheng.site.planning.fitting import fitted
from faheng.site.planning.models import FundingLine, Indicator
from faheng.site.planning.packages import typed
from faheng.site.planning.typed import Kept, Unit, shown_text
from faheng.values.value import Value


@dataclass(frozen=True)
class Line:
    """One cell: what stood in the source and where, and what will stand in the form."""

    label: str | Promise
    quote: str
    place: str
    stands: str

    @property
    def is_other(self) -> bool:
        """Whether the form will say it in other words than the source."""
        return "".join(self.quote.split()) != "".join(self.stands.split())


@dataclass(frozen=True)
class Group:
    """A part of the form, or one indicator."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Compared:
    """One declaration of a file."""

    nth: int
    name: str
    groups: tuple[Group, ...]
    notes: tuple[str, ...]


def compared(reading: Reading, nth: int, *, year: int, unit: Unit) -> Compared:
    """A declaration of a reading, as it was read and as it will be taken over."""
    fit = fitted(reading.package.declarations[nth], year)
    content = fit.content
    at = f"/declarations/{nth}"
    writer = _Lines(reading, unit)
    groups = [
        Group(_("项目"), tuple(writer.texts(at, content))),
        Group(_("资金"), tuple(writer.amounts(f"{at}/funding", content.funding))),
        Group(_("支付计划"), tuple(writer.payments(at, content))),
        *(
            Group(
                _("第%(number)d项指标") % {"number": number},
                tuple(writer.indicator(f"{at}/indicators/{number - 1}", each, year)),
            )
            for number, each in enumerate(content.indicators, start=1)
        ),
    ]
    return Compared(
        nth=nth,
        name=content.project.name or "",
        groups=tuple(group for group in groups if group.lines),
        notes=fit.notes,
    )


def place_in_words(where: exchange.Where) -> str:
    """第2页 表1 第5行 第3列, by whichever counts the format has."""
    said = [
        (where.page, _("第%(number)d页")),
        (where.table, _("表%(number)d")),
        (where.row, _("第%(number)d行")),
        (where.column, _("第%(number)d列")),
    ]
    if where.row is None:
        said.append((where.line, _("第%(number)d行")))
    return " ".join(
        words % {"number": number} for number, words in said if number is not None
    )


class _Lines:
    def __init__(self, reading: Reading, unit: Unit) -> None:
        self._reading = reading
        self._unit = unit

    def texts(self, at: str, content: exchange.Declaration) -> Iterator[Line]:
        for (part, field), rule in CELLS.items():
            if part == "project":
                value = getattr(content.project, field)
                path = f"{at}/project/{field}"
            elif part == "goals":
                value, path = getattr(content, field), f"{at}/{field}"
            else:
                continue
            if value is not None:
                stands = shown_text(rule.kind, value, unit=self._unit)
                yield self._line(rule.label, path, stands)

    def amounts(self, at: str, funding: exchange.Funding) -> Iterator[Line]:
        for field in ("annual", "medium_term", "prior_year"):
            rule = CELLS["funding", field]
            yield from self._money(rule.label, f"{at}/{field}", getattr(funding, field))
        for nth, line in enumerate(funding.sources):
            source = FundingLine.Source(line.source).label
            for field in ("annual", "medium_term"):
                label = _("%(source)s（%(term)s）") % {
                    "source": source,
                    "term": CELLS["source", field].label,
                }
                path = f"{at}/sources/{nth}/{field}"
                yield from self._money(label, path, getattr(line, field))

    def payments(self, at: str, content: exchange.Declaration) -> Iterator[Line]:
        for nth, due in enumerate(content.payment_plan):
            day = shown_text("day", due.by, unit=self._unit)
            label = _("%(day)s前累计支付") % {"day": day}
            yield self._line(label, f"{at}/payment_plan/{nth}", f"{due.percent:f}%")

    def indicator(self, at: str, said: exchange.Indicator, year: int) -> Iterator[Line]:
        beside = Indicator(
            level1=said.level1 or "", level2=said.level2 or "", name=said.name or ""
        )
        for (part, field), rule in CELLS.items():
            value = getattr(said, field) if part == "indicator" else None
            if value is None:
                continue
            if isinstance(value, Value):
                stands = typed(beside, value, year)
            else:
                stands = f"{value:f}" if field == "weight" else str(value)
            yield self._line(rule.label, f"{at}/{field}", stands)

    def _money(self, label: str | Promise, path: str, amount: Kept) -> Iterator[Line]:
        if amount is not None:
            named = _("%(label)s（%(unit)s）") % {"label": label, "unit": self._unit}
            yield self._line(named, path, shown_text("money", amount, unit=self._unit))

    def _line(self, label: str | Promise, path: str, stands: str) -> Line:
        """A part without a place of its own, such as the levels of a merged cell, has the
        row of what it belongs to, and no words of its own to quote."""
        quote = self._reading.printed(path)
        where = self._reading.where(path)
        if quote is None:
            where = where.model_copy(update={"column": None})
        return Line(label, quote or stands, place_in_words(where), stands)
