"""What is said with a move: of many declarations at once, or of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from faheng.site.exceptions import InvalidInputError
from faheng.site.planning.actions.meetings import Minutes
from faheng.site.planning.models import BudgetYear, CollectiveDecision
from faheng.site.planning.queries.lists import number_of
from faheng.site.planning.states import Move

_YUAN = re.compile(r"[0-9]{1,15}(\.[0-9]{1,2})?")


def amount_of(text: str) -> Decimal | None:
    """Yuan as typed, blanks and commas between thousands left out; ``None`` for a blank."""
    plain = "".join(text.split()).replace(",", "").replace("，", "")
    if not plain:
        return None
    if not _YUAN.fullmatch(plain):
        raise InvalidInputError(_("金额应为数字，单位为元，最多两位小数。"))
    return Decimal(plain)


def move_of(text: str) -> Move:
    """The move a button names; raises for one there is not."""
    if text not in Move.values:
        raise InvalidInputError(_("没有这种办理，请刷新页面。"))
    return Move(text)


@dataclass(frozen=True)
class Ticked:
    """Declarations ticked on a page, each with the revision that was seen."""

    pks: tuple[int, ...]
    revisions: Mapping[int, int]
    amounts: Mapping[int, Decimal]


def ticked(said: QueryDict) -> Ticked:
    """What was ticked, with the control numbers typed beside it."""
    pks = tuple(pk for text in said.getlist("declaration") if (pk := number_of(text)))
    revisions: dict[int, int] = {}
    amounts: dict[int, Decimal] = {}
    for pk in pks:
        revision = number_of(said.get(f"revision-{pk}"))
        if revision is None:
            raise InvalidInputError(_("页面不完整，请刷新后再办理。"))
        revisions[pk] = revision
        amount = amount_of(said.get(f"amount-{pk}", ""))
        if amount is not None:
            amounts[pk] = amount
    return Ticked(pks, revisions, amounts)


def returned_items(said: QueryDict) -> list[tuple[str, str]]:
    """Items ticked to be sent back, each with its message."""
    return [(item, said.get(f"message-{item}", "")) for item in said.getlist("item")]


class MinutesForm(forms.Form):
    """A decision on record, or one to be put there."""

    decision = forms.ModelChoiceField(
        CollectiveDecision.objects.none(),
        label=gettext_lazy("已登记的决定"),
        required=False,
        empty_label=gettext_lazy("登记新的会议决定"),
    )
    meeting = forms.ChoiceField(
        label=gettext_lazy("会议"),
        required=False,
        choices=CollectiveDecision.Meeting.choices,
    )
    held_on = forms.DateField(
        label=gettext_lazy("召开日期"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    number = forms.CharField(
        label=gettext_lazy("会议纪要文号"), required=False, max_length=60
    )
    text = forms.CharField(
        label=gettext_lazy("决定内容"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, budget_year: BudgetYear, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["decision"]
        field.queryset = budget_year.decisions.all()  # type: ignore[attr-defined]
        field.label_from_instance = _named  # type: ignore[attr-defined]

    def decided(self) -> CollectiveDecision | Minutes:
        """What the meeting decided; raises where it is neither chosen nor told."""
        if not self.is_valid():
            raise InvalidInputError(_("请核对会议决定的日期、文号和内容。"))
        said = self.cleaned_data
        if said["decision"] is not None:
            chosen: CollectiveDecision = said["decision"]
            return chosen
        if said["held_on"] is None:
            raise InvalidInputError(_("请填写会议的召开日期。"))
        return Minutes(said["meeting"], said["held_on"], said["number"], said["text"])


def _named(decision: CollectiveDecision) -> str:
    return _("%(meeting)s %(number)s（%(day)s）") % {
        "meeting": decision.get_meeting_display(),
        "number": decision.number,
        "day": decision.held_on.isoformat(),
    }
