"""Columns that hold what plain ones would blur."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

# What the type checker sees an attribute take and give.
Taken = TypeVar("Taken")
Given = TypeVar("Given")

if TYPE_CHECKING:
    _Field = models.Field
else:

    class _Field(models.Field, Generic[Taken, Given]):
        """Django's fields cannot be subscripted when running; this one can."""


class YuanField(_Field[Taken, Given]):
    """An amount of money: ``Decimal`` yuan in Python, whole 分 in the database.

    SQLite keeps decimals as binary floats; whole numbers are summed exactly by both
    databases. A sum over the column comes back as ``Decimal`` yuan as well.
    """

    description = "yuan, kept as fen"
    default_error_messages = {"invalid": _("金额应为数字，最多两位小数。")}
    _pyi_private_set_type: Decimal | str | int
    _pyi_private_get_type: Decimal
    _pyi_lookup_exact_type: Decimal | str | int

    def get_internal_type(self) -> str:
        return "BigIntegerField"

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(
            **{"form_class": forms.DecimalField, "decimal_places": 2, **kwargs}
        )

    def from_db_value(self, value: Any, *_: Any) -> Decimal | None:
        return None if value is None else Decimal(int(value)) / 100

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or value == "":
            return None
        try:
            amount = Decimal(str(value))
            fen = amount * 100
            exact = amount.is_finite() and fen == fen.to_integral_value()
        except ArithmeticError:
            exact = False
        if not exact:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return amount.quantize(Decimal("0.01"))

    def get_prep_value(self, value: Any) -> int | None:
        amount = self.to_python(value)
        return None if amount is None else int(amount * 100)

    def value_to_string(self, obj: models.Model) -> str:
        amount = self.value_from_object(obj)
        return "" if amount is None else f"{amount:.2f}"
