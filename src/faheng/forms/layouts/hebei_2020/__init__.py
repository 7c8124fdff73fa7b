"""部门预算绩效信息 with one form a project, as in Hebei 2020."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.hebei_2020.recognition import recognise

LAYOUT = Layout(
    id="hebei-2020",
    title="部门预算绩效信息（项目编码、支出计划与指标描述）",
    evidence="项目编码、预算规模及资金用途、绩效指标描述、指标值确定依据等栏目",
    recognise=recognise,
    folder=__name__,
)
