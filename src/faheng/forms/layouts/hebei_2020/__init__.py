"""部门预算绩效信息 with one form a project, as in Hebei 2020."""

from faheng.forms.layout import Layout
from faheng.forms.layouts.hebei_2020.recognition import recognise

LAYOUT = Layout(
    id="hebei-2020",
    title="部门预算绩效信息（项目编码、支出计划与指标描述）",
    recognise=recognise,
    folder=__name__,
)
