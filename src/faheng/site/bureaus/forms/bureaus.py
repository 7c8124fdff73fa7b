"""Bureaus and their parts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.actions.bureaus import BureauFields
from faheng.site.bureaus.layouts import layout_choices
from faheng.site.bureaus.models import Bureau, Section
from faheng.site.bureaus.policies import levels_below


class BureauForm(forms.Form):
    """A bureau below ``parent``, or one whose place in the tree stays as it is."""

    name = forms.CharField(label=_("名称"), max_length=100)
    code = forms.CharField(
        label=_("单位编码"),
        max_length=30,
        required=False,
        help_text=_("预算单位编码，可不填。"),
    )
    parent = forms.ModelChoiceField(
        Bureau.objects.none(), label=_("上级机关"), empty_label=None
    )
    level = forms.ChoiceField(label=_("级别"))
    treasury = forms.ModelChoiceField(
        Bureau.objects.none(),
        label=_("同级财政部门"),
        required=False,
        empty_label=_("尚未确定"),
    )
    form_layout = forms.ChoiceField(
        label=_("绩效目标表样"),
        choices=layout_choices,
        help_text=_("本单位按当地财政部门要求填报的表样；下载的表格按此生成。"),
    )

    def __init__(
        self,
        *args: Any,
        kind: str,
        levels: list[Bureau.Level],
        parents: QuerySet[Bureau] | None,
        treasury: Bureau | None = None,
        **kwargs: Any,
    ) -> None:
        """What leaves no choice is not asked: ``parents``, without; a single level; a
        ``treasury`` that stays."""
        super().__init__(*args, **kwargs)
        self._levels = levels
        self._treasury = treasury
        if len(levels) == 1:
            del self.fields["level"]
        else:
            choices = [(level.value, level.label) for level in levels]
            self.fields["level"].choices = choices  # type: ignore[attr-defined]
        if parents is None:
            del self.fields["parent"]
        else:
            self.fields["parent"].queryset = parents  # type: ignore[attr-defined]
        if kind == Bureau.Kind.FINANCE:
            del self.fields["treasury"]
            del self.fields["form_layout"]
        elif treasury is not None:
            del self.fields["treasury"]
        else:
            treasuries = Bureau.objects.filter(
                kind=Bureau.Kind.FINANCE, level__in=[level.value for level in levels]
            )
            self.fields["treasury"].queryset = treasuries  # type: ignore[attr-defined]

    def said(self) -> BureauFields:
        """The fields as the actions take them."""
        typed = self.cleaned_data
        return BureauFields(
            name=typed["name"],
            code=typed["code"],
            level=Bureau.Level(typed.get("level") or self._levels[0]),
            treasury=self._treasury or typed.get("treasury"),
            form_layout=typed.get("form_layout") or "mof-declaration-2015",
        )


def form_below(parent: Bureau, data: Any = None) -> BureauForm:
    """For a new bureau below this one."""
    return BureauForm(
        data,
        kind=parent.kind,
        levels=levels_below(parent),
        parents=None,
    )


def form_of(
    bureau: Bureau, administered: QuerySet[Bureau], data: Any = None
) -> BureauForm:
    """For a bureau there is: its place, and who grants its money once that is said, are
    asked only of who looks after its parent too."""
    moves = administered.filter(pk__in=[bureau.parent_id]).exists()
    parents = administered.filter(kind=bureau.kind).exclude(level=Bureau.Level.DISTRICT)
    return BureauForm(
        data,
        kind=bureau.kind,
        levels=[Bureau.Level.CITY, Bureau.Level.DISTRICT]
        if moves
        else [Bureau.Level(bureau.level)],
        parents=parents.exclude(pk=bureau.pk) if moves else None,
        treasury=None if moves else bureau.treasury,
        initial={
            "name": bureau.name,
            "code": bureau.code,
            "parent": bureau.parent_id,
            "level": bureau.level,
            "treasury": bureau.treasury_id,
            "form_layout": bureau.form_layout,
        },
    )


class TreasuryForm(forms.Form):
    """The finance bureau of the same level, with its own administrator."""

    name = forms.CharField(label=_("财政部门名称"), max_length=100)
    code = forms.CharField(label=_("单位编码"), max_length=30, required=False)
    username = forms.CharField(
        label=_("其系统管理员的登录名"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    person = forms.CharField(
        label=_("其系统管理员的姓名"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class SectionForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=100)
    kind = forms.ChoiceField(label=_("类别"), choices=Section.Kind.choices)


class SectionNameForm(forms.Form):
    name = forms.CharField(label=_("名称"), max_length=100)
