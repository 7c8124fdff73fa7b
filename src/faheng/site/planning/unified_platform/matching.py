"""What the rows of an export would change in the forms of a section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from faheng.site.planning.cells import CELLS
from faheng.site.planning.models import Declaration, ImportedFile, Indicator
from faheng.site.planning.packages import figure, typed, understood
from faheng.site.planning.policies import can_edit
from faheng.site.planning.unified_platform.claiming import Match, matched, plain
from faheng.site.planning.unified_platform.reading import ReadRow, row_of
from faheng.site.planning.unified_platform.splitting import (
    Parts,
    says_the_same,
    value_of,
)
from faheng.values.numerals import to_half_width


@dataclass(frozen=True)
class PlannedRow:
    """A row, the form and indicator it belongs to, and what it would change there.

    ``changes`` has the texts before and after by field; an indicator that is not there
    yet is ``None``, and all its fields are changes.
    """

    row: ReadRow
    declaration: Declaration | None = None
    indicator: Indicator | None = None
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    mistakes: tuple[str, ...] = ()
    is_taken: bool = False

    @property
    def is_new(self) -> bool:
        return self.indicator is None and not self.mistakes

    @property
    def number(self) -> int:
        return self.row.number


def declarations_of(imported: ImportedFile) -> list[Declaration]:
    """The forms a file may change: those of its section and year, with their rows."""
    return list(
        Declaration.objects.filter(
            budget_year=imported.budget_year, project__section=imported.section
        )
        .select_related("project__section", "bureau", "budget_year")
        .prefetch_related("indicators", "returned_items")
    )


def planned_rows(
    imported: ImportedFile,
    declarations: Iterable[Declaration],
    into: Declaration | None = None,
) -> list[PlannedRow]:
    """Each row with what it would do; ``into`` is the form of rows that name no project."""
    known = list(declarations)
    rows = [row_of(kept) for kept in imported.rows]
    forms = [_form_of(row, known, into) for row in rows]
    matches = matched(list(zip(rows, forms, strict=True)))
    taken = _still_taken(imported)
    return [
        _planned(row, form, match, place in taken)
        for place, (row, form, match) in enumerate(
            zip(rows, forms, matches, strict=True)
        )
    ]


def _still_taken(imported: ImportedFile) -> set[int]:
    """The rows taken before: what went into a form given up since can be taken again."""
    into = dict(imported.taken)
    there = Declaration.objects.filter(pk__in=set(into.values()))
    pks = set(there.values_list("pk", flat=True))
    return {place for place, form in into.items() if form in pks}


def names_no_project(imported: ImportedFile) -> bool:
    return any(
        not row["cells"]["code"] and not row["cells"]["project"]
        for row in imported.rows
    )


def _planned(
    row: ReadRow, form: Declaration | str, match: Match, is_taken: bool
) -> PlannedRow:
    mistakes = [*row.mistakes, *match.mistakes]
    if isinstance(form, str):
        return PlannedRow(row, mistakes=(*mistakes, form), is_taken=is_taken)
    indicator = match.indicator
    changes = {} if mistakes else _changes(row, form, indicator)
    mistakes.extend(_too_long(changes))
    item = "indicators" if indicator is None else f"indicator:{indicator.pk}"
    if changes and not can_edit(form, item):
        mistakes.append(
            _("“%(project)s”的这一项现在不能修改。") % {"project": form.project.name}
        )
    if mistakes:
        changes = {}
    return PlannedRow(row, form, indicator, changes, tuple(mistakes), is_taken)


def _form_of(
    row: ReadRow, known: list[Declaration], into: Declaration | None
) -> Declaration | str:
    code, name = row.cells["code"], row.cells["project"]
    if not code and not name:
        return into or _("没有写项目编码和名称，请选择填入哪个项目。")
    by_code = [each for each in known if code and each.project.code == code]
    by_name = [each for each in known if name and each.project.name == name]
    if by_code and by_name and by_code != by_name:
        return _("项目编码“%(code)s”和项目名称“%(name)s”不是同一个项目。") % {
            "code": code[:30],
            "name": name[:30],
        }
    for found in (*by_code, *by_name):
        return found
    return _("本科室本年度没有申报项目“%(name)s”。") % {"name": (name or code)[:30]}


def _changes(
    row: ReadRow, declaration: Declaration, indicator: Indicator | None
) -> dict[str, tuple[str, str]]:
    cells, year = row.cells, declaration.year
    levels = {key: cells[key] for key in ("level1", "level2", "name")}
    beside = indicator or Indicator(**levels)
    said = value_of(
        beside,
        Parts(cells["direction"], cells["nature"], cells["target"], cells["unit"]),
        year,
    )
    after = {
        **levels,
        "target": typed(beside, said, year),
        "weight": _weight(cells["weight"]),
        "explanation": cells["remark"],
    }
    if indicator is None:
        return {key: ("", text) for key, text in after.items() if text}
    # What the file leaves blank is not asked to be emptied.
    changes = {
        key: (getattr(indicator, key), text)
        for key, text in after.items()
        if text and plain(getattr(indicator, key)) != plain(text)
    }
    before = understood(indicator, indicator.target, year)
    if says_the_same(before, said):
        changes.pop("target", None)
    if figure(indicator.weight) == figure(after["weight"]):
        changes.pop("weight", None)
    return changes


def _weight(text: str) -> str:
    number = figure(to_half_width(text))
    if number is None:
        return ""
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _too_long(changes: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    """Written out, a row may come to say more than its parts."""
    for name, (_before, after) in changes.items():
        rule = CELLS["indicator", name]
        if len(after) > rule.limit:
            yield _("“%(label)s”超过%(limit)d个字：%(head)s…") % {
                "label": rule.label,
                "limit": rule.limit,
                "head": after[:20],
            }
