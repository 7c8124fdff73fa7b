"""Department and unit budgets as Shanghai publishes them: nine tables."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.shanghai_budget.recognition import recognise

LAYOUT = Layout(
    id="shanghai-budget",
    title="上海部门（单位）预算公开",
    recognise=recognise,
    folder=__name__,
)
