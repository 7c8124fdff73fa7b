"""Department and unit budgets as Shanghai publishes them: nine tables."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.shanghai_budget.recognition import recognise

LAYOUT = Layout(
    id="shanghai-budget",
    title="部门（单位）预算公开（九张表）",
    evidence="财务收支预算总表、功能分类和部门预算经济分类预算表、“三公”经费和机关运行经费预算表等表题，以及预算编制说明",
    recognise=recognise,
    folder=__name__,
)
