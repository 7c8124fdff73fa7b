"""What lists are narrowed by; nonsense in an address narrows nothing."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import Bureau, Section
from faheng.site.bureaus.permissions import Person
from faheng.site.planning.queries.lists import (
    bureaus_seen,
    inside_bureaus,
    looks_from_outside,
    number_of,
    sections_seen,
    years_seen,
)
from faheng.site.planning.states import State

MOST_BUREAUS = 60
"""More are found by their names, not in a list."""


class Search(forms.Form):
    """By year and bureau; without a year in the address, the latest there is."""

    year = forms.TypedChoiceField(label=_("年度"), required=False, coerce=int)
    bureau = forms.CharField(label=_("单位"), required=False, max_length=60)

    def __init__(self, said: QueryDict, *, person: Person) -> None:
        years = years_seen(person)
        if "year" not in said and years:
            said = said.copy()
            said["year"] = str(years[0])
        super().__init__(said)
        self._said = said
        self.outside = looks_from_outside(person)
        self.near: list[int] | None = sorted(inside_bureaus(person))
        """All bureaus they see anything of, if those are few enough to be named."""
        self.fields["year"].choices = [  # type: ignore[attr-defined]
            ("", _("全部")),
            *((year, str(year)) for year in years),
        ]
        if self.outside:
            self._offer(bureaus_seen(person))
        else:
            del self.fields["bureau"]

    def _offer(self, bureaus: QuerySet[Bureau]) -> None:
        """A list to choose from, if it is not too long; else one by key, or by name."""
        self._bureaus = bureaus
        some = list(bureaus.values_list("pk", "name")[: MOST_BUREAUS + 1])
        if len(some) > MOST_BUREAUS:
            self.near = None
        else:
            self.near = [*(self.near or ()), *(pk for pk, _name in some)]
            choices = [("", _("全部")), *some]
            self.fields["bureau"].widget = forms.Select(choices=choices)

    def asked(self) -> dict[str, Any]:
        """What was understood; every field is there, ``bureau`` as a list of keys."""
        self.is_valid()
        blank: dict[str, Any] = dict.fromkeys(self.fields)
        asked = {**blank, **self.cleaned_data}
        typed = asked.get("bureau")
        asked["bureau"] = self._bureaus_meant(typed) if typed else None
        # Named, an index finds them; left to a join, the whole year is gone through.
        asked["near"] = self.near
        return asked

    def _bureaus_meant(self, typed: str) -> list[int]:
        key = number_of(typed)
        if key is not None:
            found = list(self._bureaus.filter(pk=key).values_list("pk", "name"))
            if found and not isinstance(self.fields["bureau"].widget, forms.Select):
                # The page says the name of a bureau that was linked to by its key.
                shown = self._said.copy()
                shown["bureau"] = found[0][1]
                self.data = shown
            return [pk for pk, _name in found]
        named = self._bureaus
        for word in typed.split():
            named = named.filter(name__icontains=word)
        return list(named.values_list("pk", flat=True)[:MOST_BUREAUS])

    def query(self) -> str:
        """The same search once more, for links to other pages of it."""
        said = {name: self[name].value() for name in self.fields}
        return urlencode({name: value or "" for name, value in said.items()})


class DeclarationSearch(Search):
    state = forms.ChoiceField(
        label=_("状态"), required=False, choices=[("", _("全部")), *State.choices]
    )
    section = forms.ModelChoiceField(
        Section.objects.none(), label=_("科室"), required=False, empty_label=_("全部")
    )
    q = forms.CharField(label=_("项目名称"), required=False, max_length=60)
    faulty = forms.BooleanField(label=_("只看有必须修改的"), required=False)

    def __init__(self, said: QueryDict, *, person: Person) -> None:
        super().__init__(said, person=person)
        if self.outside:
            del self.fields["section"]
        else:
            self.fields["section"].queryset = sections_seen(person)  # type: ignore[attr-defined]

    def query(self) -> str:
        said = {name: self[name].value() for name in self.fields}
        said["faulty"] = "on" if said["faulty"] else ""
        return urlencode({name: value or "" for name, value in said.items()})


class IndicatorSearch(Search):
    level1 = forms.ChoiceField(
        label=_("一级指标"),
        required=False,
        choices=[
            ("", _("全部")),
            ("产出", _("产出指标")),
            ("成本", _("成本指标")),
            ("效益", _("效益指标")),
            ("效果", _("效果指标")),
            ("满意度", _("满意度指标")),
        ],
    )
    q = forms.CharField(label=_("指标名称、指标值"), required=False, max_length=60)
