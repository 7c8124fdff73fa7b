"""What planning keeps: years, projects, declarations and all that is written on them."""

from faheng.site.planning.models.attachment import Attachment
from faheng.site.planning.models.change import FundingAdjustment, TargetChange
from faheng.site.planning.models.declaration import (
    Declaration,
    FundingLine,
    Indicator,
    PaymentLine,
)
from faheng.site.planning.models.history import Edit, ReturnedItem, Step, Version
from faheng.site.planning.models.imported import ImportedFile
from faheng.site.planning.models.notice import Notice
from faheng.site.planning.models.project import Project
from faheng.site.planning.models.waiver import Waiver
from faheng.site.planning.models.year import BudgetYear, CollectiveDecision, Deadline

__all__ = [
    "Attachment",
    "BudgetYear",
    "CollectiveDecision",
    "Deadline",
    "Declaration",
    "Edit",
    "FundingAdjustment",
    "FundingLine",
    "ImportedFile",
    "Indicator",
    "Notice",
    "PaymentLine",
    "Project",
    "ReturnedItem",
    "Step",
    "TargetChange",
    "Version",
    "Waiver",
]
