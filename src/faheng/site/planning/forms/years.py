"""A budget year, and the days its desks have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import Bureau
from faheng.site.planning.states import DESKS, Round, State

Desk = tuple[Round, State]


def field_of(desk: Desk) -> str:
    """What the day of a desk is called in the form."""
    return f"{desk[0].value}-{desk[1].value}"


@dataclass(frozen=True)
class RoundOfDesks:
    round: Round
    fields: list[forms.BoundField]


class DeadlinesForm(forms.Form):
    """A day for each desk of both rounds; those left blank have none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for desk in DESKS:
            self.fields[field_of(desk)] = forms.DateField(
                label=desk[1].label,
                required=False,
                widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            )

    def rounds(self) -> Iterator[RoundOfDesks]:
        for round_ in Round:
            yield RoundOfDesks(
                round_, [self[field_of(desk)] for desk in DESKS if desk[0] is round_]
            )

    def deadlines(self) -> dict[Desk, date]:
        """What was filled in, once it is valid."""
        found = {desk: self.cleaned_data[field_of(desk)] for desk in DESKS}
        return {desk: on for desk, on in found.items() if on is not None}


def initial_of(deadlines: Mapping[Desk, date]) -> dict[str, date]:
    return {field_of(desk): on for desk, on in deadlines.items()}


class OpenYearForm(DeadlinesForm):
    """A year to open; the bureau is asked for where there are several."""

    bureau = forms.ModelChoiceField(Bureau.objects.none(), label=_("单位"))
    year = forms.IntegerField(
        label=_("预算年度"),
        min_value=2000,
        max_value=2099,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, bureaus: QuerySet[Bureau], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bureau"].queryset = bureaus  # type: ignore[attr-defined]
