"""People and their roles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import Bureau, Section
from faheng.site.bureaus.roles import OF_A_SECTION, Role


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> Any:
    """A day, picked by the browser's own calendar."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def _by_kind(sections: Iterable[Section]) -> list[tuple[str, list[tuple[int, str]]]]:
    """The parts of a bureau as groups of a list to choose from."""
    groups: dict[str, list[tuple[int, str]]] = {kind: [] for kind in Section.Kind}
    for section in sections:
        groups[section.kind].append((section.pk, section.name))
    return [
        (str(Section.Kind(kind).label), parts)
        for kind, parts in groups.items()
        if parts
    ]


class SearchForm(forms.Form):
    """What the list of people is narrowed by; nonsense narrows nothing."""

    q = forms.CharField(label=_("姓名或登录名"), required=False, max_length=60)
    bureau = forms.ModelChoiceField(
        Bureau.objects.none(), label=_("机构"), required=False, empty_label=_("全部")
    )
    role = forms.ChoiceField(label=_("角色"), required=False)
    state = forms.ChoiceField(
        label=_("账号"),
        required=False,
        choices=[("", _("在用")), ("closed", _("已停用")), ("all", _("全部"))],
    )

    def __init__(self, *args: Any, bureaus: QuerySet[Bureau], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bureau"].queryset = bureaus  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", _("全部")), *Role.choices]  # type: ignore[attr-defined]


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("姓名"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class RoleForm(forms.Form):
    """A role in a bureau that has been chosen already."""

    role = forms.ChoiceField(label=_("角色"), choices=[("", "———"), *Role.choices])
    section = forms.ModelChoiceField(
        Section.objects.none(),
        label=_("科室（单位）"),
        required=False,
        empty_label=_("全单位的角色不选"),
    )
    starts_on = day_field(_("自"))
    ends_on = day_field(
        _("至（含当日）"), required=False, help_text=_("不填即长期有效。")
    )

    def __init__(self, *args: Any, bureau: Bureau, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        section: Any = self.fields["section"]
        section.queryset = bureau.sections.order_by("pk")
        section.choices = [("", section.empty_label), *_by_kind(section.queryset)]
        # Not optional: the role says whether it is to be filled in.
        section.depends = True
        section.help_text = _("%(roles)s须选定所在科室（单位）。") % {
            "roles": "、".join(str(role.label) for role in Role if role in OF_A_SECTION)
        }
        self.fields["starts_on"].initial = timezone.localdate

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class AddPersonForm(RoleForm):
    """An account together with its first role."""

    username = forms.CharField(
        label=_("登录名"),
        max_length=60,
        help_text=_("2 至 60 位文字、字母或数字，可含 . _ - @；确定后不能修改。"),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )
    name = forms.CharField(
        label=_("姓名"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("username", "name", "role", "section", "starts_on", "ends_on")


class EndRoleForm(forms.Form):
    ends_on = day_field(_("任职到（含当日）"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = timezone.localdate
