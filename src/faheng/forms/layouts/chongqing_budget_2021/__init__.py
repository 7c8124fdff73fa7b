"""Department budgets as the districts of Chongqing publish them since 2021."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.chongqing_budget_2021.recognition import recognise

LAYOUT = Layout(
    id="chongqing-budget-2021",
    title="部门预算公开（十张表，含整体和项目绩效目标表）",
    recognise=recognise,
    folder=__name__,
)
