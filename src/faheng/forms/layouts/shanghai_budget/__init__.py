"""Department and unit budgets as Shanghai publishes them: nine tables."""

from __future__ import annotations

from faheng.forms.budget.labels import BUDGET_LABELS
from faheng.forms.layout import Layout
from faheng.forms.layouts.shanghai_budget.reader import read
from faheng.forms.layouts.shanghai_budget.recognition import recognise

LAYOUT = Layout(
    id="shanghai-budget",
    title="上海部门（单位）预算公开",
    recognise=recognise,
    read=read,
    labels=BUDGET_LABELS,
)
