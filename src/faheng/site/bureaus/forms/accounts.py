"""Signing in, and one's own password and codes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models import User
from faheng.site.bureaus.second_factor import clean_code
from faheng.site.bureaus.usernames import kept_username


class SignInForm(forms.Form):
    username = forms.CharField(
        label=_("登录名"),
        max_length=150,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )
    password = forms.CharField(
        label=_("密码"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_username(self) -> str:
        return kept_username(self.cleaned_data["username"])


class CodeForm(forms.Form):
    """A one-time code."""

    code = forms.CharField(
        label=_("动态口令"),
        max_length=32,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )

    def clean_code(self) -> str:
        return clean_code(self.cleaned_data["code"])


class SecondStepForm(CodeForm):
    """A one-time code, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("动态口令或备用码")
        # A recovery code has letters: the full keyboard.
        self.fields["code"].widget.attrs["inputmode"] = "text"


class PasswordForm(forms.Form):
    """The password, once more, before something that weakens the account."""

    password = forms.CharField(
        label=_("当前密码"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ChangePasswordForm(PasswordForm):
    new_password = forms.CharField(
        label=_("新密码"),
        max_length=256,
        strip=False,
        help_text=_(
            "至少 10 位，可用一句话；不能全是数字、过于常见，或与登录名、姓名相近。"
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    repeated = forms.CharField(
        label=_("再输一次新密码"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        new = cleaned.get("new_password")
        if new is None:
            return cleaned
        if "repeated" in cleaned and cleaned["repeated"] != new:
            self.add_error("repeated", _("两次输入的新密码不一致。"))
        if new == cleaned.get("password"):
            self.add_error("new_password", _("新密码不能与当前密码相同。"))
        try:
            validate_password(new, self.person)
        except ValidationError as why:
            self.add_error("new_password", why)
        return cleaned
