"""Department budgets as the districts of Chongqing publish them since 2021."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.chongqing_budget_2021.recognition import recognise

LAYOUT = Layout(
    id="chongqing-budget-2021",
    title="部门预算公开（十张表，含整体和项目绩效目标表）",
    evidence="至少三张部门预算公开表的表题（收支总表、收入总表、支出总表、“三公”经费、政府采购、整体绩效目标等），文中有重庆字样更确定；或单独的项目绩效目标表及其当年预算、上年预算、追加追减等栏目",
    recognise=recognise,
    folder=__name__,
)
