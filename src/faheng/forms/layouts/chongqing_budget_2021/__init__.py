"""Department budgets as the districts of Chongqing publish them since 2021."""

from __future__ import annotations

from faheng.forms.budget.labels import BUDGET_LABELS
from faheng.forms.layout import Layout
from faheng.forms.layouts.chongqing_budget_2021.reader import read
from faheng.forms.layouts.chongqing_budget_2021.recognition import recognise

LAYOUT = Layout(
    id="chongqing-budget-2021",
    title="重庆部门预算公开表（含整体绩效目标表、区级项目绩效目标表）",
    recognise=recognise,
    read=read,
    labels=BUDGET_LABELS,
)
