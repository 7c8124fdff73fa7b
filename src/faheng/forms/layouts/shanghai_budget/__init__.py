"""Department and unit budgets as Shanghai publishes them: nine tables."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.shanghai_budget.recognition import recognise

LAYOUT = Layout(
    id="shanghai-budget",
    title="部门（单位）预算公开（九张表）",
    recognise=recognise,
    folder=__name__,
)
