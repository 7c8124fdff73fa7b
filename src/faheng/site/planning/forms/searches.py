"""What lists are narrowed by; nonsense in an address narrows nothing."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import Bureau, Section
from faheng.site.bureaus.permissions import Person
from faheng.site.planning.queries.lists import (
    bureaus_seen,
    looks_from_outside,
    sections_seen,
    years_seen,
)
from faheng.site.planning.states import State


class Search(forms.Form):
    """By year and bureau; without a year in the address, the latest there is."""

    year = forms.TypedChoiceField(label=_("年度"), required=False, coerce=int)
    bureau = forms.ModelChoiceField(
        Bureau.objects.none(), label=_("单位"), required=False, empty_label=_("全部")
    )

    def __init__(self, said: QueryDict, *, person: Person) -> None:
        years = years_seen(person)
        if "year" not in said and years:
            said = said.copy()
            said["year"] = str(years[0])
        super().__init__(said)
        self.outside = looks_from_outside(person)
        self.fields["year"].choices = [  # type: ignore[attr-defined]
            ("", _("全部")),
            *((year, str(year)) for year in years),
        ]
        if self.outside:
            self.fields["bureau"].queryset = bureaus_seen(person)  # type: ignore[attr-defined]
        else:
            del self.fields["bureau"]

    def asked(self) -> dict[str, Any]:
        """What was understood; every field is there."""
        self.is_valid()
        blank: dict[str, Any] = dict.fromkeys(self.fields)
        return {**blank, **self.cleaned_data}

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
