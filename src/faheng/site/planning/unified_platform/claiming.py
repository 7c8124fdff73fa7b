"""Which indicator each row of an export means; no two rows mean the same one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from faheng.site.planning.models import Declaration, Indicator
from faheng.site.planning.unified_platform.reading import ReadRow

NamedRow = tuple[ReadRow, Declaration | str]
"""A row with its form, or with why it has none."""


@dataclass(frozen=True)
class Match:
    """``indicator``: ``None`` for one that is not there yet."""

    indicator: Indicator | None = None
    mistakes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Claim:
    """What a row says it is a row of."""

    form: int
    name: str
    levels: tuple[str, str]

    @property
    def key(self) -> tuple[int, str]:
        return self.form, self.name


def matched(rows: Sequence[NamedRow]) -> list[Match]:
    """What each row is a row of: the indicator of the same levels and name, else the only
    one of the name, if no other row of the file can mean that."""
    claims = [_claim_of(row, form) for row, form in rows]
    times = Counter(claim for claim in claims if claim is not None)
    there = _by_name(form for _row, form in rows if isinstance(form, Declaration))
    exact = _exact(times, there)
    claimed = {row.pk for row in exact.values()}
    others = Counter(claim.key for claim in times if claim not in exact)
    found: dict[_Claim, Match] = {}
    for claim, count in times.items():
        same = there.get(claim.key, ())
        if count > 1:
            found[claim] = Match(mistakes=(_twice(claim),))
        elif claim in exact:
            found[claim] = Match(exact[claim])
        elif len(same) == 1:
            is_claimed = same[0].pk in claimed
            found[claim] = _by_name_alone(claim, same[0], is_claimed, others[claim.key])
    return [Match() if claim is None else found.get(claim, Match()) for claim in claims]


def plain(text: str) -> str:
    return "".join(text.split())


def _claim_of(row: ReadRow, form: Declaration | str) -> _Claim | None:
    cells = row.cells
    if isinstance(form, str) or not cells["name"]:
        return None
    levels = (plain(cells["level1"]), plain(cells["level2"]))
    return _Claim(form.pk, plain(cells["name"]), levels)


def _by_name(
    forms: Iterable[Declaration],
) -> dict[tuple[int, str], list[Indicator]]:
    there: dict[tuple[int, str], list[Indicator]] = defaultdict(list)
    for form in {form.pk: form for form in forms}.values():
        for row in form.indicators.all():
            there[form.pk, plain(row.name)].append(row)
    return dict(there)


def _exact(
    claims: Iterable[_Claim], there: Mapping[tuple[int, str], Sequence[Indicator]]
) -> dict[_Claim, Indicator]:
    found: dict[_Claim, Indicator] = {}
    for claim in claims:
        for row in there.get(claim.key, ()):
            if _levels_of(row) == claim.levels:
                found.setdefault(claim, row)
    return found


def _by_name_alone(
    claim: _Claim, only: Indicator, is_claimed: bool, claims: int
) -> Match:
    """A row of the only indicator of its name, which stands under other levels."""
    if is_claimed:
        # Under levels of its own it is another indicator that is called the same.
        is_another = any(
            said and said != there
            for said, there in zip(claim.levels, _levels_of(only), strict=True)
        )
        return Match() if is_another else Match(mistakes=(_twice(claim),))
    if claims > 1:
        return Match(
            mistakes=(
                _(
                    "指标“%(name)s”在文件里有几行、在表中只有一项，看不出是哪一项；"
                    "请先在表中核对一级、二级指标。"
                )
                % {"name": claim.name[:30]},
            )
        )
    return Match(only)


def _levels_of(row: Indicator) -> tuple[str, str]:
    return plain(row.level1), plain(row.level2)


def _twice(claim: _Claim) -> str:
    return _("指标“%(name)s”在文件里出现了两次，请只留一行。") % {
        "name": claim.name[:30]
    }
