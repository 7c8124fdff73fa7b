"""A person's own tokens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from faheng.site.bureaus.models import Membership
from faheng.site.bureaus.permissions import memberships_of
from faheng.site.exceptions import SiteError
from faheng.site.rest import interface
from faheng.site.rest.actions.tokens import NewToken, end_token, make_token
from faheng.site.rest.models import ApiToken

_USUAL = timedelta(days=90)


class TokenForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("用途"), max_length=60)
    membership = forms.ChoiceField(label=gettext_lazy("角色"))
    ends_on = forms.DateField(
        label=gettext_lazy("有效期至"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    may_write = forms.BooleanField(
        label=gettext_lazy("可以办理（不勾选则只能查看）"), required=False
    )

    def __init__(self, held: list[Membership], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held = {str(each.pk): each for each in held}
        self.fields["membership"].choices = [  # type: ignore[attr-defined]
            (each.pk, f"{each.get_role_display()} · {each.bureau}") for each in held
        ]

    def chosen(self) -> Membership:
        """The role the token is to carry."""
        return self._held[self.cleaned_data["membership"]]


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """List a person's tokens; make one, whose secret is shown this once."""
    held = memberships_of(request.user)
    made: NewToken | None = None
    start = {"ends_on": timezone.localdate() + _USUAL}
    form = TokenForm(held, request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            made = make_token(
                by=request.user,  # type: ignore[arg-type]
                membership=form.chosen(),
                name=form.cleaned_data["name"],
                ends_on=form.cleaned_data["ends_on"],
                may_write=form.cleaned_data["may_write"],
            )
            form = TokenForm(held, initial=start)
        except (SiteError, PermissionDenied) as why:
            form.add_error(None, str(why))
    mine = ApiToken.objects.filter(membership__user=request.user.pk).select_related(
        "membership__bureau"
    )
    context = {
        "tokens": mine,
        "form": form,
        "made": made,
        "today": timezone.localdate(),
        "address": request.build_absolute_uri(interface.ADDRESS),
    }
    return render(request, "rest/tokens.html", context)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a token of one's own."""
    found = ApiToken.objects.filter(pk=pk, membership__user=request.user.pk).first()
    if found is None:
        raise Http404
    end_token(by=request.user, token=found)  # type: ignore[arg-type]
    messages.success(request, _("令牌已作废。"))
    return redirect("tokens")


@login_required
@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The description of the interface, for whoever writes a program for it."""
    return JsonResponse(
        interface.description(), json_dumps_params={"ensure_ascii": False}
    )
