"""A person with an account, and the roles they hold."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.models.bureau import Bureau, Section
from faheng.site.bureaus.roles import OF_A_SECTION, Role


class People(BaseUserManager["User"]):
    """Accounts are found by their name; they are made by ``actions.people``."""


class User(AbstractBaseUser):
    """An account. What it may do follows from its memberships alone."""

    username = models.CharField(_("登录名"), max_length=60, unique=True)
    name = models.CharField(_("姓名"), max_length=60)
    is_active = models.BooleanField(_("启用"), default=True)
    must_change_password = models.BooleanField(_("下次登录须改密码"), default=False)
    session_epoch = models.PositiveIntegerField(default=0)
    """Raised to end all sessions of the account at once."""

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        return f"{super().get_session_auth_hash()}.{self.session_epoch}"


class Membership(models.Model):
    """A role held by a person in a bureau, from a day until a day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    bureau = models.ForeignKey(
        Bureau, on_delete=models.PROTECT, related_name="memberships"
    )
    section = models.ForeignKey(
        Section,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name=_("科室（单位）"),
    )
    role = models.CharField(_("角色"), max_length=30, choices=Role)
    starts_on = models.DateField(_("自"))
    ends_on = models.DateField(_("至"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="role_held_once_in_section",
                fields=["user", "bureau", "section", "role"],
                condition=models.Q(section__isnull=False),
            ),
            models.UniqueConstraint(
                name="role_held_once_in_bureau",
                fields=["user", "bureau", "role"],
                condition=models.Q(section=None),
            ),
            models.CheckConstraint(
                name="sectional_role_names_its_section",
                condition=models.Q(section__isnull=False, role__in=sorted(OF_A_SECTION))
                | (models.Q(section=None) & ~models.Q(role__in=sorted(OF_A_SECTION))),
            ),
            models.CheckConstraint(
                name="role_ends_after_it_starts",
                condition=models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"
