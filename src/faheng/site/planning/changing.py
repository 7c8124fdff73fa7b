"""Changes after approval as a table: who asks, who decides, who is told."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from faheng.site.bureaus.roles import Right


class ChangeKind(TextChoices):
    """The last three are the kinds of ``FundingAdjustment``."""

    TARGET = "target", _("调整绩效目标")
    TRANSFER = "transfer", _("调剂")
    SUPPLEMENT = "supplement", _("追加")
    REDUCTION = "reduction", _("追减")


@dataclass(frozen=True)
class ChangeRule:
    """One line of the table. Who asked never decides."""

    asks: Right = Right.ASK_CHANGE
    """Held in the section of the project."""
    decides: Right = Right.GRANT_CHANGE
    by_the_treasury: bool = False
    """Decided in the finance bureau, not in the declaring one."""
    tells_the_treasury: bool = False


CHANGES: dict[ChangeKind, ChangeRule] = {
    ChangeKind.TARGET: ChangeRule(),
    # Money that stays within the bureau is the bureau's to move; the treasury hears of it.
    ChangeKind.TRANSFER: ChangeRule(tells_the_treasury=True),
    ChangeKind.SUPPLEMENT: ChangeRule(by_the_treasury=True),
    ChangeKind.REDUCTION: ChangeRule(by_the_treasury=True),
}
